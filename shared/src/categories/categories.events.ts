import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';

/** To everybody: ask /api/categories again. */
export const categoriesChanged = defineEvent('categories.changed', z.object({ categoryId: id }));
