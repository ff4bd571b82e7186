import type { IdeaStage } from '@leaven/shared/stages';
import type { Transaction } from '../../database/connection';
import type { Category } from '../categories/categories.model';
import { categories } from '../categories/categories.service';
import { excerptOf } from './excerpt';
import type { Idea } from './ideas.model';

/** Whom an idea comes to by its category. */
export const routedTo = ({ _id, stewardId }: Pick<Category, '_id' | 'stewardId'>) => ({
  categoryId: _id,
  stewardId,
  handedOn: false,
});

const waits = (stage: IdeaStage) => stage === 'open' || stage === 'in_review';

/**
 * Whom an idea comes to that waits for an answer again: its category's steward of today, for who
 * answered it may have left. Nothing where it did wait, or does not now.
 */
export async function routedAgain(idea: Idea, to: IdeaStage): Promise<Partial<Idea>> {
  if (waits(idea.stage) || !waits(to)) return {};
  const stewardId = (await categories.stewards()).get(String(idea.categoryId));
  return stewardId ? { stewardId, handedOn: false } : {};
}

/** Says to whom an idea has come, in the transaction that brings it there. */
export const recordRouted = (
  { record }: Transaction,
  actorId: string | null,
  idea: Pick<Idea, '_id' | 'title' | 'stewardId' | 'handedOn'>,
  reason = '',
) =>
  record({
    kind: 'idea.routed',
    actorId,
    data: {
      ideaId: String(idea._id),
      ideaTitle: idea.title,
      stewardId: String(idea.stewardId),
      handedOn: idea.handedOn,
      reason: excerptOf(reason),
    },
  });
