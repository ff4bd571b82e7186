import type { CommentFacts } from '@leaven/shared/comments/comments.schemas';
import { namedNow } from '../ideas/mentions';
import { personRefs } from '../users/users.refs';
import { type Comment, wasRemoved } from './comments.model';
import { takenAmong } from './extensions.model';
import { reactionsTo } from './reactions.model';

/** @param sees whether the words of a hidden one are for this reader; to everybody they are not */
export async function presentComments(
  rows: Comment[],
  sees: (row: Comment) => boolean = (row) => !row.hiddenAt,
): Promise<CommentFacts[]> {
  const [refs, named, taken, reactions] = await Promise.all([
    personRefs(rows.map((row) => row.authorId)),
    namedNow(rows.map((row) => (row.deletedAt || !sees(row) ? null : row.body))),
    takenAmong(rows.map((row) => row._id)),
    reactionsTo(rows.map((row) => row._id)),
  ]);
  return rows.map((row) => ({
    id: String(row._id),
    ideaId: String(row.ideaId),
    parentId: row.parentId ? String(row.parentId) : null,
    depth: row.depth,
    author: row.deletedAt || !sees(row) ? null : refs(row.authorId),
    body: row.deletedAt || !sees(row) ? null : named(row.body),
    visibility: row.staff ? 'staff' : 'everybody',
    postedAt: row.postedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    deletedBy: row.deletedAt ? (wasRemoved(row) ? 'moderator' : 'author') : null,
    hidden: row.hiddenAt != null && row.deletedAt === null,
    contentRev: row.contentRev,
    taken: taken.has(String(row._id)),
    reactions: row.deletedAt || !sees(row) ? [] : reactions(row._id),
    path: row.path,
  }));
}
