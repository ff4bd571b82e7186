import { AppError, changedMeanwhile, conflict, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { trialsPolicy } from '@leaven/shared/trials/trials.policy';
import type {
  newAnswer,
  newTrial,
  TrialView,
  trialPatch,
} from '@leaven/shared/trials/trials.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { UNDO_MS } from '../ideas/deletion.service';
import { excerptOf } from '../ideas/excerpt';
import { type Idea, ideaState } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { personRefs, requiredRef } from '../users/users.refs';
import { type Trial, TrialRow, trialState } from './trials.model';

const newestFirst = (ideaId: string): KeysetOrder<Trial> => ({
  list: `trials:${ideaId}`,
  field: 'postedAt',
  direction: -1,
  revive: (value) => new Date(String(value)),
  reviveId: (id) => new Types.ObjectId(id),
});

async function present(actor: Actor, idea: Idea, rows: Trial[]): Promise<TrialView[]> {
  const refs = await personRefs(rows.flatMap(({ personId, answer }) => [personId, answer?.byId]));
  const state = ideaState(idea);
  return rows.map((row) => ({
    id: String(row._id),
    ideaId: String(row.ideaId),
    person: requiredRef(refs, row.personId),
    text: row.text,
    link: row.link,
    postedAt: row.postedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    answer: row.answer && {
      answer: row.answer.answer,
      text: row.answer.text,
      by: requiredRef(refs, row.answer.byId),
      at: row.answer.at.toISOString(),
    },
    abilities: {
      edit: trialsPolicy.edit(actor, state, trialState(row)).allowed,
      delete: trialsPolicy.delete(actor, trialState(row)).allowed,
      answer: trialsPolicy.answer(actor, state, trialState(row)).allowed,
    },
  }));
}

async function requireTrial(actor: Actor, id: string): Promise<{ trial: Trial; idea: Idea }> {
  const trial = await TrialRow.findById(id).lean();
  if (!trial) throw notFound('trial');
  return { trial, idea: await ideas.require(String(trial.ideaId), actor) };
}

/** As it is after a write. */
async function viewTrial(actor: Actor, idea: Idea, id: string): Promise<TrialView> {
  const row = await TrialRow.findById(id).lean();
  const [view] = row ? await present(actor, idea, [row]) : [];
  if (!view) throw notFound('trial');
  return view;
}

/** Changes what was told if it is still there, and says so to who reads the idea. */
async function change(actor: Actor, { _id, ideaId, deletedAt }: Trial, set: Partial<Trial>) {
  await transact(async ({ session, record }) => {
    const changed = await TrialRow.updateOne({ _id, deletedAt }, { $set: set }, { session });
    if (changed.matchedCount === 0) throw changedMeanwhile();
    const data = { ideaId: String(ideaId), trialId: String(_id) };
    await record({ kind: 'trial.changed', actorId: actor.id, data });
  });
}

export const trials = {
  async list(actor: Actor, ideaId: string, page: { cursor?: string | undefined; limit: number }) {
    const idea = await ideas.require(ideaId, actor);
    const order = newestFirst(ideaId);
    const rows = idea.deletedAt
      ? []
      : await TrialRow.find({
          $and: [{ ideaId: idea._id, deletedAt: null }, afterCursor(order, page.cursor)],
        })
          .sort(sortOf(order))
          .limit(page.limit + 1)
          .lean();
    const { rows: shown, nextCursor } = pageOf(order, rows, page);
    return {
      items: await present(actor, idea, shown),
      nextCursor,
      abilities: { tell: trialsPolicy.tell(actor, ideaState(idea)).allowed },
    };
  },

  /** @param _id of the new one; telling again with it finds the first and adds nothing */
  async tell(
    actor: Actor,
    ideaId: string,
    { text, link = null }: z.output<typeof newTrial>,
    _id = new Types.ObjectId(),
  ): Promise<TrialView> {
    const idea = await ideas.require(ideaId, actor);
    enforce(trialsPolicy.tell(actor, ideaState(idea)));
    const row: Trial = {
      ...{ _id, ideaId: idea._id, personId: new Types.ObjectId(actor.id), text, link },
      postedAt: new Date(),
      editedAt: null,
      answer: null,
      deletedAt: null,
      deletedById: null,
    };
    try {
      await transact(async ({ session, record }) => {
        await TrialRow.create([row], { session });
        const data = { ideaId, trialId: String(_id) };
        await record({ kind: 'trial.changed', actorId: actor.id, data });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return viewTrial(actor, idea, String(_id));
  },

  async update(actor: Actor, id: string, patch: z.output<typeof trialPatch>): Promise<TrialView> {
    const { trial, idea } = await requireTrial(actor, id);
    enforce(trialsPolicy.edit(actor, ideaState(idea), trialState(trial)));
    const { text = trial.text, link = trial.link } = patch;
    if (text !== trial.text || link !== trial.link)
      await change(actor, trial, { text, link, editedAt: new Date() });
    return viewTrial(actor, idea, id);
  },

  async remove(actor: Actor, id: string): Promise<void> {
    const { trial } = await requireTrial(actor, id);
    enforce(trialsPolicy.delete(actor, trialState(trial)));
    if (trial.deletedAt) return;
    const deletedById = new Types.ObjectId(actor.id);
    await change(actor, trial, { deletedAt: new Date(), deletedById });
  },

  async restore(actor: Actor, id: string): Promise<TrialView> {
    const { trial, idea } = await requireTrial(actor, id);
    if (!trial.deletedAt) return viewTrial(actor, idea, id);
    if (String(trial.deletedById) !== actor.id)
      throw new AppError(403, 'not_deleter', 'Only who took it away may bring it back.');
    if (Date.now() - trial.deletedAt.getTime() > UNDO_MS)
      throw conflict('too_late', 'This can no longer be brought back.');
    await change(actor, trial, { deletedAt: null, deletedById: null });
    return viewTrial(actor, idea, id);
  },

  /** Answering again replaces the answer; the same answer changes nothing. */
  async answer(actor: Actor, id: string, body: z.output<typeof newAnswer>): Promise<TrialView> {
    const { trial, idea } = await requireTrial(actor, id);
    enforce(trialsPolicy.answer(actor, ideaState(idea), trialState(trial)));
    const { answer, text } = body;
    if (trial.answer?.answer === answer && trial.answer.text === text)
      return viewTrial(actor, idea, id);
    const byId = new Types.ObjectId(actor.id);
    await transact(async ({ session, record }) => {
      const answered = await TrialRow.updateOne(
        { _id: trial._id, deletedAt: null },
        { $set: { answer: { answer, text, byId, at: new Date() } } },
        { session },
      );
      if (answered.matchedCount === 0) throw changedMeanwhile();
      await record({
        kind: 'trial.answered',
        actorId: actor.id,
        data: {
          ideaId: String(idea._id),
          ideaTitle: idea.title,
          trialId: id,
          personId: String(trial.personId),
          answer,
          excerpt: excerptOf(text, 140),
        },
      });
    });
    return viewTrial(actor, idea, id);
  },

  /** Removes what was taken away, once it can no longer be brought back. */
  async purgeDeleted(): Promise<void> {
    const before = new Date(Date.now() - UNDO_MS);
    await TrialRow.deleteMany({ deletedAt: { $lt: before, $type: 'date' } });
  },

  /** What was told at deleted ideas goes with their texts. */
  async forgetOf(ideaIds: Types.ObjectId[]): Promise<void> {
    await TrialRow.deleteMany({ ideaId: { $in: ideaIds } });
  },
};
