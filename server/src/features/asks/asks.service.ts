import { asksPolicy } from '@leaven/shared/asks/asks.policy';
import {
  type AskView,
  type askPatch,
  MOST_OPEN_ASKS,
  type newAsk,
} from '@leaven/shared/asks/asks.schemas';
import { changedMeanwhile, conflict, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, type Transaction, transact } from '../../database/connection';
import { type Idea, IdeaRow, ideaState } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { touchIdea } from '../ideas/touch';
import { users } from '../users/users.service';
import { type Ask, AskRow, OfferRow } from './asks.model';
import { presentAsks } from './asks.presenter';
import { wordsOf } from './words';

/** Answered ones that are shown; earlier help is history. */
const ANSWERED_SHOWN = 30;
/** Asks that a person's own words find; enough for a page of filtering. */
const MOST_FOUND = 1_000;

/** @throws AppError 404 */
export async function requireAsk(actor: Actor, askId: string): Promise<{ ask: Ask; idea: Idea }> {
  const ask = await AskRow.findById(askId).lean();
  if (!ask) throw notFound('ask');
  return { ask, idea: await ideas.require(String(ask.ideaId), actor) };
}

/** As it is after a write. */
export async function viewAsk(actor: Actor, idea: Idea, askId: string): Promise<AskView> {
  const ask = await AskRow.findById(askId).lean();
  const [view] = ask ? await presentAsks(actor, idea, [ask]) : [];
  if (!view) throw notFound('ask');
  return view;
}

/**
 * Brings what the idea's card says it needs up to date, within the transaction that changed its asks
 * and after `touchIdea`.
 * @throws AppError 409 when there are more than there may be
 */
async function countAsks({ session }: Transaction, ideaId: Types.ObjectId): Promise<void> {
  const open = await AskRow.find({ ideaId, state: 'open' }, { kind: 1 })
    .sort({ _id: 1 })
    .limit(MOST_OPEN_ASKS + 1)
    .session(session)
    .lean();
  if (open.length > MOST_OPEN_ASKS)
    throw conflict('too_many_asks', `An idea can ask for ${MOST_OPEN_ASKS} things at a time.`);
  const openAsks = [...new Set(open.map(({ kind }) => kind))];
  await IdeaRow.updateOne({ _id: ideaId }, { $set: { openAsks } }, { session });
}

/** Changes an ask if nobody else has done so, and what the idea's card says of it. */
export async function changeAsk(
  tx: Transaction,
  idea: Idea,
  ask: Ask,
  set: Partial<Ask>,
): Promise<void> {
  await touchIdea(tx, idea);
  const changed = await AskRow.updateOne(
    { _id: ask._id, state: ask.state },
    { $set: set },
    { session: tx.session },
  );
  if (changed.matchedCount === 0) throw changedMeanwhile();
  await countAsks(tx, idea._id);
}

export const asks = {
  async list(actor: Actor, ideaId: string) {
    const idea = await ideas.require(ideaId, actor);
    const of = (state: Ask['state']) => AskRow.find({ ideaId: idea._id, state });
    const [open, answered] = idea.deletedAt
      ? [[], []]
      : await Promise.all([
          of('open').sort({ _id: 1 }).limit(MOST_OPEN_ASKS).lean(),
          of('answered').sort({ answeredAt: -1 }).limit(ANSWERED_SHOWN).lean(),
        ]);
    return {
      items: await presentAsks(actor, idea, [...open, ...answered]),
      nextCursor: null,
      abilities: { ask: asksPolicy.ask(actor, ideaState(idea)).allowed },
    };
  },

  /** @param _id of the new ask; posting again with it finds the first and adds nothing */
  async post(
    actor: Actor,
    ideaId: string,
    { kind, text }: z.output<typeof newAsk>,
    _id = new Types.ObjectId(),
  ): Promise<AskView> {
    const idea = await ideas.require(ideaId, actor);
    enforce(asksPolicy.ask(actor, ideaState(idea)));
    const row: Ask = {
      ...{ _id, ideaId: idea._id, kind, text, words: wordsOf(text) },
      state: 'open',
      postedAt: new Date(),
      offerCount: 0,
      helperId: null,
      thanks: '',
      answeredAt: null,
    };
    try {
      await transact(async (tx) => {
        await touchIdea(tx, idea);
        await AskRow.create([row], { session: tx.session });
        await countAsks(tx, idea._id);
        const data = { ideaId, askId: String(_id) };
        await tx.record({ kind: 'ask.changed', actorId: actor.id, data });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return viewAsk(actor, idea, String(_id));
  },

  async update(actor: Actor, askId: string, patch: z.output<typeof askPatch>): Promise<AskView> {
    const { ask, idea } = await requireAsk(actor, askId);
    enforce(asksPolicy.ask(actor, ideaState(idea)));
    const { kind = ask.kind, text = ask.text, state = ask.state } = patch;
    if (state !== 'open') throw conflict('ask_closed', 'This is not asked for any more.');
    const opened = state !== ask.state;
    if (opened || kind !== ask.kind || text !== ask.text)
      await transact(async (tx) => {
        const nobody = opened ? { helperId: null, thanks: '', answeredAt: null } : {};
        await changeAsk(tx, idea, ask, { kind, text, words: wordsOf(text), state, ...nobody });
        const data = { ideaId: String(idea._id), askId };
        await tx.record({ kind: 'ask.changed', actorId: actor.id, data });
      });
    return viewAsk(actor, idea, askId);
  },

  async withdraw(actor: Actor, askId: string): Promise<void> {
    const { ask, idea } = await requireAsk(actor, askId);
    enforce(asksPolicy.withdraw(actor, ideaState(idea)));
    if (ask.state === 'withdrawn') return;
    await transact(async (tx) => {
      await changeAsk(tx, idea, ask, { state: 'withdrawn' });
      const data = { ideaId: String(idea._id), askId };
      await tx.record({ kind: 'ask.changed', actorId: actor.id, data });
    });
  },

  /** The condition for ideas of others that ask for something this person says they can do. */
  async helpableBy(userId: string): Promise<object> {
    const { kinds, tags } = await users.skillsOf(userId);
    const own = tags.map(wordsOf).filter((words) => words.length > 0);
    const found =
      own.length === 0
        ? []
        : await AskRow.find(
            { $or: own.map((words) => ({ words: { $all: words }, state: 'open' })) },
            { ideaId: 1 },
          )
            .sort({ _id: -1 })
            .limit(MOST_FOUND)
            .lean();
    const me = new Types.ObjectId(userId);
    return {
      $or: [{ openAsks: { $in: kinds } }, { _id: { $in: found.map(({ ideaId }) => ideaId) } }],
      authorId: { $ne: me },
      coAuthorIds: { $ne: me },
    };
  },

  /** What deleted ideas asked for goes with their texts. */
  async forgetOf(ideaIds: Types.ObjectId[]): Promise<void> {
    for (;;) {
      const some = await AskRow.find({ ideaId: { $in: ideaIds } }, { _id: 1 })
        .limit(1_000)
        .lean();
      if (some.length === 0) return;
      const ids = some.map(({ _id }) => _id);
      await OfferRow.deleteMany({ askId: { $in: ids } });
      await AskRow.deleteMany({ _id: { $in: ids } });
    }
  },
};
