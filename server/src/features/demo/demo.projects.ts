import type { Project, ProjectStep, ProjectUpdate } from '../projects/projects.model';
import { demoContent } from './content';
import type { DemoProject } from './content/types';
import { type Calendar, idAt } from './demo.calendar';

/** Lessons as the form keeps them: one text, a list where there are several. */
const lessonsText = (lessons: string[]) => lessons.map((lesson) => `- ${lesson}`).join('\n');

function shutdownOf({ stages, lessons }: DemoProject, { at, person }: Calendar) {
  const last = stages.at(-1);
  if (last?.stage !== 'shut_down') return null;
  return {
    reason: last.reason,
    lessons: lessonsText(lessons ?? []),
    byId: person(last.by),
    at: at(last.daysAgo),
  };
}

export function projectRows(calendar: Calendar): Project[] {
  const { at, person, idea, project } = calendar;
  const titles = new Map(demoContent.ideas.map(({ key, title }) => [key, title]));
  return demoContent.projects.map((row) => {
    const [first, last] = [row.stages[0], row.stages.at(-1)];
    if (!first || !last) throw new Error(`The demo's project "${row.key}" has no stage.`);
    return {
      _id: project(row.key),
      ideaId: idea(row.idea),
      ideaTitle: titles.get(row.idea) ?? '',
      title: row.title,
      stage: last.stage,
      stageSince: at(last.daysAgo),
      ownerId: person(row.owner),
      sponsorId: person(row.sponsor),
      budget: row.budget,
      createdAt: at(first.daysAgo),
      updateCount: row.updates.length,
      contentRev: 1,
      liveRev: 1,
      shutdown: shutdownOf(row, calendar),
    };
  });
}

export const stepRows = ({ at, person, project }: Calendar): ProjectStep[] =>
  demoContent.projects.flatMap(({ key, stages }) =>
    stages.map(({ stage, by, daysAgo, reason }, i) => ({
      _id: idAt(at(daysAgo)),
      projectId: project(key),
      from: stages[i - 1]?.stage ?? null,
      to: stage,
      reason,
      byId: person(by),
      at: at(daysAgo),
    })),
  );

export const updateRows = ({ at, person, project }: Calendar): ProjectUpdate[] =>
  demoContent.projects.flatMap(({ key, updates }) =>
    updates.map(({ author, body, daysAgo }) => ({
      _id: idAt(at(daysAgo)),
      projectId: project(key),
      authorId: person(author),
      body,
      postedAt: at(daysAgo),
    })),
  );
