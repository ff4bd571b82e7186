import { nothing, type Telling } from './telling';

type GrowingFact = 'idea.extended' | 'ask.offered' | 'ask.accepted' | 'trial.answered';

/** What others did for an idea, and what its authors made of that. */
export const growingTellings: { [K in GrowingFact]: Telling<K> } = {
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
  'ask.offered': {
    async *audience({ data }) {
      for (const authorId of data.authorIds) yield [authorId, 'author'];
    },
    message: ({ data: { ideaId, ideaTitle, excerpt } }) => ({
      ...nothing,
      kind: 'ask_offered',
      idea: { id: ideaId, title: ideaTitle },
      excerpt,
    }),
  },
  'ask.accepted': {
    async *audience({ data }) {
      yield [data.helperId, 'helper'];
    },
    message: ({ data: { ideaId, ideaTitle, excerpt } }) => ({
      ...nothing,
      kind: 'ask_accepted',
      idea: { id: ideaId, title: ideaTitle },
      excerpt,
    }),
  },
  'trial.answered': {
    async *audience({ data }) {
      yield [data.personId, 'trier'];
    },
    message: ({ data: { ideaId, ideaTitle, excerpt } }) => ({
      ...nothing,
      kind: 'trial_answered',
      idea: { id: ideaId, title: ideaTitle },
      excerpt,
    }),
  },
};
