import {
  createCategory,
  listCategories,
  updateCategory,
} from '@leaven/shared/categories/categories.api';
import { route } from '../../http/route';
import { categories } from './categories.service';

export const categoriesRoutes = [
  route(listCategories, async () => ({ items: await categories.list(), nextCursor: null })),
  route(createCategory, ({ body }, actor, { entityId }) =>
    categories.create(actor, body, entityId),
  ),
  route(updateCategory, ({ params, body }, actor) =>
    categories.update(actor, params.categoryId, body),
  ),
];
