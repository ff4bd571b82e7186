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
      if (data.threadId === undefined) return;
      for await (const userId of around.threadFollowersOf(data.threadId))
        if (!mentioned.has(userId)) yield [userId, 'thread_follower'];
    },
    message({ data: { ideaId, ideaTitle, commentId, threadId = null, excerpt } }, because) {
      const kind =
        because === 'commenter'
          ? 'comment_replied'
          : because === 'thread_follower'
            ? 'thread_commented'
            : 'idea_commented';
      const idea = { id: ideaId, title: ideaTitle };
      return { ...nothing, kind, idea, commentId, threadId, excerpt };
    },
  },
  'people.mentioned': {
    async *audience({ data: { personIds, ideaId, commentId } }, around) {
      for (const id of await around.readersAmong(personIds, ideaId, commentId))
        yield [id, 'mentioned'];
    },
    message: ({ data: { ideaId, ideaTitle, commentId, threadId = null, excerpt } }) => ({
      ...nothing,
      kind: 'mention',
      threadId,
      idea: { id: ideaId, title: ideaTitle },
      commentId,
      excerpt,
    }),
  },
};
