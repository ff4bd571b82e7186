import type { CommentFacts } from '@leaven/shared/comments/comments.schemas';
import { personRefs } from '../users/users.refs';
import type { Comment } from './comments.model';

export async function presentComments(rows: Comment[]): Promise<CommentFacts[]> {
  const refs = await personRefs(rows.map((row) => row.authorId));
  return rows.map((row) => ({
    id: String(row._id),
    ideaId: String(row.ideaId),
    parentId: row.parentId ? String(row.parentId) : null,
    depth: row.depth,
    author: row.deletedAt ? null : refs(row.authorId),
    body: row.deletedAt ? null : row.body,
    postedAt: row.postedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    deletedBy: row.deletedAt
      ? String(row.deletedById) === String(row.authorId)
        ? 'author'
        : 'moderator'
      : null,
    contentRev: row.contentRev,
    path: row.path,
  }));
}
