import { type Comment, newCommentRow } from '../features/comments/comments.model';
import { importedId } from './ids';
import type { KnownComment } from './store';

/** A comment whose idea and author are found, and whose place in the thread is not. */
export interface PlacelessComment {
  line: number;
  externalId: string;
  ideaId: Comment['ideaId'];
  authorId: Comment['authorId'];
  /** External ids from the thread's root to what it answers. */
  ancestors: string[];
  body: string;
  postedAt: Date;
}

export type Known = ReadonlyMap<string, KnownComment>;

/** Puts a comment below its parent, or below the idea itself. */
function placed(comment: PlacelessComment, parent: KnownComment | null): Comment {
  const { externalId, ideaId, authorId, body, postedAt } = comment;
  const _id = importedId('comment', externalId, postedAt);
  return newCommentRow({ _id, ideaId, authorId, body, postedAt, externalId }, parent);
}

const inSameIdea = (comment: PlacelessComment, parent: KnownComment | undefined) =>
  parent && String(parent.ideaId) === String(comment.ideaId) ? parent : undefined;

/**
 * Places what answers the idea, a known comment, or another one placed here, in whatever order they
 * stand; the others have to wait for their parents.
 */
export function placeAll(comments: PlacelessComment[], known: Known) {
  const ready: Comment[] = [];
  const here = new Map(comments.map((comment) => [comment.externalId, comment]));
  const answers = new Map<string, PlacelessComment[]>();
  for (const comment of comments) {
    const parentId = comment.ancestors.at(-1);
    if (parentId === undefined) continue;
    const others = answers.get(parentId);
    if (others) others.push(comment);
    else answers.set(parentId, [comment]);
  }
  const place = (comment: PlacelessComment, parent: KnownComment | null) => {
    // Threads may be deep: a list of what is to be done, instead of recursion.
    const todo: [PlacelessComment, KnownComment | null][] = [[comment, parent]];
    for (let next = todo.pop(); next; next = todo.pop()) {
      const [child, below] = next;
      if (!here.delete(child.externalId)) continue;
      const row = placed(child, below);
      ready.push(row);
      for (const answer of answers.get(child.externalId) ?? [])
        if (inSameIdea(answer, row)) todo.push([answer, row]);
    }
  };
  for (const comment of comments) {
    const parentId = comment.ancestors.at(-1);
    if (parentId === undefined) place(comment, null);
    else {
      const parent = inSameIdea(comment, known.get(parentId));
      if (parent) place(comment, parent);
    }
  }
  return { ready, waiting: [...here.values()] };
}

/**
 * Finds a place for a comment whose parent will never come: below the nearest ancestor that is there,
 * else below the idea.
 * @param coming external ids of the comments that have no place yet either
 * @param circular they wait for one another, so none of them can be waited for
 * @returns undefined when it should go on waiting, for a nearer ancestor that is coming
 */
export function placeOrphan(
  comment: PlacelessComment,
  known: Known,
  coming: ReadonlySet<string>,
  circular: boolean,
): Comment | undefined {
  for (const ancestor of comment.ancestors.toReversed()) {
    if (!coming.has(ancestor)) {
      const parent = inSameIdea(comment, known.get(ancestor));
      if (parent) return placed(comment, parent);
    } else if (!circular) return undefined;
  }
  return placed(comment, null);
}
