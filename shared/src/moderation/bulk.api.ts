import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, text } from '../http/fields';

/** `undo` takes back what this person last did to each: a merge, an archiving, a decline. */
export const bulkActions = ['move', 'merge', 'archive', 'decline', 'undo'] as const;

/** One thing done to many ideas; each is done or refused by itself. */
const bulkChange = z.strictObject({
  ideaIds: z.array(id).check(z.minLength(1), z.maxLength(100)),
  action: z.enum(bulkActions),
  /** Where to, for `move`. */
  categoryId: z.optional(id),
  /** The idea that stays, for `merge`. */
  into: z.optional(id),
  /** Voters read it; `archive` and `decline` do not go without. */
  reason: z._default(text(0, 2_000), ''),
});
export type BulkChange = z.output<typeof bulkChange>;

/** What became of one of them; `code` and `message` say why one was refused. */
const bulkResult = z.object({
  ideaId: id,
  done: z.boolean(),
  code: z.nullable(z.string()),
  message: z.nullable(z.string()),
});
export type BulkResult = z.output<typeof bulkResult>;

export const changeIdeas = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/bulk',
  access: 'moderate',
  summary:
    'Move up to 100 ideas to another category, merge them into one, archive them, or decline them with one reason; answers for each what happened, and repeating it changes nothing',
  body: bulkChange,
  response: z.object({ results: z.array(bulkResult) }),
  ratePerMinute: 60,
});
