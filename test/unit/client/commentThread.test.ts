import { expect, test } from '@jest/globals';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import fc from 'fast-check';
import {
  buildThread,
  type CommentList,
  everything,
  gapsIn,
  isGap,
  placeComment,
  type ThreadEntry,
  type ThreadNode,
  type ThreadPage,
} from '../../../client/src/features/comments/thread';

const at = '2026-03-01T12:00:00.000Z';

/** `path` as the server makes it: the ids from the thread's root, here single letters. */
function comment(path: string, more: Partial<CommentView> = {}): CommentView {
  const ids = path.split('/');
  const id = ids.at(-1) ?? '';
  return {
    id,
    ideaId: 'idea',
    parentId: ids.at(-2) ?? null,
    depth: ids.length - 1,
    author: { id: `author of ${id}`, name: `Author of ${id}`, department: null },
    visibility: 'everybody',
    body: `Comment ${id}`,
    postedAt: at,
    editedAt: null,
    deletedAt: null,
    deletedBy: null,
    hidden: false,
    hiddenReason: null,
    contentRev: 1,
    taken: false,
    reactions: [],
    myReactions: [],
    path,
    abilities: { edit: false, delete: false, reply: true, flag: false, take: false, react: true },
    ...more,
  };
}

const end = { branch: null, cursor: 'more', count: null, to: null };

/** Pages of a thread; where `upTo` is said, there is more behind it. */
const page = (paths: string[], upTo?: string): ThreadPage => ({
  items: paths.map((path) => comment(path)),
  nextCursor: null,
  around: null,
  staffRev: null,
  asked: { query: {}, span: everything },
  gaps: upTo === undefined ? [] : [{ ...end, from: upTo }],
});
const list = (...pages: string[][]): CommentList => ({ pages: pages.map((paths) => page(paths)) });

/** The shape of a thread: `a(b(c) d)`. */
const shape = (entries: ThreadEntry[]): string =>
  entries
    .map((entry) => {
      if (isGap(entry)) return '…';
      const { comment: of, replies } = entry;
      return replies.length > 0 ? `${of.id}(${shape(replies)})` : of.id;
    })
    .join(' ');

const first = (entries: ThreadEntry[]): ThreadNode =>
  entries.filter((e) => !isGap(e))[0] as ThreadNode;

test('answers stand below what they answer, in the order of time', () => {
  expect(shape(buildThread(list(['a', 'a/b', 'a/b/c', 'a/d'], ['e', 'e/f'])))).toBe(
    'a(b(c) d) e(f)',
  );
});

test('past three levels answers stand beside what they answer and say whom', () => {
  const thread = buildThread(
    list(['a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/b/c/d/e', 'a/b/c/d/e/f', 'g']),
  );
  expect(shape(thread)).toBe('a(b(c(d e f))) g');
  const third = first(first(first(thread).replies).replies).replies;
  expect((third.at(-1) as ThreadNode).replyingTo).toBe('Author of e');
});

test('where pages overlap, a comment is shown once', () => {
  expect(shape(buildThread(list(['a', 'b'], ['b', 'c'])))).toBe('a b c');
});

test('a comment from a live message takes its place in the thread', () => {
  const before = list(['a', 'a/b', 'c']);
  expect(shape(buildThread(placeComment(before, comment('a/d'))))).toBe('a(b d) c');
});

test('what a page yet to come will bring is left to it, unless it is one’s own', () => {
  const before = { pages: [page(['a', 'c'], 'c')] };
  expect(placeComment(before, comment('e'))).toBe(before);
  expect(shape(buildThread(placeComment(before, comment('b'))))).toBe('a b c …');
  expect(shape(buildThread(placeComment(before, comment('e'), true)))).toBe('a c … e');
});

test('a newer version replaces the shown one; an older or equal one changes nothing', () => {
  const before = list(['a']);
  const edited = placeComment(before, comment('a', { body: 'Edited', contentRev: 2 }));
  expect(first(buildThread(edited)).comment.body).toBe('Edited');
  expect(placeComment(edited, comment('a', { body: 'Old' }))).toBe(edited);
  expect(placeComment(edited, comment('a', { body: 'Edited', contentRev: 2 }))).toBe(edited);
});

test('deleting leaves the place, with its answers, and undo brings it back', () => {
  const before = list(['a', 'a/b']);
  const gone = { deletedAt: at, deletedBy: 'author' as const, body: null, author: null };
  const deleted = placeComment(before, comment('a', gone));
  expect(shape(buildThread(deleted))).toBe('a(b)');
  expect(first(buildThread(deleted)).comment.body).toBeNull();
  expect(first(buildThread(placeComment(deleted, comment('a')))).comment.body).toBe('Comment a');
});

test('what of a branch is left out stands in it, and what one part leaves out another may bring', () => {
  const cut = { ...end, branch: 'a', from: 'a/b', to: 'a0', count: 4 };
  const top = { ...page(['a', 'a/b', 'c'], 'c'), gaps: [cut, { ...end, from: 'c' }] };
  expect(shape(buildThread({ pages: [top] }))).toBe('a(b …) c …');
  const rest: ThreadPage = {
    ...page(['a/d', 'a/e']),
    asked: { query: { cursor: 'more', branch: 'a' }, span: { from: 'a/b', to: 'a0' } },
  };
  expect(shape(buildThread({ pages: [top, rest] }))).toBe('a(b d e) c …');
});

test('a part from the middle leaves a gap before it, until that is read as well', () => {
  const top = page(['a', 'b'], 'b');
  const middle = page(['f', 'f/g']);
  middle.gaps = [
    { ...end, from: '', to: 'f' },
    { ...end, from: 'f/g' },
  ];
  expect(shape(buildThread({ pages: [top, middle] }))).toBe('a b … f(g) …');
  const between: ThreadPage = {
    ...page(['c', 'd'], 'd'),
    asked: { query: { cursor: 'more' }, span: { from: 'b', to: null } },
  };
  expect(gapsIn({ pages: [top, middle, between] })).toMatchObject([
    { from: 'd', to: 'f' },
    { from: 'f/g', to: null },
  ]);
});

test('what answers a comment in a gap stands below the next above that is there', () => {
  expect(shape(buildThread(list(['a', 'a/b/c', 'a/b/d'])))).toBe('a(c d)');
});

/** Reads a thread as the server does: on from a place, so many, a branch cut. */
test('whatever parts are read in whatever order, filling every gap brings everything once', () => {
  const letters = fc.integer({ min: 0, max: 25 }).map((n) => String.fromCharCode(97 + n));
  const paths = fc.uniqueArray(fc.tuple(letters, letters), { maxLength: 40, selector: String });
  fc.assert(
    fc.property(
      paths,
      fc.array(fc.nat(50), { maxLength: 4 }),
      fc.integer({ min: 1, max: 7 }),
      (pairs, jumps, size) => {
        const roots = [...new Set(pairs.map(([root]) => root))];
        const all = [...roots, ...pairs.map(([root, below]) => `${root}/${root}${below}`)].sort();
        const serve = (from: string, to: string | null, asked: ThreadPage['asked']): ThreadPage => {
          const inside = all.filter((path) => path > from && (to === null || path < to));
          const got = inside.slice(0, size);
          const last = got.at(-1) ?? from;
          const gaps = inside.length > size ? [{ ...end, from: last, to }] : [];
          return { ...page(got), asked, gaps };
        };
        const read: CommentList = { pages: [serve('', null, { query: {}, span: everything })] };
        for (const jump of jumps) {
          const at = all[jump];
          if (at === undefined) continue;
          const before = { ...end, from: '', to: at };
          const found = serve(at, null, { query: {}, span: everything });
          found.items.unshift(comment(at));
          read.pages.push({ ...found, gaps: [before, ...found.gaps] });
        }
        for (let turn = 0; turn < 200; turn++) {
          const [gap] = gapsIn(read);
          if (!gap) break;
          const span = { from: gap.from, to: gap.to };
          read.pages.push(serve(gap.from, gap.to, { query: { cursor: gap.cursor }, span }));
        }
        expect(gapsIn(read)).toEqual([]);
        const ids = new Set(read.pages.flatMap(({ items }) => items.map(({ path }) => path)));
        expect([...ids].sort()).toEqual(all);
      },
    ),
  );
});
