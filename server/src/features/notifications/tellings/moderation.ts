import { nothing, type Telling } from './telling';

/** Who wrote something hears what became of it and why; never who flagged it. */
export const moderationTellings: { 'thing.moderated': Telling<'thing.moderated'> } = {
  'thing.moderated': {
    async *audience({ data }) {
      for (const authorId of data.authorIds) yield [authorId, 'author'];
    },
    message: ({ data: { thing, targetId, ideaId, ideaTitle, outcome, reason } }) => ({
      ...nothing,
      kind: `moderated_${outcome}`,
      idea: { id: ideaId, title: ideaTitle },
      commentId: thing === 'comment' ? targetId : null,
      excerpt: reason,
    }),
  },
};
