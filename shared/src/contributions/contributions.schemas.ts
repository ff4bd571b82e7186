import * as z from 'zod/mini';
import { id, instant, paging } from '../http/fields';
import { ideaStage, projectStage } from '../stages';
import { personRef } from '../users/users.schemas';

/** In the order in which one idea counts as what, where somebody did several things to it. */
export const contributionKinds = [
  'ideas',
  'together',
  'projects',
  'extensions',
  'answers',
  'offers',
  'votes',
  'comments',
] as const;
export type ContributionKind = (typeof contributionKinds)[number];

export const contributionsQuery = z.strictObject({
  ...paging,
  kind: z._default(z.enum(contributionKinds), 'ideas'),
});

const stageNow = z.union([ideaStage, projectStage]);

/** One thing that somebody did, and what became of the idea since. */
export const contribution = z.object({
  /** Of the idea, comment, offer or project; of a vote, the idea's. */
  id,
  at: instant,
  /** The beginning of what was written; empty where the idea says it all. */
  excerpt: z.string(),
  idea: z.object({ id, title: z.string() }),
  /** Where it was written, to go there. */
  commentId: z.nullable(id),
  projectId: z.nullable(id),
  /** Of the project where there is one, else of the idea. */
  stage: stageNow,
  /** Since when, and why; null while the idea is as it was posted. */
  became: z.nullable(z.object({ at: instant, reason: z.string(), by: z.nullable(personRef) })),
  /** The offer of help was taken, or the answer accepted. */
  accepted: z.boolean(),
  /** For how many an answer worked. */
  worked: z.int(),
});
export type Contribution = z.output<typeof contribution>;

/** The same thing that became of some of what I did. */
export const contributionNews = z.object({
  kind: z.enum(contributionKinds),
  to: stageNow,
  count: z.int(),
  /** The latest of them, three at most. */
  latest: z.array(
    z.object({
      idea: z.object({ id, title: z.string() }),
      projectId: z.nullable(id),
      reason: z.string(),
      by: z.nullable(personRef),
      at: instant,
    }),
  ),
});
export type ContributionNews = z.output<typeof contributionNews>;

export const contributionNewsView = z.object({
  /** When I last looked; before that, at most so long ago as news are kept. */
  since: instant,
  /** To say with `seen` that these were shown. */
  upTo: instant,
  items: z.array(contributionNews),
});
export type ContributionNewsView = z.output<typeof contributionNewsView>;
