import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';

/** To the idea's room: a file was attached, described, removed or brought back. Ask for the list. */
export const attachmentsChanged = defineEvent('attachments.changed', z.object({ ideaId: id }));
