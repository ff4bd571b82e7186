import * as z from 'zod/mini';
import { id, instant, typed } from '../http/fields';

/** How many unposted ideas one person may keep. */
export const mostDrafts = 50;

/** How long a draft's texts may be: twice an idea's and more, so that too long a one is kept as well. */
export const draftLimits = { title: 1_000, body: 25_000, beneficiary: 1_000 } as const;

const draftText = {
  title: typed(draftLimits.title),
  body: typed(draftLimits.body),
  beneficiary: z._default(typed(draftLimits.beneficiary), ''),
  categoryId: z.nullable(id),
};

/** `rev` is the one that this text is based on; 0 for a new draft. */
export const draftToKeep = z.strictObject({ ...draftText, rev: z.int().check(z.gte(0)) });

/** An idea that is being written. Only its writer ever sees it. */
export const draftView = z.object({
  id,
  title: z.string(),
  body: z.string(),
  beneficiary: z.string(),
  categoryId: z.nullable(id),
  rev: z.int(),
  savedAt: instant,
});
export type DraftView = z.output<typeof draftView>;

/** Why a draft is no longer there. */
export const draftEnds = ['posted', 'deleted'] as const;
export type DraftEnd = (typeof draftEnds)[number];
