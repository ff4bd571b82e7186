import { nothing, type Telling } from './telling';

/** What others did for an idea, and what its authors made of that. */
export const growingTellings: { 'idea.extended': Telling<'idea.extended'> } = {
  'idea.extended': {
    async *audience({ data }) {
      yield [data.writerId, 'commenter'];
    },
    message: ({ data: { ideaId, ideaTitle, commentId, excerpt } }) => ({
      ...nothing,
      kind: 'extension',
      idea: { id: ideaId, title: ideaTitle },
      commentId,
      excerpt,
    }),
  },
};
