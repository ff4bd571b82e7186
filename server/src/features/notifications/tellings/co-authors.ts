import { authors, nothing, type Telling } from './telling';

type CoAuthorFact = 'idea.co_author_invited' | 'idea.co_author_accepted' | 'idea.co_author_ended';

/** Who writes an idea together: the invited hear of it, its authors of the answer. */
export const coAuthorTellings: { [K in CoAuthorFact]: Telling<K> } = {
  'idea.co_author_invited': {
    async *audience({ data }) {
      yield [data.personId, 'invited'];
    },
    message: ({ data: { ideaId, ideaTitle } }) => ({
      ...nothing,
      kind: 'co_author_invited',
      idea: { id: ideaId, title: ideaTitle },
    }),
  },
  'idea.co_author_accepted': {
    audience: ({ data }, around) => authors(data.ideaId, around),
    message: ({ data: { ideaId, ideaTitle } }) => ({
      ...nothing,
      kind: 'co_author_accepted',
      idea: { id: ideaId, title: ideaTitle },
    }),
  },
  'idea.co_author_ended': {
    async *audience({ data }, around) {
      if (data.how === 'removed') yield [data.personId, 'invited'];
      // Who takes an invitation back need not tell anybody that it was there.
      else if (data.how !== 'withdrawn') yield* authors(data.ideaId, around);
    },
    message: ({ data: { ideaId, ideaTitle, how } }) => ({
      ...nothing,
      kind: `co_author_${how === 'withdrawn' ? 'removed' : how}`,
      idea: { id: ideaId, title: ideaTitle },
    }),
  },
};
