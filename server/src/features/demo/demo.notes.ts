import { type Comment, newCommentRow } from '../comments/comments.model';
import type { Note } from '../comments/notes.model';
import { demoContent } from './content';
import { type Calendar, idAt } from './demo.calendar';

/** @param comments one for each comment of the content, in its order */
export function noteRows({ idea, person, at }: Calendar, comments: readonly Comment[]): Note[] {
  const above = new Map(demoContent.comments.map(({ key }, i) => [key, comments[i]]));
  return demoContent.notes.map(({ key, idea: ideaKey, on, by, daysAgo, body }) => {
    const parent = on === undefined ? undefined : above.get(on);
    if (on !== undefined && !parent) throw new Error(`The demo company has no comment "${on}".`);
    const postedAt = at(daysAgo);
    const written = { _id: idAt(postedAt), authorId: person(by), staff: true as const, postedAt };
    const row: Note = newCommentRow({ ...written, ideaId: idea(ideaKey), body }, parent);
    above.set(key, row);
    return row;
  });
}
