import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';
import { ideaFacts } from './ideas.schemas';

/** To everybody: a new idea waits behind "1 new idea". */
export const ideaPosted = defineEvent(
  'idea.posted',
  z.object({ ideaId: id, authorId: z.nullable(id), categoryId: id }),
);

/**
 * To everybody: what changed on the card, in place. `liveRev` is one more than before; who sees a
 * gap fetches the idea again, as do those who show its text when `content`, `authors` or `stage` is in `what`.
 * `merged`: others were merged into it or taken out again, so its thread has changed as well.
 * `answer`: its clock, its steward or its official reply.
 */
export const ideaChanged = defineEvent(
  'idea.changed',
  z.object({
    ideaId: id,
    liveRev: z.int(),
    what: z.array(
      z.enum([
        'content',
        'authors',
        'stage',
        'counts',
        'deleted',
        'merged',
        'asks',
        'answer',
        'solution',
      ]),
    ),
    facts: z.partial(z.omit(ideaFacts, { id: true, liveRev: true, author: true, postedAt: true })),
  }),
);

/** Where counts are hidden, to those who may see them: the net votes now. */
export const ideaTallied = defineEvent('idea.tallied', z.object({ ideaId: id, votes: z.int() }));

/** To everybody: from now on counts are hidden until one has voted, or no longer. */
export const countsHidden = defineEvent('counts.hidden', z.object({ hidden: z.boolean() }));

/** To those whom it concerns: somebody was invited to write an idea, or an invitation ended. */
export const invitationsChanged = defineEvent('idea.invitations', z.object({ ideaId: id }));
