import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { categoryPatch, categoryView, newCategory } from './categories.schemas';

export const listCategories = defineEndpoint({
  method: 'GET',
  path: '/api/categories',
  access: 'member',
  summary: 'All categories in their order, archived ones last',
  response: z.object({ items: z.array(categoryView), nextCursor: z.null() }),
});

export const createCategory = defineEndpoint({
  method: 'POST',
  path: '/api/categories',
  access: 'administer',
  summary: 'Add a category; its steward answers for its ideas',
  body: newCategory,
  response: categoryView,
  status: 201,
});

export const updateCategory = defineEndpoint({
  method: 'PATCH',
  path: '/api/categories/:categoryId',
  access: 'administer',
  summary:
    'Rename a category, say what to mind, hand it to another steward, archive it or bring it back',
  params: z.strictObject({ categoryId: id }),
  body: categoryPatch,
  response: categoryView,
});
