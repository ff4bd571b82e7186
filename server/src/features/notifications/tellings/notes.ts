import { nothing, type Reached, type Telling } from './telling';

/**
 * A staff note is told, without its words, to those of the staff whom it concerns: whom it names or answers, who must
 * answer the idea, who wrote notes there, and its authors. Whoever else is among them hears nothing.
 */
export const noteTellings: { 'note.posted': Telling<'note.posted'> } = {
  'note.posted': {
    async *audience({ data }, around) {
      const all: Reached[] = [
        ...data.mentionedIds.map((id): Reached => [id, 'mentioned']),
        [data.parentAuthorId, 'commenter'],
        [data.stewardId, 'steward'],
        ...(await around.noteWritersOf(data.ideaId)).map((id): Reached => [id, 'noted']),
        ...(await around.authorsOf(data.ideaId)).map((id): Reached => [id, 'author']),
      ];
      const ids = all.flatMap(([id]) => id ?? []);
      const staff = new Set(await around.readersAmong(ids, data.ideaId, data.commentId));
      for (const reached of all) if (reached[0] && staff.has(reached[0])) yield reached;
    },
    message: ({ data: { ideaId, ideaTitle, commentId } }) => ({
      ...nothing,
      kind: 'staff_note',
      idea: { id: ideaId, title: ideaTitle },
      commentId,
    }),
  },
};
