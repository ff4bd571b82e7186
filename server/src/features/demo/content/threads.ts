import type { DemoComment, DemoIdea } from './types';

/** A comment as written down: inside its parent, timed from the moment the idea was posted. */
interface AuthoredComment {
  author: string;
  hours: number;
  body: string;
  replies: AuthoredComment[];
  marks: Marks;
}

/** Hours after the idea at which the comment was edited or deleted. */
interface Marks {
  edited?: number;
  /** What it said before it was edited. */
  was?: string;
  deleted?: number;
}

export interface Thread {
  idea: string;
  comments: AuthoredComment[];
}

/** One comment with its replies; `hours` is the time since the idea was posted. */
export const comment = (
  author: string,
  hours: number,
  body: string,
  replies: AuthoredComment[] = [],
  marks: Marks = {},
): AuthoredComment => ({ author, hours, body, replies, marks });

/**
 * Turns threads into a flat list, oldest first. Keys follow the place in the thread
 * ("second-day-bags/1.2" is the second reply to the first comment).
 * Throws an Error when a thread names an idea that does not exist.
 */
export function flattenThreads(threads: Thread[], ideas: Pick<DemoIdea, 'key' | 'daysAgo'>[]) {
  const posted = new Map(ideas.map((idea) => [idea.key, idea.daysAgo]));
  return threads
    .flatMap(({ idea, comments }) => {
      const start = posted.get(idea);
      if (start === undefined) throw new Error(`A thread names the unknown idea "${idea}"`);
      return flatten(comments, { idea, daysAgo: (hours) => start - hours / 24 });
    })
    .sort((a, b) => b.daysAgo - a.daysAgo);
}

function flatten(
  comments: AuthoredComment[],
  context: { idea: string; daysAgo: (hours: number) => number; parent?: string },
): DemoComment[] {
  const { idea, daysAgo, parent } = context;
  return comments.flatMap(({ author, hours, body, replies, marks }, index) => {
    const key = parent ? `${parent}.${index + 1}` : `${idea}/${index + 1}`;
    const flat: DemoComment = { key, idea, author, body, daysAgo: daysAgo(hours) };
    if (parent) flat.parent = parent;
    if (marks.edited !== undefined) flat.editedDaysAgo = daysAgo(marks.edited);
    if (marks.was !== undefined) flat.was = marks.was;
    if (marks.deleted !== undefined) flat.deletedDaysAgo = daysAgo(marks.deleted);
    return [flat, ...flatten(replies, { ...context, parent: key })];
  });
}
