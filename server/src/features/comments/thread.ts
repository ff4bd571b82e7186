import { MOST_COUNTED, type ThreadGap } from '@leaven/shared/comments/comments.schemas';
import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import { notFound } from '@leaven/shared/http/errors';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { openCursor, sealCursor } from '../../http/cursor';
import { idsOf, type MergedSet } from '../ideas/ideas.model';
import { type Comment, CommentRow } from './comments.model';
import { NoteRow } from './notes.model';

// A thread is read by its paths: one index, depth first. A span is what lies between two paths; what a page
// leaves out are spans again, so every part of a thread can be read by itself.

/** A thread as one reader has it: whose comments stand in it, and whether staff notes stand among them. */
export interface Thread {
  ids: Types.ObjectId[];
  notes: boolean;
}

export const threadFor = (reader: Pick<Actor, 'role'>, idea: MergedSet): Thread => ({
  ids: idsOf(idea),
  notes: notesPolicy.see(reader).allowed,
});

/** Where what stands in it is kept. */
const shelves = ({ notes }: Thread) =>
  notes ? [CommentRow, NoteRow as unknown as typeof CommentRow] : [CommentRow];

type Order = 'path' | 'postedAt';

/** Walks a thread in one direction; notes and comments each by an index of their own. */
async function find(
  thread: Thread,
  condition: object,
  order: Order,
  direction: 1 | -1,
  limit: number,
): Promise<Comment[]> {
  const found = await Promise.all(
    shelves(thread).map((rows) =>
      rows
        .find({ ideaId: oneOf(thread.ids), ...condition })
        .sort({ [order]: direction, _id: direction })
        .limit(limit)
        .lean<Comment[]>(),
    ),
  );
  if (found.length === 1) return found[0] ?? [];
  const compare = (a: Comment, b: Comment) =>
    a[order] < b[order] ? -1 : a[order] > b[order] ? 1 : String(a._id) < String(b._id) ? -1 : 1;
  return found
    .flat()
    .sort((a, b) => direction * compare(a, b))
    .slice(0, limit);
}

/** How many fit, so many at most. */
async function countIn(thread: Thread, condition: object, most: number): Promise<number> {
  const counts = await Promise.all(
    shelves(thread).map((rows) =>
      rows.countDocuments({ ideaId: oneOf(thread.ids), ...condition }).limit(most),
    ),
  );
  return Math.min(
    most,
    counts.reduce((sum, count) => sum + count, 0),
  );
}

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
const oneOf = (ids: Types.ObjectId[]) => {
  const [only] = ids;
  return ids.length === 1 && only ? only : { $in: ids };
};

const within = ({ from, to }: Span) => ({
  path: { $gt: from, ...(to === null ? {} : { $lt: to }) },
});
const read = (thread: Thread, span: Span, limit: number, direction: 1 | -1 = 1) =>
  find(thread, within(span), 'path', direction, limit);

/**
 * Reads on from the beginning of a span.
 * @param perBranch of each branch at most so many; then it goes on with the next
 */
export async function readSpan(
  thread: Thread,
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
    const some = await read(thread, { from, to: span.to }, limit - rows.length + 1);
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
export async function readAround(thread: Thread, target: Comment): Promise<ThreadPart> {
  const root = rootOf(target.path);
  const branch = { from: root, to: endOf(root) };
  const [before, after, next, earlier] = await Promise.all([
    read(thread, { from: root, to: target.path }, BEFORE + 1, -1),
    readSpan(thread, { ...branch, from: target.path }, AFTER),
    readSpan(thread, { from: endOf(root), to: null }, NEXT_BRANCHES, PER_BRANCH_AROUND),
    read(thread, { from: '', to: root }, EARLIER + 1, -1),
  ]);
  const near = before.slice(0, BEFORE).reverse();
  const first = near[0] ?? target;
  const talksBefore = earlier.slice(0, EARLIER).reverse();
  const above = [first, ...talksBefore.slice(0, 1)].flatMap(({ path }) =>
    path.split('/').slice(0, -1),
  );
  const answered = await find(thread, { _id: { $in: above } }, 'path', 1, above.length);
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
  thread: Thread,
  { rows, left, rest }: ThreadPart,
  branch: string | null,
): Promise<ThreadGap[]> {
  const all: Left[] = rest ? [...left, { branch, ...rest }] : left;
  const gaps = await Promise.all(
    all.map(async (span): Promise<ThreadGap> => {
      const cursor = cursorOf(ideaId, span.branch, span);
      if (span.branch === null) return { ...span, cursor, count: null };
      const count = await countIn(thread, within(span), MOST_COUNTED);
      // What is answered is shown above what answers it, also where the talk between is left out.
      const shown = rows.filter(({ path }) => path > span.from && path < (span.to ?? '~')).length;
      return { ...span, cursor, count: Math.max(0, count - shown) };
    }),
  );
  return gaps.filter(({ count }) => count !== 0);
}

/** A comment that stands in the thread; null where none with this id does. */
export async function findHere(thread: Thread, id: string): Promise<Comment | null> {
  const [row] = await find(thread, { _id: id }, 'path', 1, 1);
  return row ?? null;
}

/** @throws AppError 404 when no comment with this id stands in the thread */
export async function requireHere(thread: Thread, id: string): Promise<Comment> {
  const row = await findHere(thread, id);
  if (!row) throw notFound('comment');
  return row;
}

const still = { deletedAt: null, hiddenAt: null };

/** The newest of a thread that is still there. */
export async function newestOf(thread: Thread): Promise<Comment | null> {
  // The bound says nothing but which index to walk.
  const condition = { postedAt: { $gt: new Date(0) }, ...still };
  return (await find(thread, condition, 'postedAt', -1, 1))[0] ?? null;
}

/** What others wrote since, as a condition. */
const since = (reader: Pick<Actor, 'id'>, readAt: Date) => ({
  postedAt: { $gt: readAt },
  authorId: { $ne: new Types.ObjectId(reader.id) },
  ...still,
});

export const countSince = (
  thread: Thread,
  reader: Pick<Actor, 'id'>,
  readAt: Date,
): Promise<number> => countIn(thread, since(reader, readAt), MOST_COUNTED);

/** The first that others wrote since. */
export async function firstSince(
  thread: Thread,
  reader: Pick<Actor, 'id'>,
  readAt: Date,
): Promise<Comment | null> {
  return (await find(thread, since(reader, readAt), 'postedAt', 1, 1))[0] ?? null;
}
