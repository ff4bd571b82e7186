import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';
import { draftEnds } from './drafts.schemas';

/** To its writer, on every device: a draft was saved; `rev` tells whether one has it already. */
export const draftKept = defineEvent('draft.kept', z.object({ draftId: id, rev: z.int() }));

/** To its writer, on every device: a draft was posted or deleted. */
export const draftRemoved = defineEvent(
  'draft.removed',
  z.object({ draftId: id, how: z.enum(draftEnds) }),
);
