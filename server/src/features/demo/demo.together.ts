import { type CoAuthor, coAuthorKey } from '../ideas/co-authors.model';
import type { Idea } from '../ideas/ideas.model';
import type { Revision } from '../ideas/revisions.model';
import { demoContent } from './content';
import { type Calendar, idAt } from './demo.calendar';

/** What an idea said from one edit to the next, the standing text last; nothing of what was never edited. */
export function revisionRows({ at }: Calendar, ideas: Idea[]): Revision[] {
  return demoContent.ideas.flatMap(({ key }, i) => {
    const idea = ideas[i];
    const edits = demoContent.edits.filter((edit) => edit.idea === key);
    if (!idea || edits.length === 0) return [];
    const { title, body, authorId, categoryId, postedAt } = idea;
    const since = [postedAt, ...edits.map(({ daysAgo }) => at(daysAgo))];
    const texts = edits.map(({ before }) => ({ title, body, ...before({ title, body }) }));
    return [...texts, { title, body }].map(
      (text, n): Revision => ({
        _id: idAt(since[n] ?? postedAt),
        ideaId: idea._id,
        rev: n + 1,
        ...text,
        categoryId,
        byId: authorId,
        at: since[n] ?? postedAt,
        restoredFrom: null,
      }),
    );
  });
}

export const coAuthorRows = ({ idea, person, at }: Calendar): CoAuthor[] =>
  demoContent.coAuthors.map(({ idea: key, person: who, daysAgo, acceptedDaysAgo }) => {
    const author = demoContent.ideas.find((one) => one.key === key)?.author ?? '';
    return {
      _id: coAuthorKey(String(idea(key)), String(person(who))),
      ideaId: idea(key),
      userId: person(who),
      state: acceptedDaysAgo === undefined ? 'invited' : 'accepted',
      invitedById: person(author),
      at: at(acceptedDaysAgo ?? daysAgo),
    };
  });

/** Who writes an idea with its author, and how many seats they and the invited take. */
export function coAuthorsOf({ person }: Calendar, idea: string) {
  const all = demoContent.coAuthors.filter((one) => one.idea === idea);
  const accepted = all.filter(({ acceptedDaysAgo }) => acceptedDaysAgo !== undefined);
  return {
    coAuthorIds: accepted.map(({ person: who }) => person(who)),
    coAuthorSeats: all.length,
  };
}

/** The keys of what an idea was merged into and of what was merged into it, by one step. */
export function mergesOf(idea: string): { into: string[]; from: string[] } {
  const merges = demoContent.decisions.flatMap(({ idea: from, into }) =>
    into === undefined ? [] : [{ from, into }],
  );
  return {
    into: merges.filter(({ from }) => from === idea).map(({ into }) => into),
    from: merges.filter(({ into }) => into === idea).map(({ from }) => from),
  };
}
