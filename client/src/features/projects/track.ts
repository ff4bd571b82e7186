import { movableStages, type ProjectView } from '@leaven/shared/projects/projects.schemas';
import type { ProjectStage } from '@leaven/shared/stages';

export interface TrackStep {
  stage: ProjectStage;
  state: 'done' | 'now' | 'next' | 'good' | 'ended';
  /** When the project last came to this stage; null where it has not, or was led past it. */
  at: string | null;
  /** It went past without stopping here. */
  skipped: boolean;
}

const order: readonly ProjectStage[] = movableStages;

/**
 * The way of a project as its page draws it: what lies behind, where it stands and what may follow.
 * A project that was shut down shows how far it came, and then its end.
 */
export function trackOf(project: Pick<ProjectView, 'stage' | 'steps'>): TrackStep[] {
  const { stage, steps } = project;
  const cameTo = (to: ProjectStage) => steps.findLast((step) => step.to === to)?.at ?? null;
  const isOver = stage === 'shut_down';
  const last = isOver ? steps.findLast((step) => step.to === 'shut_down')?.from : stage;
  const reached = last ? order.indexOf(last) : -1;

  const way = order.map((to, index): TrackStep => {
    if (index > reached) return { stage: to, state: 'next', at: null, skipped: false };
    const at = cameTo(to);
    if (index === reached && !isOver)
      return { stage: to, state: to === 'shipped' ? 'good' : 'now', at, skipped: false };
    return { stage: to, state: 'done', at, skipped: at === null };
  });
  if (!isOver) return way;
  return [
    ...way.slice(0, reached + 1),
    { stage: 'shut_down', state: 'ended', at: cameTo('shut_down'), skipped: false },
  ];
}
