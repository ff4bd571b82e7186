import { type AppError, conflict, invalidField, notFound } from '@leaven/shared/http/errors';
import { enforce, type Verdict } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { ideaPatch, newDecision, newIdea } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { type QueryFilter, Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, type Transaction, transact } from '../../database/connection';
import { attachments } from '../attachments/attachments.service';
import { dropAttachmentsOf } from '../attachments/attachments.sweep';
import { categories } from '../categories/categories.service';
import { clockAfter, startClock } from './answering';
import { type Decision, DecisionRow } from './decisions.model';
import { drafts } from './drafts.service';
import { excerptOf } from './excerpt';
import { beginFollowing } from './followers';
import {
  derivedFrom,
  type Idea,
  IdeaRow,
  ideaState,
  isListed,
  newIdeaRow,
  shownToAll,
} from './ideas.model';
import { idsSeenBy, pagesOf } from './merged-set';
import { forgetWhatHangsOn } from './purge';
import { forgetRevisions, type Revision, writeRevision } from './revisions.model';
import { currentHalfLife } from './scores';
import { recordRouted, routedAgain, routedTo } from './stewards';

/** How long a deleted idea can be brought back; afterwards its texts are wiped. */
export const UNDO_MS = 10 * 60_000;

const PURGED_AT_ONCE = 500;

export const changedMeanwhile = () =>
  conflict('changed_meanwhile', 'Somebody else changed this a moment ago. Please look again.');

const noWords = { title: '', body: '', beneficiary: '' };

/** What an edit of something newer is refused with, so that the form can show both. */
export function staleEdit(idea: Idea): AppError {
  return conflict('stale_edit', 'This idea was edited meanwhile.', {
    current: {
      title: idea.title,
      body: idea.body,
      categoryId: String(idea.categoryId),
      beneficiary: idea.beneficiary,
      contentRev: idea.contentRev,
      editedAt: idea.editedAt?.toISOString() ?? null,
    },
  });
}

function present(idea: Idea | null, viewer: Actor): Idea {
  if (!idea || (idea.deletedAt && idea.commentCount === 0)) throw notFound('idea');
  if (!ideasPolicy.sees(viewer, ideaState(idea))) throw notFound('idea');
  return idea;
}

const requireIdea = async (id: string, viewer: Actor): Promise<Idea> =>
  present(await IdeaRow.findById(id).lean(), viewer);

/**
 * Moves an idea to a stage within a transaction, with the decision that voters can read.
 * @param also what changes with the stage
 * @param only what must still hold of it, besides its stage
 */
export async function decideIn(
  { session }: Transaction,
  idea: Idea,
  decision: Omit<Decision, '_id' | 'ideaId' | 'from' | 'at'>,
  also: Partial<Idea> = {},
  only: QueryFilter<Idea> = {},
): Promise<void> {
  // An idea that is opened begins a new time in which something may happen to it.
  const at = new Date();
  const opened = decision.to === 'open' ? { activityAt: at, warnedAt: null } : {};
  const clock = await clockAfter(idea, decision, at);
  const moved = await IdeaRow.updateOne(
    { ...only, ...shownToAll, _id: idea._id, stage: idea.stage },
    {
      $set: {
        stage: decision.to,
        listed: isListed(decision.to, null, null),
        ...opened,
        ...clock,
        ...also,
      },
      $inc: { liveRev: 1 },
    },
    { session },
  );
  if (moved.matchedCount === 0) throw changedMeanwhile();
  await DecisionRow.create([{ ...decision, ideaId: idea._id, from: idea.stage, at }], {
    session,
  });
}

/** An idea, or where its votes and talk are now. @throws AppError 404 as `require` does */
async function requireRoot(id: string, viewer: Actor): Promise<Idea> {
  const idea = await IdeaRow.findById(id).lean();
  const rootId = idea?.mergedInto.at(-1);
  return rootId ? requireIdea(String(rootId), viewer) : present(idea, viewer);
}

export const ideas = {
  /** @throws AppError 404 when it never was, was deleted without a comment, or is hidden from the viewer */
  require: requireIdea,
  requireRoot,

  /** @param _id of the new idea; posting again with it, or the same draft, finds the first */
  async post(
    actor: Actor,
    body: z.output<typeof newIdea>,
    _id = new Types.ObjectId(),
  ): Promise<string> {
    enforce(ideasPolicy.post(actor));
    const { draftId } = body;
    const before = draftId === undefined ? null : await drafts.ideaOf(actor, draftId);
    if (before) return before;
    const category = await categories.requireOpen(body.categoryId);
    const postedAt = new Date();
    const idea = newIdeaRow(await currentHalfLife(), {
      _id,
      title: body.title,
      body: body.body,
      beneficiary: body.beneficiary,
      authorId: new Types.ObjectId(actor.id),
      ...routedTo(category),
      ...(await startClock(postedAt)),
      postedAt,
    });
    const ideaId = String(_id);
    try {
      await transact(async (tx) => {
        await IdeaRow.create([idea], { session: tx.session });
        await attachments.bindIn(tx, actor, _id, body.attachmentIds);
        await tx.record({
          kind: 'idea.posted',
          actorId: actor.id,
          data: { ideaId, categoryId: body.categoryId },
        });
        await recordRouted(tx, actor.id, idea);
        if (draftId !== undefined) await drafts.postedIn(tx, actor, draftId, _id);
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const other = draftId === undefined ? null : await drafts.ideaOf(actor, draftId);
      if (other !== null && other !== ideaId) return other;
      if (!(await IdeaRow.exists({ _id }))) throw error;
    }
    await beginFollowing(actor.id, idea);
    if (draftId !== undefined) drafts.tellPosted(actor, draftId);
    return ideaId;
  },

  async edit(actor: Actor, ideaId: string, patch: z.output<typeof ideaPatch>): Promise<void> {
    const idea = await requireIdea(ideaId, actor);
    enforce(ideasPolicy.edit(actor, ideaState(idea)));
    if (patch.contentRev !== undefined && patch.contentRev !== idea.contentRev)
      throw staleEdit(idea);
    const { title = idea.title, body = idea.body, beneficiary = idea.beneficiary } = patch;
    const category =
      patch.categoryId !== undefined && patch.categoryId !== String(idea.categoryId)
        ? await categories.requireOpen(patch.categoryId)
        : null;
    const reworded = title !== idea.title || body !== idea.body || beneficiary !== idea.beneficiary;
    if (!reworded && !category) return;
    const routed = category ? routedTo(category) : null;
    await ideas.rewrite(actor, idea, { title, body, beneficiary, restoredFrom: null }, routed);
  },

  /**
   * Gives an idea another text, with a revision that says who did it; the caller has asked the policy.
   * @param routed where it moves with that, null where it stays
   * @throws AppError 409 `stale_edit` when it is no longer what was read
   */
  async rewrite(
    actor: Actor,
    idea: Idea,
    text: Pick<Revision, 'title' | 'body' | 'restoredFrom'> & Partial<Pick<Idea, 'beneficiary'>>,
    routed: ReturnType<typeof routedTo> | null = null,
  ): Promise<void> {
    const ideaId = String(idea._id);
    const { beneficiary = idea.beneficiary, restoredFrom, ...words } = text;
    const at = new Date();
    const byId = new Types.ObjectId(actor.id);
    await transact(async (tx) => {
      const edited = await IdeaRow.updateOne(
        { _id: idea._id, contentRev: idea.contentRev, stage: idea.stage, deletedAt: null },
        {
          $set: {
            ...words,
            ...derivedFrom({ ...words, beneficiary }),
            beneficiary,
            editedAt: at,
            ...routed,
          },
          $inc: { contentRev: 1, liveRev: 1 },
        },
        { session: tx.session },
      );
      if (edited.matchedCount === 0) throw staleEdit(await requireIdea(ideaId, actor));
      const { categoryId } = routed ?? idea;
      await writeRevision(idea, { ...words, restoredFrom, categoryId, byId, at }, tx.session);
      await tx.record({ kind: 'idea.edited', actorId: actor.id, data: { ideaId } });
      if (routed) await recordRouted(tx, actor.id, { ...idea, title: words.title, ...routed });
    });
  },

  /** @returns whether its comments keep a tombstone */
  async remove(actor: Actor, ideaId: string): Promise<boolean> {
    const idea = await requireIdea(ideaId, actor);
    enforce(ideasPolicy.delete(actor, ideaState(idea)));
    await transact(async ({ session, record }) => {
      const removed = await IdeaRow.updateOne(
        { _id: idea._id, stage: idea.stage, mergedFrom: [], deletedAt: null },
        {
          $set: { deletedAt: new Date(), deletedById: actor.id, listed: false },
          $inc: { liveRev: 1 },
        },
        { session },
      );
      if (removed.matchedCount === 0) throw changedMeanwhile();
      await record({ kind: 'idea.deleted', actorId: actor.id, data: { ideaId } });
    });
    return idea.commentCount > 0;
  },

  async restore(actor: Actor, ideaId: string): Promise<void> {
    const idea = await IdeaRow.findById(ideaId).lean();
    if (!idea || (idea.deletedAt && String(idea.deletedById) !== actor.id)) throw notFound('idea');
    if (!idea.deletedAt) return;
    if (idea.purged || Date.now() - idea.deletedAt.getTime() > UNDO_MS)
      throw conflict('too_late', 'This idea can no longer be brought back.');
    await transact(async ({ session, record }) => {
      await IdeaRow.updateOne(
        { _id: idea._id, deletedAt: idea.deletedAt },
        {
          $set: {
            deletedAt: null,
            deletedById: null,
            listed: isListed(idea.stage, null, idea.hiddenAt),
          },
          $inc: { liveRev: 1 },
        },
        { session },
      );
      await record({ kind: 'idea.restored', actorId: actor.id, data: { ideaId } });
    });
  },

  async decide(actor: Actor, ideaId: string, body: z.output<typeof newDecision>): Promise<void> {
    const idea = await requireIdea(ideaId, actor);
    enforce(ideasPolicy.decide(actor, ideaState(idea), body.stage));
    if (body.stage === 'declined' && body.reason === '')
      throw invalidField('reason', 'required', 'A decline needs a reason that voters can read.');
    const { stage: to, reason, revisitIf } = body;
    const routed = await routedAgain(idea, to);
    await transact(async (tx) => {
      const byId = new Types.ObjectId(actor.id);
      await decideIn(tx, idea, { to, reason, revisitIf, byId }, routed);
      await tx.record({
        kind: 'idea.decided',
        actorId: actor.id,
        data: { ideaId, ideaTitle: idea.title, from: idea.stage, to, reason: excerptOf(reason) },
      });
    });
  },

  /** The idea's part of a promotion; the caller writes the project in the same transaction. */
  promoteIn(tx: Transaction, actor: Actor, idea: Idea, projectId: Types.ObjectId): Promise<void> {
    enforce(ideasPolicy.promote(actor, ideaState(idea)));
    const byId = new Types.ObjectId(actor.id);
    return decideIn(tx, idea, { to: 'promoted', reason: '', revisitIf: '', byId }, { projectId });
  },

  /** Its author, where an import named one, and its co-authors. */
  async authorsOf(ideaId: string): Promise<string[]> {
    const idea = await IdeaRow.findById(ideaId, { authorId: 1, coAuthorIds: 1 }).lean();
    return idea ? [idea.authorId, ...idea.coAuthorIds].flatMap((id) => (id ? String(id) : [])) : [];
  },

  /** The latest hundred, oldest first. */
  async decisionsOf(ideaId: string): Promise<Decision[]> {
    const rows = await DecisionRow.find({ ideaId }).sort({ at: -1 }).limit(100).lean();
    return rows.reverse();
  },

  /** What attachments ask of an idea; a deleted one's are gone with it. */
  gate: {
    async read(actor: Actor, ideaId: string): Promise<Types.ObjectId[]> {
      const idea = await requireIdea(ideaId, actor);
      if (idea.deletedAt) throw notFound('idea');
      return idsSeenBy(actor, idea);
    },
    pagesOf,
    edit: async (actor: Actor, ideaId: string): Promise<Verdict> =>
      ideasPolicy.edit(actor, ideaState(await requireIdea(ideaId, actor))),
  },

  /** Wipes the texts of what was deleted, once it can no longer be brought back. */
  async purgeDeleted(): Promise<void> {
    const before = new Date(Date.now() - UNDO_MS);
    const overdue = { deletedAt: { $lt: before, $type: 'date' }, purged: false } as const;
    for (;;) {
      const some = await IdeaRow.find(overdue, { _id: 1 }).limit(PURGED_AT_ONCE).lean();
      if (some.length === 0) return;
      const ids = some.map(({ _id }) => _id);
      // First what hangs on them: a crash in between leaves something to find again.
      await forgetRevisions(ids);
      await forgetWhatHangsOn(ids);
      await dropAttachmentsOf(ids);
      await IdeaRow.updateMany(
        { _id: { $in: ids }, ...overdue },
        { $set: { ...noWords, ...derivedFrom(noWords), officialReply: null, purged: true } },
      );
    }
  },
};
