import type { DecisionView, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { IdeaStage } from '@leaven/shared/stages';

export interface WayStep {
  stage: IdeaStage;
  state: 'done' | 'now' | 'next' | 'good' | 'ended';
  /** When the idea came there; null for what lies ahead. */
  at: string | null;
  /** No stage yet, but the answer that is owed. */
  isDecision: boolean;
}

const isOver = (stage: IdeaStage) =>
  stage === 'promoted' || stage === 'declined' || stage === 'merged' || stage === 'archived';

/**
 * The way of an idea as its page draws it: open, in review, and then its answer. What came before a
 * reopening is history and stays among the decisions.
 */
export function wayOf({
  stage,
  postedAt,
  decisions,
}: Pick<IdeaView, 'stage' | 'postedAt' | 'decisions'>): WayStep[] {
  const cameTo = (to: IdeaStage) => decisions.findLast((d) => d.to === to && d.from !== to)?.at;
  const openedAt = cameTo('open') ?? postedAt;
  const reviewedAt = cameTo('in_review');
  // An ended idea may have been decided on without a review.
  const wasReviewed = reviewedAt !== undefined && reviewedAt >= openedAt;

  const open: WayStep = {
    stage: 'open',
    state: stage === 'open' ? 'now' : 'done',
    at: openedAt,
    isDecision: false,
  };
  const review: WayStep = {
    stage: 'in_review',
    state: stage === 'in_review' ? 'now' : isOver(stage) ? 'done' : 'next',
    at: wasReviewed ? (reviewedAt ?? null) : null,
    isDecision: false,
  };
  if (!isOver(stage))
    return [open, review, { stage: 'promoted', state: 'next', at: null, isDecision: true }];
  const end: WayStep = {
    stage,
    state: stage === 'promoted' ? 'good' : 'ended',
    at: cameTo(stage) ?? null,
    isDecision: false,
  };
  return wasReviewed ? [open, review, end] : [open, end];
}

/** Decisions that say something to a reader, the latest first. */
export const tellingDecisions = (decisions: readonly DecisionView[]): DecisionView[] =>
  decisions
    .filter(
      ({ to, reason, rule }) =>
        reason !== '' || rule !== null || to === 'declined' || to === 'promoted',
    )
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
