import { type AppError, conflict, notFound } from '@leaven/shared/http/errors';
import { enforce, type Verdict } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { ideaPatch, newIdea } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { attachments } from '../attachments/attachments.service';
import { categories } from '../categories/categories.service';
import { startClock } from './answering';
import { decisions } from './decisions.service';
import { deletion } from './deletion.service';
import { drafts } from './drafts.service';
import { beginFollowing } from './followers';
import { derivedFrom, type Idea, IdeaRow, ideaState, newIdeaRow } from './ideas.model';
import { requireIdea, requireRoot } from './look-up';
import { namedNow, newlyMentioned, recordMentions, textToKeep } from './mentions';
import { idsSeenBy, pagesOf } from './merged-set';
import { type Revision, writeRevision } from './revisions.model';
import { currentHalfLife } from './scores';
import { recordRouted, routedTo } from './stewards';

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

export const ideas = {
  require: requireIdea,
  requireRoot,
  ...decisions,
  ...deletion,

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
    const text = await textToKeep('body', body.body);
    const mentionedIds = newlyMentioned(text, actor.id);
    const idea = newIdeaRow(await currentHalfLife(), {
      _id,
      title: body.title,
      body: text,
      ...(mentionedIds.length > 0 ? { mentionedIds } : {}),
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
        const about = { ideaId, ideaTitle: idea.title, commentId: null };
        await recordMentions(tx, actor.id, text, mentionedIds, about);
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
    const { title = idea.title, beneficiary = idea.beneficiary } = patch;
    const said = (await namedNow([idea.body]))(idea.body);
    const body = patch.body === undefined ? said : await textToKeep('body', patch.body);
    const category =
      patch.categoryId !== undefined && patch.categoryId !== String(idea.categoryId)
        ? await categories.requireOpen(patch.categoryId)
        : null;
    const reworded = title !== idea.title || body !== said || beneficiary !== idea.beneficiary;
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
    const told = idea.mentionedIds ?? [];
    const mentioned = newlyMentioned(words.body, actor.id, told);
    await transact(async (tx) => {
      const edited = await IdeaRow.updateOne(
        { _id: idea._id, contentRev: idea.contentRev, stage: idea.stage, deletedAt: null },
        {
          $set: {
            ...words,
            ...derivedFrom({ ...words, beneficiary }),
            beneficiary,
            editedAt: at,
            ...(mentioned.length > 0 ? { mentionedIds: [...told, ...mentioned] } : {}),
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
      const about = { ideaId, ideaTitle: words.title, commentId: null };
      await recordMentions(tx, actor.id, words.body, mentioned, about);
      if (routed) await recordRouted(tx, actor.id, { ...idea, title: words.title, ...routed });
    });
  },

  /** Its author, where an import named one, and its co-authors. */
  async authorsOf(ideaId: string): Promise<string[]> {
    const idea = await IdeaRow.findById(ideaId, { authorId: 1, coAuthorIds: 1 }).lean();
    return idea ? [idea.authorId, ...idea.coAuthorIds].flatMap((id) => (id ? String(id) : [])) : [];
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
};
