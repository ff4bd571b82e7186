import type { FeedSort, WhyView } from '@leaven/shared/feed/feed.schemas';
import type { RankingView } from '@leaven/shared/feed/ranking.api';
import { notFound } from '@leaven/shared/http/errors';
import { topScore, weightLeft } from '@leaven/shared/ideas/ranking';
import type { Actor } from '@leaven/shared/users/roles';
import { presentIdeas } from '../ideas/ideas.presenter';
import { ideas } from '../ideas/ideas.service';
import { IMPRESSION_DAYS } from '../ideas/impressions';
import { rescoringState } from '../ideas/rescoring';
import { currentHalfLife } from '../ideas/scores';
import { withCounts } from '../votes/counts';

/** The numbers behind an idea's place in an order. @throws AppError 404 also for a tombstone */
export async function whyHere(actor: Actor, ideaId: string, sort: FeedSort): Promise<WhyView> {
  const [idea, halfLifeDays] = await Promise.all([ideas.require(ideaId, actor), currentHalfLife()]);
  if (idea.deletedAt) throw notFound('idea');
  const { postedAt, activityAt } = idea;
  const [facts] = await withCounts(actor, [idea], await presentIdeas([idea]));
  const votes = facts?.votes ?? null;
  const impressions = Math.max(idea.impressions, Math.abs(votes ?? 0));
  return {
    id: ideaId,
    sort,
    postedAt: postedAt.toISOString(),
    activityAt: votes === null ? null : activityAt.toISOString(),
    counts:
      votes === null
        ? null
        : { votes, impressions, votesPerImpression: topScore(votes, impressions) },
    halfLifeDays,
    weightLeft: weightLeft(postedAt, new Date(), halfLifeDays),
  };
}

export async function ranking(): Promise<RankingView> {
  const [halfLifeDays, rescoring] = await Promise.all([currentHalfLife(), rescoringState()]);
  return { halfLifeDays, impressionDays: IMPRESSION_DAYS, rescoring };
}
