import { nothing, type Telling } from './telling';

export const searchTellings: { 'search.matched': Telling<'search.matched'> } = {
  'search.matched': {
    async *audience({ data }) {
      yield [data.userId, 'searcher'];
    },
    message: ({ data: { ideaId, ideaTitle, searchName } }) => ({
      ...nothing,
      kind: 'saved_search_hit',
      idea: { id: ideaId, title: ideaTitle },
      excerpt: searchName,
    }),
  },
};
