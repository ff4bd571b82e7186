import { AppError, conflict, invalidField, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { moderationPolicy } from '@leaven/shared/moderation/moderation.policy';
import type {
  FlagView,
  ModerationAction,
  newFlag,
  QueueItem,
  resolution,
} from '@leaven/shared/moderation/moderation.schemas';
import { type Actor, has } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, type Transaction, transact } from '../../database/connection';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { excerptOf } from '../ideas/excerpt';
import { markDirty, recount } from '../ideas/tally';
import { settings } from '../settings/settings.service';
import {
  type Flag,
  FlaggedRow,
  type FlaggedThing,
  FlagRow,
  flagKey,
  ModerationRow,
} from './moderation.model';
import { presentFlag, presentQueue } from './moderation.presenter';
import { findThings, type Thing } from './things';

const MOST_COUNTED = 1_000;

const oldestFirst = (list: string): KeysetOrder<FlaggedThing> => ({
  list,
  field: 'openedAt',
  direction: 1,
  revive: (value) => new Date(String(value)),
  reviveId: (id) => new Types.ObjectId(id),
});

const settledMeanwhile = () =>
  conflict('settled_meanwhile', 'Something has happened to this meanwhile. Please look again.');

/** Says that something became of a thing, to who wrote it and to whoever shows it. */
const tell = (
  { record }: Transaction,
  actorId: string | null,
  thing: Thing,
  outcome: 'hidden' | 'shown' | 'warned',
  reason: string,
) =>
  record({
    kind: 'thing.moderated',
    actorId,
    data: {
      thing: thing.kind,
      targetId: String(thing._id),
      ideaId: String(thing.idea._id),
      ideaTitle: thing.idea.title,
      authorIds: [...thing.authorIds],
      outcome,
      reason: excerptOf(reason),
    },
  });

/** Writes down who did what; the row is kept. */
const note = (
  { session }: Transaction,
  thing: Thing,
  action: ModerationAction | 'pend',
  by: { reason: string; byId: string | null; flags: number },
) =>
  ModerationRow.create(
    [
      {
        kind: thing.kind,
        targetId: thing._id,
        ideaId: thing.idea._id,
        action,
        reason: by.reason,
        byId: by.byId === null ? null : new Types.ObjectId(by.byId),
        flags: by.flags,
        at: new Date(),
      },
    ],
    { session },
  );

/** Runs what may change which comments count, and counts them anew. */
async function counting(thing: Thing, work: () => Promise<unknown>): Promise<void> {
  const ideaId = String(thing.idea._id);
  if (thing.kind === 'comment') await markDirty(ideaId);
  await work();
  if (thing.kind === 'comment') await recount(ideaId);
}

async function requireThing(kind: Thing['kind'], id: string): Promise<Thing> {
  const thing = (await findThings([{ kind, _id: new Types.ObjectId(id) }])).get(id);
  if (!thing) throw notFound(kind);
  return thing;
}

/** The row that parallel flags of one thing meet at. */
async function ensureFlagged({ _id, kind, idea, authors }: Thing): Promise<void> {
  if (await FlaggedRow.exists({ _id })) return;
  const fresh: FlaggedThing = {
    _id,
    kind,
    ideaId: idea._id,
    authorIds: authors,
    state: 'settled',
    openedAt: new Date(),
    flags: 0,
    reasons: {},
    edited: false,
    rev: 0,
  };
  await FlaggedRow.create([fresh]).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** Counts a flag. @returns how many people have flagged the thing since it was last decided about */
async function countFlag({ session }: Transaction, flag: Flag): Promise<number> {
  const { targetId: _id, reason, at } = flag;
  const waiting = await FlaggedRow.findOneAndUpdate(
    { _id, state: 'waiting' },
    { $inc: { flags: 1, [`reasons.${reason}`]: 1 } },
    { session, returnDocument: 'after' },
  ).lean();
  if (waiting) return waiting.flags;
  const opened = { state: 'waiting', openedAt: at, flags: 1, reasons: { [reason]: 1 } } as const;
  await FlaggedRow.updateOne({ _id }, { $set: opened, $inc: { rev: 1 } }, { session });
  return 1;
}

/** Nobody decides about what they wrote themselves. */
const notOf = (actor: Actor) => ({ authorIds: { $ne: new Types.ObjectId(actor.id) } });

export const moderation = {
  /**
   * Tells the moderators. A moderator's own flag hides the thing until one has decided, and so do as
   * many people's as the settings say; whoever flagged it before the last decision counts no more.
   */
  async flag(actor: Actor, body: z.output<typeof newFlag>): Promise<FlagView> {
    const { kind, targetId, reason } = body;
    const thing = await requireThing(kind, targetId);
    const verdict = thing.flag(actor);
    if (!verdict) throw notFound(kind);
    enforce(verdict);
    const _id = flagKey(targetId, actor.id);
    const first = await FlagRow.findById(_id).lean();
    if (first) return presentFlag(first);
    const userId = new Types.ObjectId(actor.id);
    const flag: Flag = { ...body, _id, targetId: thing._id, userId, reason, at: new Date() };
    const { hideAfterFlags } = (await settings.get()).moderation;
    await ensureFlagged(thing);
    try {
      await counting(thing, () =>
        transact(async (tx) => {
          await FlagRow.create([flag], { session: tx.session });
          const flags = await countFlag(tx, flag);
          const enough = hideAfterFlags > 0 && flags >= hideAfterFlags;
          if (
            (enough || has(actor, 'moderate')) &&
            !thing.hidden &&
            moderationPolicy.hide(thing).allowed &&
            (await thing.hideIn(tx, ''))
          ) {
            const byId = has(actor, 'moderate') ? actor.id : null;
            await note(tx, thing, 'pend', { reason: '', byId, flags });
            // Of nobody: who flagged it is not told.
            await tell(tx, null, thing, 'hidden', '');
          }
          const data = { targetId, action: null };
          await tx.record({ kind: 'moderation.changed', actorId: null, data });
        }),
      );
    } catch (error) {
      const before = isDuplicate(error) ? await FlagRow.findById(_id).lean() : null;
      if (!before) throw error;
      return presentFlag(before);
    }
    return presentFlag(flag);
  },

  waitingFor: (actor: Actor): Promise<number> =>
    FlaggedRow.countDocuments({ state: 'waiting', ...notOf(actor) }, { limit: MOST_COUNTED }),

  async queue(
    actor: Actor,
    query: { state: 'waiting' | 'hidden'; cursor?: string | undefined; limit: number },
  ) {
    const order = oldestFirst(`moderation:${query.state}:${actor.id}`);
    const [rows, waiting] = await Promise.all([
      FlaggedRow.find({
        $and: [{ state: query.state, ...notOf(actor) }, afterCursor(order, query.cursor)],
      })
        .sort(sortOf(order))
        .limit(query.limit + 1)
        .lean(),
      moderation.waitingFor(actor),
    ]);
    const page = pageOf(order, rows, query);
    return { items: await presentQueue(page.rows), nextCursor: page.nextCursor, waiting };
  },

  /** @throws AppError 409 `settled_meanwhile` unless it stands as the moderator saw it */
  async resolve(
    actor: Actor,
    itemId: string,
    { action, reason, rev }: z.output<typeof resolution>,
  ): Promise<QueueItem> {
    const row = await FlaggedRow.findById(itemId).lean();
    if (!row) throw notFound('flagged thing');
    const thing = await requireThing(row.kind, itemId);
    enforce(moderationPolicy.resolve(actor, thing, action));
    if (action !== 'approve' && reason === '')
      throw invalidField('reason', 'required', 'Say why: whoever wrote it reads this.');
    if (row.rev !== rev) throw settledMeanwhile();
    const state = action === 'hide' ? 'hidden' : 'settled';
    await counting(thing, () =>
      transact(async (tx) => {
        const set = { state, flags: 0, reasons: {}, edited: false } as const;
        const settled = await FlaggedRow.updateOne(
          { _id: row._id, rev },
          { $set: set, $inc: { rev: 1 } },
          { session: tx.session },
        );
        if (settled.matchedCount === 0) throw settledMeanwhile();
        await note(tx, thing, action, { reason, byId: actor.id, flags: row.flags });
        if (action === 'hide') {
          await thing.hideIn(tx, reason);
          await tell(tx, actor.id, thing, 'hidden', reason);
        } else {
          const wasHidden = await thing.showIn(tx);
          if (wasHidden) await tell(tx, actor.id, thing, 'shown', action === 'warn' ? '' : reason);
          if (action === 'warn') await tell(tx, actor.id, thing, 'warned', reason);
        }
        const data = { targetId: itemId, action };
        await tx.record({ kind: 'moderation.changed', actorId: actor.id, data });
      }),
    );
    const [item] = await presentQueue([(await FlaggedRow.findById(itemId).lean()) ?? row]);
    if (!item) throw new AppError(409, 'thing_deleted', 'This was deleted meanwhile.');
    return item;
  },
};
