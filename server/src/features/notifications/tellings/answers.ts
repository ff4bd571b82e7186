import type { Facts } from '../../../events/facts';
import { authors, nothing, type Telling } from './telling';

type AnswerFact = 'idea.replied' | 'answer.due' | 'answers.due';

async function* whoIsReminded({ personId, as }: Pick<Facts['answer.due'], 'personId' | 'as'>) {
  yield [personId, as] as [string, typeof as];
}

/** The answer that an idea gets, and those who are reminded that one is awaited. */
export const answerTellings: { [K in AnswerFact]: Telling<K> } = {
  'idea.replied': {
    async *audience({ data: { ideaId } }, around) {
      yield* authors(ideaId, around);
      for await (const userId of around.followersOf(ideaId)) yield [userId, 'follower'];
    },
    message: ({ data: { ideaId, ideaTitle, excerpt } }) => ({
      ...nothing,
      kind: 'official_reply',
      idea: { id: ideaId, title: ideaTitle },
      excerpt,
    }),
  },
  'answer.due': {
    audience: ({ data }) => whoIsReminded(data),
    message: ({ data: { ideaId, ideaTitle, what } }) => ({
      ...nothing,
      kind: `answer_${what}`,
      idea: { id: ideaId, title: ideaTitle },
    }),
  },
  'answers.due': {
    audience: ({ data }) => whoIsReminded(data),
    message: ({ data: { what } }) => ({ ...nothing, kind: `answer_${what}` }),
  },
};
