import * as z from 'zod/mini';
import { defineEvent } from '../realtime/event';

/** To the moderators: ask for the queue again. */
export const moderationChanged = defineEvent('moderation.changed', z.object({}));
