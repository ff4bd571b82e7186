import { MOST_COUNTED, type ThreadGap } from '@leaven/shared/comments/comments.schemas';
import { notFound } from '@leaven/shared/http/errors';
import { Types } from 'mongoose';
import { openCursor, sealCursor } from '../../http/cursor';
import { type Comment, CommentRow } from './comments.model';

// A thread is read by its paths: one index, depth first. A span is what lies between two paths; what a page
// leaves out are spans again, so every part of a thread can be read by itself.

type IdeaIds = Types.ObjectId[];

/** The paths between two others, both not among them; `to` null: to the end. */
export interface Span {
  from: string;
  to: string | null;
}

interface Left extends Span {
  branch: string | null;
}

/** A page of a thread, its rows in any order, with what it left out. */
export interface ThreadPart {
  rows: Comment[];
  left: Left[];
  /** What comes after it in the same list. */
  rest: Span | null;
}

/** What stands around a comment: before and after it in its branch, and beside that. */
const EARLIER = 12;
const BEFORE = 8;
const AFTER = 20;
const NEXT_BRANCHES = 20;
const PER_BRANCH_AROUND = 5;

const ID_LENGTH = 24;
const rootOf = (path: string): string => path.slice(0, ID_LENGTH);
/** Past everything in a branch: the character after the slash. */
const endOf = (root: string): string => `${root}0`;

/** By equality where it is one, as nearly always: only then does the embedded engine walk the order. */
const oneOf = (ids: IdeaIds) => {
  const [only] = ids;
  return ids.length === 1 && only ? only : { $in: ids };
};

const within = (ids: IdeaIds, { from, to }: Span) => ({
  ideaId: oneOf(ids),
  path: { $gt: from, ...(to === null ? {} : { $lt: to }) },
});

const read = (ids: IdeaIds, span: Span, limit: number): Promise<Comment[]> =>
  CommentRow.find(within(ids, span)).sort({ path: 1, _id: 1 }).limit(limit).lean();

/**
 * Reads on from the beginning of a span.
 * @param perBranch of each branch at most so many; then it goes on with the next
 */
export async function readSpan(
  ids: IdeaIds,
  span: Span,
  limit: number,
  perBranch = Number.POSITIVE_INFINITY,
): Promise<ThreadPart> {
  const rows: Comment[] = [];
  const left: Left[] = [];
  let from = span.from;
  let isCut = true;
  while (isCut) {
    isCut = false;
    const some = await read(ids, { from, to: span.to }, limit - rows.length + 1);
    let root = '';
    let inBranch = 0;
    for (const row of some) {
      if (rootOf(row.path) !== root) [root, inBranch] = [rootOf(row.path), 0];
      const last = rows.at(-1)?.path ?? from;
      if (inBranch === perBranch) {
        left.push({ branch: root, from: last, to: endOf(root) });
        from = endOf(root);
        isCut = true;
        break;
      }
      if (rows.length === limit) return { rows, left, rest: { from: last, to: span.to } };
      rows.push(row);
      inBranch++;
    }
  }
  return { rows, left, rest: null };
}

/** Reads what stands around a comment, with all that it answers. */
export async function readAround(ids: IdeaIds, target: Comment): Promise<ThreadPart> {
  const root = rootOf(target.path);
  const branch = { from: root, to: endOf(root) };
  const [before, after, next, earlier] = await Promise.all([
    CommentRow.find(within(ids, { from: root, to: target.path }))
      .sort({ path: -1, _id: -1 })
      .limit(BEFORE + 1)
      .lean(),
    readSpan(ids, { ...branch, from: target.path }, AFTER),
    readSpan(ids, { from: endOf(root), to: null }, NEXT_BRANCHES, PER_BRANCH_AROUND),
    CommentRow.find(within(ids, { from: '', to: root }))
      .sort({ path: -1, _id: -1 })
      .limit(EARLIER + 1)
      .lean(),
  ]);
  const near = before.slice(0, BEFORE).reverse();
  const first = near[0] ?? target;
  const talksBefore = earlier.slice(0, EARLIER).reverse();
  const above = [first, ...talksBefore.slice(0, 1)].flatMap(({ path }) =>
    path.split('/').slice(0, -1),
  );
  const answered = await CommentRow.find({ _id: { $in: above }, ideaId: oneOf(ids) }).lean();
  const left: Left[] = [...after.left, ...next.left];
  if (earlier.length > EARLIER)
    left.push({ branch: null, from: '', to: talksBefore[0]?.path ?? root });
  if (before.length > BEFORE) left.push({ branch: root, from: root, to: first.path });
  if (after.rest) left.push({ branch: root, ...after.rest });
  return {
    rows: [...answered, ...talksBefore, ...near, target, ...after.rows, ...next.rows],
    left,
    rest: next.rest,
  };
}

const listName = (ideaId: string, branch: string | null) =>
  branch === null ? `comments:${ideaId}` : `comments:${ideaId}:${branch}`;

export const cursorOf = (ideaId: string, branch: string | null, { from, to }: Span): string =>
  sealCursor(listName(ideaId, branch), [from, to]);

/** The span that a cursor stands for; without one, the whole list. */
export function spanOf(ideaId: string, branch: string | null, cursor: string | undefined): Span {
  if (!cursor)
    return branch === null ? { from: '', to: null } : { from: branch, to: endOf(branch) };
  const [from, to] = openCursor(listName(ideaId, branch), cursor) as [string, string | null];
  return { from, to };
}

/** What a part left out, as its readers may ask for it. */
export async function gapsOf(
  ideaId: string,
  ids: IdeaIds,
  { rows, left, rest }: ThreadPart,
  branch: string | null,
): Promise<ThreadGap[]> {
  const all: Left[] = rest ? [...left, { branch, ...rest }] : left;
  const gaps = await Promise.all(
    all.map(async (span): Promise<ThreadGap> => {
      const cursor = cursorOf(ideaId, span.branch, span);
      if (span.branch === null) return { ...span, cursor, count: null };
      const count = await CommentRow.countDocuments(within(ids, span)).limit(MOST_COUNTED);
      // What is answered is shown above what answers it, also where the talk between is left out.
      const shown = rows.filter(({ path }) => path > span.from && path < (span.to ?? '~')).length;
      return { ...span, cursor, count: Math.max(0, count - shown) };
    }),
  );
  return gaps.filter(({ count }) => count !== 0);
}

/** @throws AppError 404 when no comment with this id stands in the thread */
export async function requireHere(ids: IdeaIds, id: string): Promise<Comment> {
  const row = await CommentRow.findOne({ _id: id, ideaId: oneOf(ids) }).lean();
  if (!row) throw notFound('comment');
  return row;
}

/** The newest of a thread that is still there. */
export const newestOf = (ids: IdeaIds): Promise<Comment | null> =>
  // The bound says nothing but which index to walk.
  CommentRow.findOne({
    ...{ ideaId: oneOf(ids), postedAt: { $gt: new Date(0) } },
    ...{ deletedAt: null, hiddenAt: null },
  })
    .sort({ postedAt: -1, _id: -1 })
    .lean();

/** What others wrote since, as a condition. */
export const writtenSince = (ids: IdeaIds, readerId: string, since: Date) => ({
  ideaId: oneOf(ids),
  postedAt: { $gt: since },
  authorId: { $ne: new Types.ObjectId(readerId) },
  deletedAt: null,
  hiddenAt: null,
});
