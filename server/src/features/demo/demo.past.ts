import { decidableStages } from '@leaven/shared/ideas/ideas.schemas';
import type { LeavenEvent } from '../../events/log';
import type { Comment } from '../comments/comments.model';
import type { Decision } from '../ideas/decisions.model';
import { excerptOf } from '../ideas/excerpt';
import type { Idea } from '../ideas/ideas.model';
import type { Project, ProjectStep, ProjectUpdate } from '../projects/projects.model';
import { idAt } from './demo.calendar';
import type { DemoRows } from './demo.rows';
import { groupByIdea } from './group-by-idea';

type PastEvent = LeavenEvent<
  | 'comment.posted'
  | 'idea.decided'
  | 'idea.promoted'
  | 'project.moved'
  | 'project.shut_down'
  | 'project.update_posted'
>;

/** A fact from before the start, with those who had taken part in its idea by then. */
export interface PastFact {
  event: PastEvent;
  around: {
    authorsOf(): Promise<string[]>;
    votersOf(): AsyncIterable<string>;
    commentersOf(): AsyncIterable<string>;
    /** Nobody: who follows wrote something and is told for that. */
    followersOf(): AsyncIterable<string>;
    isShown(): Promise<boolean>;
  };
}

const idOrNull = (id: unknown) => (id ? String(id) : null);

/** When a fact happened and by whom, under an id of its own. */
const happened = (at: Date, actorId: unknown) => ({
  id: String(idAt(at)),
  at,
  actorId: idOrNull(actorId),
});

const commented = (row: Comment, idea: Idea, parent: Comment | undefined): PastEvent => ({
  ...happened(row.postedAt, row.authorId),
  kind: 'comment.posted',
  data: {
    ideaId: String(idea._id),
    ideaTitle: idea.title,
    ideaAuthorId: idOrNull(idea.authorId),
    commentId: String(row._id),
    parentAuthorId: idOrNull(parent?.authorId),
    excerpt: excerptOf(row.body, 140),
  },
});

/** A promotion is told with its project, not as a decision. */
function decided(row: Decision, idea: Idea): PastEvent[] {
  const to = decidableStages.find((stage) => stage === row.to);
  if (!to) return [];
  const { from, reason } = row;
  const data = { ideaId: String(idea._id), ideaTitle: idea.title, from, to };
  return [
    {
      ...happened(row.at, row.byId),
      kind: 'idea.decided',
      data: { ...data, reason: excerptOf(reason) },
    },
  ];
}

const told = (project: Project) => ({
  projectId: String(project._id),
  projectTitle: project.title,
  ideaId: String(project.ideaId),
  ownerId: String(project.ownerId),
  sponsorId: String(project.sponsorId),
});

function stepped(row: ProjectStep, project: Project, idea: Idea): PastEvent {
  const common = { ...happened(row.at, row.byId) };
  const reason = excerptOf(row.reason);
  if (row.from === null) {
    const ideaAuthorId = idOrNull(idea.authorId);
    const data = { ...told(project), ideaTitle: idea.title, ideaAuthorId };
    return { ...common, kind: 'idea.promoted', data };
  }
  if (row.to === 'shut_down')
    return { ...common, kind: 'project.shut_down', data: { ...told(project), reason } };
  const data = { ...told(project), from: row.from, to: row.to, reason };
  return { ...common, kind: 'project.moved', data };
}

const updated = (row: ProjectUpdate, project: Project): PastEvent => ({
  ...happened(row.postedAt, row.authorId),
  kind: 'project.update_posted',
  data: { ...told(project), updateId: String(row._id), excerpt: excerptOf(row.body, 140) },
});

/** Finds a row by its id among those it must be among. */
function finder<T extends { _id: unknown }>(rows: T[]): (id: unknown) => T {
  const found = new Map(rows.map((row) => [String(row._id), row]));
  return (id) => {
    const row = found.get(String(id));
    if (!row) throw new Error(`The demo company has no row ${id}.`);
    return row;
  };
}

async function* these<T>(rows: T[], person: (row: T) => unknown): AsyncGenerator<string> {
  for (const row of rows) yield String(person(row));
}

/** What happened at Crumb & Co. before the start that somebody was to be told of. */
export function pastFacts(rows: DemoRows): PastFact[] {
  const ideaOf = finder(rows.ideas);
  const projectOf = finder(rows.projects);
  const commentOf = finder(rows.comments);
  const events: PastEvent[] = [
    ...rows.comments.map((row) =>
      commented(row, ideaOf(row.ideaId), row.parentId ? commentOf(row.parentId) : undefined),
    ),
    ...rows.decisions.flatMap((row) => decided(row, ideaOf(row.ideaId))),
    ...rows.steps.map((row) => {
      const project = projectOf(row.projectId);
      return stepped(row, project, ideaOf(project.ideaId));
    }),
    ...rows.updates.map((row) => updated(row, projectOf(row.projectId))),
  ];
  const votesOf = groupByIdea(rows.votes);
  const commentsOf = groupByIdea(rows.comments.filter(({ deletedAt }) => deletedAt === null));
  return events.map((event) => {
    const { ideaId } = event.data;
    const votes = votesOf(ideaId).filter(({ at }) => at <= event.at);
    const comments = commentsOf(ideaId).filter(({ postedAt }) => postedAt <= event.at);
    return {
      event,
      around: {
        authorsOf: async () => {
          const { authorId, coAuthorIds } = ideaOf(ideaId);
          return [authorId, ...coAuthorIds].flatMap((id) => idOrNull(id) ?? []);
        },
        votersOf: () => these(votes, ({ userId }) => userId),
        followersOf: () => these([], String),
        isShown: async () => true,
        commentersOf: () => these(comments, ({ authorId }) => authorId),
      },
    };
  });
}
