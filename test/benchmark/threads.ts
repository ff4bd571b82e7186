import { Types } from 'mongoose';
import { CommentRow, pathBelow } from '../../server/src/features/comments/comments.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import type { Call } from './load';

/** Of so many comments one begins a talk; the others answer it. */
const PER_TALK = 10;

/** Gives an idea a thread of this many comments, in place of its own. */
export async function plantThread(comments: number): Promise<{ ideaId: string; comments: number }> {
  const fewer = { stage: 'open', commentCount: { $lt: comments } } as const;
  const idea = await IdeaRow.findOne(fewer).lean();
  if (!idea) throw new Error('every idea has more comments');
  await CommentRow.deleteMany({ ideaId: idea._id });
  let root: Types.ObjectId | null = null;
  const rows = Array.from({ length: comments }, (_, n) => {
    const _id = new Types.ObjectId();
    const parentId: Types.ObjectId | null = n % PER_TALK === 0 ? null : root;
    if (parentId === null) root = _id;
    return {
      ...{ _id, ideaId: idea._id, parentId, authorId: idea.authorId },
      body: `Remark ${n} of a talk that has gone on for a while, long enough for two lines on a phone`,
      depth: parentId ? 1 : 0,
      path: pathBelow(parentId && String(parentId), _id),
      postedAt: new Date(Date.now() - (comments - n) * 60_000),
    };
  });
  await CommentRow.insertMany(rows);
  await IdeaRow.updateOne({ _id: idea._id }, { commentCount: comments });
  return { ideaId: String(idea._id), comments };
}

/** What the page of an idea asks for. */
export const threadCalls = (ideaId: string, cookie: string): Call[] => [
  { path: `/api/ideas/${ideaId}`, cookie },
  { path: `/api/ideas/${ideaId}/comments?limit=30&perBranch=12`, cookie },
  { path: `/api/ideas/${ideaId}/reading`, cookie },
];
