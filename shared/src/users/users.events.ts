import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';

/** To the person: a role or a name has changed; ask /api/me again. */
export const meChanged = defineEvent('me.changed', z.object({ userId: id }));
