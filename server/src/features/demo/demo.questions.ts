import { type Answer, workedKey } from '../comments/answers.model';
import type { Comment } from '../comments/comments.model';
import type { Idea } from '../ideas/ideas.model';
import { demoContent } from './content';
import type { Calendar } from './demo.calendar';

/**
 * What answered the questions of the company.
 * @param comments one for each comment of the content, in its order
 */
export function answerRows({ person, at }: Calendar, comments: Comment[]) {
  const byKey = new Map(demoContent.comments.map(({ key }, i) => [key, comments[i]]));
  const written = demoContent.answers.map(({ comment: key, acceptedBy, daysAgo, workedFor }) => {
    const comment = byKey.get(key);
    if (!comment) throw new Error(`The demo company has no comment "${key}".`);
    const answer: Answer = {
      _id: comment._id,
      ideaId: comment.ideaId,
      authorId: comment.authorId,
      worked: workedFor.length,
      acceptedAt: acceptedBy ? at(daysAgo) : null,
      acceptedById: acceptedBy ? person(acceptedBy) : null,
      at: at(daysAgo),
      ...(acceptedBy ? { solves: comment.ideaId } : {}),
    };
    const worked = workedFor.map((who) => ({
      _id: workedKey(String(comment._id), String(person(who))),
      ...{ commentId: comment._id, userId: person(who), at: at(daysAgo) },
    }));
    return { answer, worked };
  });
  return {
    answers: written.map(({ answer }) => answer),
    worked: written.flatMap(({ worked }) => worked),
  };
}

/** The ideas of the company with the answers that were accepted, as their cards show them. */
export function withSolutions(ideas: Idea[], answers: Answer[]): Idea[] {
  const solved = new Map(
    answers.flatMap((row) => (row.solves ? [[String(row.solves), row] as const] : [])),
  );
  return ideas.map((idea) => {
    const answer = solved.get(String(idea._id));
    if (!answer) return idea;
    return { ...idea, solution: { commentId: answer._id, authorId: answer.authorId } };
  });
}
