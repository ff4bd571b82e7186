import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id } from '../http/fields';
import { newSavedSearch, savedSearchPatch, savedSearchView } from './search.schemas';

const params = z.strictObject({ searchId: id });

export const listSavedSearches = defineEndpoint({
  method: 'GET',
  path: '/api/saved-searches',
  access: 'member',
  summary: 'My saved searches, oldest first; at most twenty, seen by nobody else',
  response: z.object({ items: z.array(savedSearchView) }),
});

export const saveSearch = defineEndpoint({
  method: 'POST',
  path: '/api/saved-searches',
  access: 'member',
  summary: 'Save a search; with `notify` the bell tells of new ideas that fit it',
  body: newSavedSearch,
  response: savedSearchView,
  status: 201,
});

export const updateSavedSearch = defineEndpoint({
  method: 'PATCH',
  path: '/api/saved-searches/:searchId',
  access: 'member',
  summary: 'Rename a saved search of mine, look for something else, or be told or no longer',
  params,
  body: savedSearchPatch,
  response: savedSearchView,
});

export const deleteSavedSearch = defineEndpoint({
  method: 'DELETE',
  path: '/api/saved-searches/:searchId',
  access: 'member',
  summary: 'Forget a saved search of mine',
  params,
  response: done,
});
