import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import type {
  CommentView,
  commentPatch,
  newComment,
} from '@leaven/shared/comments/comments.schemas';
import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import { AppError, changedMeanwhile, conflict, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { UNDO_MS } from '../ideas/deletion.service';
import { type Idea, ideaState } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { newlyMentioned, textToKeep } from '../ideas/mentions';
import { idsWith } from '../ideas/merged-set';
import { type Comment, commentState, newCommentRow } from './comments.model';
import { comments, requireComment, requireParent, viewComments } from './comments.service';
import { type Note, NoteRevisionRow, NoteRow } from './notes.model';
import { ReactionRow } from './reactions.model';
import { threadFor } from './thread';

/** A note with the idea in whose thread it is read. @throws AppError 404, also for who may see none */
async function requireNote(actor: Actor, id: string): Promise<{ note: Note; idea: Idea }> {
  const note = notesPolicy.see(actor).allowed ? await NoteRow.findById(id).lean() : null;
  if (!note) throw notFound('comment');
  return { note, idea: await ideas.requireRoot(String(note.ideaId), actor) };
}

/** A comment or a note that somebody may read, with the idea in whose thread it is. */
export async function requireReadable(
  actor: Actor,
  id: string,
): Promise<{ comment: Comment; idea: Idea }> {
  if (!(await NoteRow.exists({ _id: id }))) return requireComment(actor, id);
  const { note: comment, idea } = await requireNote(actor, id);
  return { comment, idea };
}

async function viewOne(actor: Actor, idea: Idea, id: string): Promise<CommentView> {
  const row = await NoteRow.findById(id).lean();
  const [one] = row ? await viewComments(actor, idea, [row]) : [];
  if (!one) throw notFound('comment');
  return one;
}

/** Changes a note as it was read, with the fact in the same transaction. @returns whether it still was so */
async function change(actor: Actor, idea: Idea, asRead: object, update: object): Promise<boolean> {
  return transact(async ({ session, record }) => {
    const changed = await NoteRow.findOneAndUpdate(asRead, update, { session }).lean();
    if (!changed) return false;
    const data = { ideaId: String(idea._id), commentId: String(changed._id) };
    await record({ kind: 'note.changed', actorId: actor.id, data });
    return true;
  });
}

/**
 * Staff notes. They touch nothing that others see: neither a count nor a clock, neither heat nor archive, and
 * whoever writes one does not begin to follow.
 */
export const notes = {
  /** @param _id of the new note; posting again with it finds the first and adds nothing */
  async post(
    actor: Actor,
    ideaId: string,
    { body, parentId }: z.output<typeof newComment>,
    _id = new Types.ObjectId(),
  ): Promise<CommentView> {
    const idea = await ideas.require(ideaId, actor);
    enforce(notesPolicy.write(actor, ideaState(idea)));
    const parent = parentId
      ? await requireParent(actor, idea, threadFor(actor, idea), parentId)
      : null;
    const text = await textToKeep('body', body);
    const written = {
      _id,
      ideaId: parent?.ideaId ?? idea._id,
      authorId: new Types.ObjectId(actor.id),
      staff: true as const,
      body: text,
      postedAt: new Date(),
    };
    const row: Note = newCommentRow(written, parent);
    try {
      await transact(async ({ session, record }) => {
        await NoteRow.create([row], { session });
        await record({
          kind: 'note.posted',
          actorId: actor.id,
          // Without its words: the log and what hears it outlive the right to read them.
          data: {
            ideaId,
            ideaTitle: idea.title,
            commentId: String(_id),
            parentAuthorId: parent?.authorId ? String(parent.authorId) : null,
            stewardId: String(idea.stewardId),
            mentionedIds: newlyMentioned(text, actor.id).map(String),
          },
        });
      });
    } catch (error) {
      if (!isDuplicate(error) || !(await NoteRow.exists({ _id }))) throw error;
    }
    return viewOne(actor, idea, String(_id));
  },

  async edit(actor: Actor, id: string, patch: z.output<typeof commentPatch>): Promise<CommentView> {
    const { note, idea } = await requireNote(actor, id);
    enforce(commentsPolicy.edit(actor, ideaState(idea), commentState(note)));
    const text = await textToKeep('body', patch.body);
    const { _id, contentRev } = note;
    const isRead = patch.contentRev === undefined || patch.contentRev === contentRev;
    const edited =
      isRead &&
      (text === note.body ||
        (await change(
          actor,
          idea,
          { _id, contentRev, deletedAt: null },
          { $set: { body: text, editedAt: new Date() }, $inc: { contentRev: 1 } },
        )));
    if (!edited) {
      const { note: now } = await requireNote(actor, id);
      throw conflict('stale_edit', 'This note was edited meanwhile.', {
        current: { body: now.body, contentRev: now.contentRev },
      });
    }
    return viewOne(actor, idea, id);
  },

  async remove(actor: Actor, id: string): Promise<CommentView> {
    const { note, idea } = await requireNote(actor, id);
    enforce(commentsPolicy.delete(actor, commentState(note)));
    const deleted = { deletedAt: new Date(), deletedById: new Types.ObjectId(actor.id) };
    const asRead = { _id: note._id, deletedAt: null };
    if (!(await change(actor, idea, asRead, { $set: deleted }))) throw changedMeanwhile();
    return viewOne(actor, idea, id);
  },

  async restore(actor: Actor, id: string): Promise<CommentView> {
    const { note, idea } = await requireNote(actor, id);
    const { _id, deletedAt, deletedById, purged } = note;
    if (!deletedAt) return viewOne(actor, idea, id);
    if (String(deletedById) !== actor.id)
      throw new AppError(403, 'not_deleter', 'Only who deleted a note may bring it back.');
    if (purged || Date.now() - deletedAt.getTime() > UNDO_MS)
      throw conflict('too_late', 'This note can no longer be brought back.');
    const back = { $set: { deletedAt: null, deletedById: null } };
    await change(actor, idea, { _id, deletedAt, purged: false }, back);
    return viewOne(actor, idea, id);
  },

  /** Asked before somebody joins the room of an idea's notes. @throws AppError 403, 404 */
  async requireRoom(actor: Actor, ideaId: string): Promise<void> {
    enforce(notesPolicy.see(actor));
    await ideas.require(ideaId, actor);
  },

  /** Who wrote notes on an idea, or on what was merged into it; each once. */
  async writersOn(ideaId: string): Promise<string[]> {
    const ideaIds = await idsWith(ideaId);
    const ids = await NoteRow.distinct('authorId', { ideaId: { $in: ideaIds }, deletedAt: null });
    return ids.map(String);
  },

  /** Wipes the words of what was deleted, once it can no longer be brought back. */
  async purgeDeleted(): Promise<void> {
    const before = new Date(Date.now() - UNDO_MS);
    const overdue = { deletedAt: { $lt: before, $type: 'date' }, purged: false } as const;
    const rows = await NoteRow.find(overdue, { _id: 1 }).lean();
    const ids = rows.map(({ _id }) => _id);
    await ReactionRow.deleteMany({ commentId: { $in: ids } });
    await NoteRow.updateMany(
      { _id: { $in: ids }, ...overdue },
      { $set: { body: '', purged: true } },
    );
  },

  /** What staff said of ideas goes with their texts. */
  async forgetOf(ideaIds: Types.ObjectId[]): Promise<void> {
    const rows = await NoteRow.find({ ideaId: { $in: ideaIds } }, { _id: 1 }).lean();
    await ReactionRow.deleteMany({ commentId: { $in: rows.map(({ _id }) => _id) } });
    await NoteRow.deleteMany({ ideaId: { $in: ideaIds } });
    await NoteRevisionRow.deleteMany({ _id: { $in: ideaIds } });
  },
};

/** Who keeps a comment: what is for everybody and what is for staff are kept apart. */
export const keeperOf = async (id: string) =>
  (await NoteRow.exists({ _id: id })) ? notes : comments;

/** The same for one that is to be posted: what answers a staff note is one, whatever it says. */
export async function keeperFor(
  actor: Actor,
  { visibility, parentId }: z.output<typeof newComment>,
) {
  if (visibility === 'staff') return notes;
  return parentId && notesPolicy.see(actor).allowed ? keeperOf(parentId) : comments;
}
