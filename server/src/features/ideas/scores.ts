import { eyesScore, hotScore, topScore } from '@leaven/shared/ideas/ranking';
import { settings } from '../settings/settings.service';
import type { Idea } from './ideas.model';

/** What the feed is ordered by, stored with the idea. */
export type Scores = Pick<Idea, 'hot' | 'top' | 'eyes'>;

/** The half-life of Hot, as an administrator has set it. */
export const currentHalfLife = async (): Promise<number> =>
  (await settings.get()).ranking.halfLifeDays;

/** Every score follows from these; whoever changes one of them writes the scores anew. */
export const scoresOf = (
  { votes, impressions, postedAt }: Pick<Idea, 'votes' | 'impressions' | 'postedAt'>,
  halfLifeDays: number,
): Scores => ({
  hot: hotScore(votes, postedAt, halfLifeDays),
  top: topScore(votes, impressions),
  eyes: eyesScore(votes, impressions),
});
