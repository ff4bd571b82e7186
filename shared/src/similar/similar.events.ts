import * as z from 'zod/mini';
import { defineEvent } from '../realtime/event';

/** To the moderators: ask for the likely duplicates again. */
export const duplicatesChanged = defineEvent('duplicates.changed', z.object({}));
