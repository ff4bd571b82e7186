import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';

/** What ranking goes by now, for the page that explains it. */
export const rankingView = z.object({
  halfLifeDays: z.number(),
  /** How many days it is kept who has seen what; then it is a number. */
  impressionDays: z.int(),
  /** The half-life has changed and scores are being written anew: how many of how many ideas. */
  rescoring: z.nullable(z.object({ done: z.int(), total: z.int() })),
});
export type RankingView = z.output<typeof rankingView>;

export const getRanking = defineEndpoint({
  method: 'GET',
  path: '/api/ranking',
  access: 'member',
  summary: 'What the feed is ranked by now: the half-life, and whether a change of it is under way',
  response: rankingView,
});
