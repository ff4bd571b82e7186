import type { Ask, Offer } from '../asks/asks.model';
import { wordsOf } from '../asks/words';
import type { Comment } from '../comments/comments.model';
import type { Extension } from '../comments/extensions.model';
import type { Trial } from '../trials/trials.model';
import { demoContent } from './content';
import { type Calendar, idAt } from './demo.calendar';

/** @param comments one for each comment of the content, in its order */
export function extensionRows({ idea, person, at }: Calendar, comments: Comment[]): Extension[] {
  const byKey = new Map(demoContent.comments.map(({ key }, i) => [key, comments[i]]));
  const authors = new Map(demoContent.ideas.map((one) => [String(idea(one.key)), one.author]));
  return demoContent.extensions.map(({ comment: key, daysAgo }) => {
    const comment = byKey.get(key);
    if (!comment) throw new Error(`The demo company has no comment "${key}".`);
    const { _id, ideaId, authorId, body } = comment;
    const takenById = person(authors.get(String(ideaId)) ?? '');
    return { _id, ideaId, authorId, body, takenById, takenAt: at(daysAgo) };
  });
}

export function askRows({ idea, person, at }: Calendar): { asks: Ask[]; offers: Offer[] } {
  const offers: Offer[] = [];
  const asks = demoContent.asks.map((written): Ask => {
    const { kind, text, daysAgo, answer } = written;
    const _id = idAt(at(daysAgo));
    for (const { by, text: said, daysAgo: when } of written.offers)
      offers.push({
        _id: idAt(at(when)),
        askId: _id,
        personId: person(by),
        text: said,
        at: at(when),
      });
    return {
      ...{ _id, ideaId: idea(written.idea), kind, text, words: wordsOf(text) },
      state: answer ? 'answered' : 'open',
      postedAt: at(daysAgo),
      offerCount: written.offers.length,
      helperId: answer ? person(answer.by) : null,
      thanks: answer?.thanks ?? '',
      answeredAt: answer ? at(answer.daysAgo) : null,
    };
  });
  return { asks, offers };
}

/** The kinds of what an idea asks for at the start. */
export const openAsksOf = (idea: string): Ask['kind'][] => [
  ...new Set(
    demoContent.asks.filter((ask) => ask.idea === idea && !ask.answer).map(({ kind }) => kind),
  ),
];

export const trialRows = ({ idea, person, at }: Calendar): Trial[] =>
  demoContent.trials.map(({ idea: key, by, text, link = null, daysAgo, answer }) => ({
    _id: idAt(at(daysAgo)),
    ideaId: idea(key),
    personId: person(by),
    text,
    link,
    postedAt: at(daysAgo),
    editedAt: null,
    answer: answer
      ? {
          answer: answer.kind,
          text: answer.text,
          byId: person(answer.by),
          at: at(answer.daysAgo),
        }
      : null,
    deletedAt: null,
    deletedById: null,
  }));
