import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';

/** To the idea's room: ask for its asks again. */
export const asksChanged = defineEvent('asks.changed', z.object({ ideaId: id }));
