import {
  deleteSavedSearch,
  listSavedSearches,
  saveSearch,
  updateSavedSearch,
} from '@leaven/shared/search/search.api';
import { route } from '../../http/route';
import { savedSearches } from './saved.service';

export const searchRoutes = [
  route(listSavedSearches, (_input, actor) => savedSearches.list(actor)),
  route(saveSearch, ({ body }, actor, { entityId }) => savedSearches.save(actor, body, entityId)),
  route(updateSavedSearch, ({ params, body }, actor) =>
    savedSearches.update(actor, params.searchId, body),
  ),
  route(deleteSavedSearch, ({ params }, actor) => savedSearches.remove(actor, params.searchId)),
];
