import { expect, test } from '@jest/globals';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import {
  buildThread,
  type CommentList,
  placeComment,
  type ThreadNode,
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
    body: `Comment ${id}`,
    postedAt: at,
    editedAt: null,
    deletedAt: null,
    deletedBy: null,
    hidden: false,
    hiddenReason: null,
    contentRev: 1,
    taken: false,
    path,
    abilities: { edit: false, delete: false, reply: true, flag: false, take: false },
    ...more,
  };
}

const list = (...pages: string[][]): CommentList => ({
  pages: pages.map((paths, i) => ({
    items: paths.map((path) => comment(path)),
    nextCursor: i === pages.length - 1 ? null : 'more',
  })),
  pageParams: pages.map(() => undefined),
});

const withMore = (of: CommentList): CommentList => ({
  ...of,
  pages: of.pages.map((page) => ({ ...page, nextCursor: 'more' })),
});

/** The shape of a thread: `a(b(c) d)`. */
const shape = (nodes: ThreadNode[]): string =>
  nodes
    .map(({ comment: { id }, replies }) => (replies.length > 0 ? `${id}(${shape(replies)})` : id))
    .join(' ');

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
  const deepest = thread[0]?.replies[0]?.replies[0]?.replies.at(-1);
  expect(deepest?.replyingTo).toBe('Author of e');
});

test('where pages overlap, a comment is shown once', () => {
  expect(shape(buildThread(list(['a', 'b'], ['b', 'c'])))).toBe('a b c');
});

test('a comment from a live message takes its place in the thread', () => {
  const before = list(['a', 'a/b', 'c']);
  expect(shape(buildThread(placeComment(before, comment('a/d'))))).toBe('a(b d) c');
});

test('what a page yet to come will bring is left to it, unless it is one’s own', () => {
  const before = withMore(list(['a', 'c']));
  expect(placeComment(before, comment('e'))).toBe(before);
  expect(shape(buildThread(placeComment(before, comment('b'))))).toBe('a b c');
  expect(shape(buildThread(placeComment(before, comment('e'), true)))).toBe('a c e');
});

test('a newer version replaces the shown one; an older or equal one changes nothing', () => {
  const before = list(['a']);
  const edited = placeComment(before, comment('a', { body: 'Edited', contentRev: 2 }));
  expect(buildThread(edited)[0]?.comment.body).toBe('Edited');
  expect(placeComment(edited, comment('a', { body: 'Old' }))).toBe(edited);
  expect(placeComment(edited, comment('a', { body: 'Edited', contentRev: 2 }))).toBe(edited);
});

test('deleting leaves the place, with its answers, and undo brings it back', () => {
  const before = list(['a', 'a/b']);
  const gone = { deletedAt: at, deletedBy: 'author' as const, body: null, author: null };
  const deleted = placeComment(before, comment('a', gone));
  expect(shape(buildThread(deleted))).toBe('a(b)');
  expect(buildThread(deleted)[0]?.comment.body).toBeNull();
  expect(buildThread(placeComment(deleted, comment('a')))[0]?.comment.body).toBe('Comment a');
});
