import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import type {
  CommentView,
  commentPatch,
  newComment,
  ThreadQuery,
} from '@leaven/shared/comments/comments.schemas';
import {
  AppError,
  changedMeanwhile,
  conflict,
  invalidField,
  notFound,
} from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy, isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { bindPicturesIn, dropPicturesOf } from '../attachments/comment-pictures';
import { answerIn } from '../ideas/answering';
import { UNDO_MS } from '../ideas/deletion.service';
import { excerptOf } from '../ideas/excerpt';
import { beginFollowing } from '../ideas/followers';
import { type Idea, ideaState, idsOf, type MergedSet, shownToAll } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { namedNow, newlyMentioned, recordMentions, textToKeep } from '../ideas/mentions';
import { idsWith } from '../ideas/merged-set';
import { mustAnswer } from '../ideas/stand-ins';
import { markDirty, recount } from '../ideas/tally';
import {
  type Comment,
  CommentRow,
  commentState,
  newCommentRow,
  threadOf,
  wasRemoved,
} from './comments.model';
import { presentComments } from './comments.presenter';
import { ExtensionRow } from './extensions.model';
import { refuseQuotedNotes } from './note-quotes';
import { staffRevOf } from './notes.model';
import { ReactionRow, reactionsOf } from './reactions.model';
import { firstUnread } from './reading.service';
import { forgetRevisions, writeRevision } from './revisions.model';
import {
  cursorOf,
  findHere,
  gapsOf,
  newestOf,
  readAround,
  readSpan,
  requireHere,
  spanOf,
  type Thread,
  threadFor,
} from './thread';

/** Wiped in one go; the rest follows at once. */
const PURGED_AT_ONCE = 500;

export async function viewComments(
  actor: Actor,
  idea: Idea,
  rows: Comment[],
): Promise<CommentView[]> {
  const sees = (row: Comment) => commentsPolicy.sees(actor, commentState(row));
  const [facts, mine] = await Promise.all([
    presentComments(rows, sees),
    reactionsOf(
      actor.id,
      rows.map(({ _id }) => _id),
    ),
  ]);
  return facts.flatMap((fact, i) => {
    const row = rows[i];
    if (!row) return [];
    return [
      {
        ...fact,
        myReactions: fact.body === null ? [] : mine(row._id),
        hiddenReason: fact.hidden && sees(row) ? (row.hiddenReason ?? '') : null,
        abilities: commentsPolicy.abilities(actor, ideaState(idea), {
          ...commentState(row),
          cameAlong: !row.ideaId.equals(idea._id),
        }),
      },
    ];
  });
}

/** As it is after a write. The idea is the one from before: with its last comment it may be gone. */
async function viewOne(actor: Actor, idea: Idea, id: string): Promise<CommentView> {
  const row = await CommentRow.findById(id).lean();
  const [one] = row ? await viewComments(actor, idea, [row]) : [];
  if (!one) throw notFound('comment');
  return one;
}

/** A comment for everybody with the idea in whose thread it is read: its own, or what that was merged into. */
export async function requireComment(
  actor: Actor,
  id: string,
): Promise<{ comment: Comment; idea: Idea }> {
  const comment = await CommentRow.findById(id).lean();
  if (!comment) throw notFound('comment');
  return { comment, idea: await ideas.requireRoot(String(comment.ideaId), actor) };
}

/** @throws AppError that names `parentId` when one cannot answer there */
export async function requireParent(
  actor: Actor,
  idea: Idea,
  thread: Thread,
  id: string,
): Promise<Comment> {
  const parent = await findHere(thread, id);
  if (!parent) throw invalidField('parentId', 'no_such_comment', 'There is no such comment here.');
  const verdict = commentsPolicy.reply(actor, ideaState(idea), commentState(parent));
  if (!verdict.allowed)
    throw new AppError(verdict.status, verdict.code, verdict.message, {
      fields: [{ field: 'parentId', code: verdict.code, message: verdict.message }],
    });
  return parent;
}

/** The comment that a reader wants to begin at; null where there is none, so they begin at the top. */
function placeIn(actor: Actor, idea: Idea, around: string): Promise<Comment | null> {
  const thread = threadFor(actor, idea);
  if (around === 'newest') return newestOf(thread);
  if (around === 'unread') return firstUnread(actor, idea);
  return requireHere(thread, around);
}

export const comments = {
  async list(actor: Actor, ideaId: string, query: ThreadQuery) {
    const idea = await ideas.require(ideaId, actor);
    const thread = threadFor(actor, idea);
    // Before what is counted: what comes meanwhile is then told as news, not missed.
    const staffRev = thread.notes ? await staffRevOf(ideaId) : null;
    const { branch = null, around, limit } = query;
    if (branch !== null) await requireHere(thread, branch);
    const target = around === undefined ? null : await placeIn(actor, idea, around);
    const span = spanOf(ideaId, branch, query.cursor);
    const part = target
      ? await readAround(thread, target)
      : await readSpan(thread, span, limit, branch === null ? query.perBranch : undefined);
    return {
      items: await viewComments(actor, idea, part.rows),
      nextCursor: part.rest && cursorOf(ideaId, branch, part.rest),
      gaps: await gapsOf(ideaId, thread, part, target ? null : branch),
      around: target ? String(target._id) : null,
      staffRev,
    };
  },

  /** @param _id of the new comment; posting again with it finds the first and adds nothing */
  async post(
    actor: Actor,
    ideaId: string,
    body: z.output<typeof newComment>,
    _id = new Types.ObjectId(),
  ): Promise<CommentView> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.comment(actor, ideaState(idea)));
    const thread = { ids: idsOf(idea), notes: false };
    const parent = body.parentId ? await requireParent(actor, idea, thread, body.parentId) : null;
    await refuseQuotedNotes(actor, idea, body.body);
    const bySteward = !isTheirs(actor, ideaState(idea)) && (await mustAnswer(actor, idea));
    const text = await textToKeep('body', body.body);
    const mentionedIds = newlyMentioned(text, actor.id);
    const postedAt = new Date();
    const written = {
      _id,
      // An answer stays with what it answers, also when the two ideas go separate ways again.
      ideaId: parent?.ideaId ?? idea._id,
      authorId: new Types.ObjectId(actor.id),
      body: text,
      ...(mentionedIds.length > 0 ? { mentionedIds } : {}),
      postedAt,
      ...(bySteward ? { bySteward } : {}),
    };
    const row = newCommentRow(written, parent);
    const ownIdeaId = String(row.ideaId);
    await markDirty(ownIdeaId);
    try {
      await transact(async (tx) => {
        const { session, record } = tx;
        await CommentRow.create([row], { session });
        await bindPicturesIn(tx, actor, row, text);
        if (bySteward) await answerIn(tx, idea, actor.id, postedAt);
        await record({
          kind: 'comment.posted',
          actorId: actor.id,
          data: {
            ideaId,
            ideaTitle: idea.title,
            ideaAuthorId: idea.authorId ? String(idea.authorId) : null,
            commentId: String(_id),
            threadId: threadOf(row),
            parentAuthorId: parent?.authorId ? String(parent.authorId) : null,
            mentionedIds: mentionedIds.map(String),
            excerpt: excerptOf(text, 140),
          },
        });
        const commentId = String(_id);
        const about = { ideaId, ideaTitle: idea.title, commentId, threadId: threadOf(row) };
        await recordMentions(tx, actor.id, text, mentionedIds, about);
      });
    } catch (error) {
      if (!isDuplicate(error) || !(await CommentRow.exists({ _id }))) throw error;
    }
    await Promise.all([recount(ownIdeaId), beginFollowing(actor.id, idea)]);
    return viewOne(actor, idea, String(_id));
  },

  /** Posts where an idea's thread is now, whatever it was merged into. @returns the comment's id */
  async answer(
    actor: Actor,
    ideaId: string,
    body: z.output<typeof newComment>,
    _id: Types.ObjectId,
  ): Promise<string> {
    const root = await ideas.requireRoot(ideaId, actor);
    return (await comments.post(actor, String(root._id), body, _id)).id;
  },

  async edit(actor: Actor, id: string, patch: z.output<typeof commentPatch>): Promise<CommentView> {
    const { comment, idea } = await requireComment(actor, id);
    enforce(commentsPolicy.edit(actor, ideaState(idea), commentState(comment)));
    await refuseQuotedNotes(actor, idea, patch.body);
    const text = await textToKeep('body', patch.body);
    const told = comment.mentionedIds ?? [];
    const mentioned = newlyMentioned(text, actor.id, told);
    const named = await namedNow([comment.body]);
    const stale = (now: Comment) =>
      conflict('stale_edit', 'This comment was edited meanwhile.', {
        current: { body: now.body, contentRev: now.contentRev },
      });
    if (patch.contentRev !== undefined && patch.contentRev !== comment.contentRev)
      throw stale(comment);
    const at = new Date();
    if (text !== named(comment.body))
      await transact(async (tx) => {
        const { session, record } = tx;
        const edited = await CommentRow.updateOne(
          { _id: comment._id, contentRev: comment.contentRev, deletedAt: null },
          {
            $set: {
              body: text,
              editedAt: at,
              ...(mentioned.length > 0 ? { mentionedIds: [...told, ...mentioned] } : {}),
            },
            $inc: { contentRev: 1 },
          },
          { session },
        );
        if (edited.matchedCount === 0) throw stale((await requireComment(actor, id)).comment);
        await bindPicturesIn(tx, actor, comment, text, comment.body);
        await writeRevision(comment, { body: text, at }, session);
        await record({
          kind: 'comment.edited',
          actorId: actor.id,
          data: { ideaId: String(idea._id), commentId: id },
        });
        const about = {
          ideaId: String(idea._id),
          ideaTitle: idea.title,
          commentId: id,
          threadId: threadOf(comment),
        };
        await recordMentions(tx, actor.id, text, mentioned, about);
      });
    return viewOne(actor, idea, id);
  },

  async remove(actor: Actor, id: string): Promise<CommentView> {
    const { comment, idea } = await requireComment(actor, id);
    enforce(commentsPolicy.delete(actor, commentState(comment)));
    const ideaId = String(idea._id);
    await markDirty(String(comment.ideaId));
    await transact(async ({ session, record }) => {
      const removed = await CommentRow.updateOne(
        { _id: comment._id, deletedAt: null },
        { $set: { deletedAt: new Date(), deletedById: actor.id } },
        { session },
      );
      if (removed.matchedCount === 0) throw changedMeanwhile();
      await record({ kind: 'comment.deleted', actorId: actor.id, data: { ideaId, commentId: id } });
    });
    await recount(String(comment.ideaId));
    return viewOne(actor, idea, id);
  },

  async restore(actor: Actor, id: string): Promise<CommentView> {
    const { comment, idea } = await requireComment(actor, id);
    if (!comment.deletedAt) return viewOne(actor, idea, id);
    if (String(comment.deletedById) !== actor.id)
      throw new AppError(403, 'not_deleter', 'Only who deleted a comment may bring it back.');
    if (comment.purged || Date.now() - comment.deletedAt.getTime() > UNDO_MS)
      throw conflict('too_late', 'This comment can no longer be brought back.');
    const ideaId = String(idea._id);
    await markDirty(String(comment.ideaId));
    await transact(async ({ session, record }) => {
      await CommentRow.updateOne(
        { _id: comment._id, deletedAt: comment.deletedAt },
        { $set: { deletedAt: null, deletedById: null } },
        { session },
      );
      await record({
        kind: 'comment.restored',
        actorId: actor.id,
        data: { ideaId, commentId: id },
      });
    });
    await recount(String(comment.ideaId));
    return viewOne(actor, idea, id);
  },

  /** How many stand in a thread: those of the idea and of what was merged into it. */
  count: (idea: MergedSet): Promise<number> =>
    CommentRow.countDocuments({ ideaId: { $in: idsOf(idea) }, ...shownToAll }),

  /** Everybody who wrote in a thread; somebody may come more than once. */
  async *commentersOf(ideaId: string): AsyncGenerator<string> {
    const ids = await idsWith(ideaId);
    const written = CommentRow.find({ ideaId: { $in: ids }, deletedAt: null }, { authorId: 1 });
    const rows = written.lean().cursor();
    for await (const row of rows) if (row.authorId) yield String(row.authorId);
  },

  /** Wipes the texts of what was deleted, once it can no longer be brought back. */
  async purgeDeleted(): Promise<void> {
    const before = new Date(Date.now() - UNDO_MS);
    const overdue = { deletedAt: { $lt: before, $type: 'date' }, purged: false } as const;
    for (;;) {
      const some = await CommentRow.find(overdue, { authorId: 1, deletedById: 1 })
        .limit(PURGED_AT_ONCE)
        .lean();
      if (some.length === 0) return;
      // What its writer deleted stays where it was taken in; what a moderator removed does not.
      await ExtensionRow.deleteMany({
        _id: { $in: some.filter(wasRemoved).map(({ _id }) => _id) },
      });
      await dropPicturesOf(some.map(({ _id }) => _id));
      await forgetRevisions(some.map(({ _id }) => _id));
      await ReactionRow.deleteMany({ commentId: { $in: some.map(({ _id }) => _id) } });
      await CommentRow.updateMany(
        { _id: { $in: some.map(({ _id }) => _id) }, ...overdue },
        { $set: { body: '', purged: true } },
      );
    }
  },
};
