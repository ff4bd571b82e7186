import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';

/** To the idea's room: ask again for what people tried. */
export const trialsChanged = defineEvent('trials.changed', z.object({ ideaId: id }));
