import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';

/** To the idea's room: an answer was accepted or no longer is, or worked for somebody. Ask again. */
export const answersChanged = defineEvent('answers.changed', z.object({ ideaId: id }));
