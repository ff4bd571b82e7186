import { authors, nothing, type Telling } from './telling';

/** A comment is said differently to whom it answers. */
export const commentTellings: { 'comment.posted': Telling<'comment.posted'> } = {
  'comment.posted': {
    async *audience({ data }, around) {
      yield [data.parentAuthorId, 'commenter'];
      yield* authors(data.ideaId, around);
    },
    message({ data: { ideaId, ideaTitle, commentId, excerpt } }, because) {
      const kind = because === 'commenter' ? 'comment_replied' : 'idea_commented';
      return { ...nothing, kind, idea: { id: ideaId, title: ideaTitle }, commentId, excerpt };
    },
  },
};
