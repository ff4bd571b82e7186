import { authors, nothing, type Telling } from './telling';

/** A comment is said differently to whom it answers. */
export const commentTellings: {
  'comment.posted': Telling<'comment.posted'>;
  'people.mentioned': Telling<'people.mentioned'>;
} = {
  'comment.posted': {
    async *audience({ data }, around) {
      const mentioned = new Set<string | null>(data.mentionedIds);
      if (!mentioned.has(data.parentAuthorId)) yield [data.parentAuthorId, 'commenter'];
      for await (const author of authors(data.ideaId, around))
        if (!mentioned.has(author[0])) yield author;
    },
    message({ data: { ideaId, ideaTitle, commentId, excerpt } }, because) {
      const kind = because === 'commenter' ? 'comment_replied' : 'idea_commented';
      return { ...nothing, kind, idea: { id: ideaId, title: ideaTitle }, commentId, excerpt };
    },
  },
  'people.mentioned': {
    async *audience({ data: { personIds, ideaId, commentId } }, around) {
      for (const id of await around.readersAmong(personIds, ideaId, commentId))
        yield [id, 'mentioned'];
    },
    message: ({ data: { ideaId, ideaTitle, commentId, excerpt } }) => ({
      ...nothing,
      kind: 'mention',
      idea: { id: ideaId, title: ideaTitle },
      commentId,
      excerpt,
    }),
  },
};
