import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';
import { personRef } from '../users/users.schemas';
import { moderationActions } from './moderation.schemas';

/** What a moderator decided about a flagged thing. */
const decided = z.object({ action: z.enum(moderationActions), by: z.nullable(personRef) });
export type Decided = z.output<typeof decided>;

/** To the moderators: ask for the queue again; `decided` is null where nobody has decided anything. */
export const moderationChanged = defineEvent(
  'moderation.changed',
  z.object({ itemId: id, decided: z.nullable(decided) }),
);
