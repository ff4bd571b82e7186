import { asksPolicy } from '@leaven/shared/asks/asks.policy';
import {
  type AskView,
  type acceptedHelp,
  MOST_OFFERS,
  type newOffer,
} from '@leaven/shared/asks/asks.schemas';
import { changedMeanwhile, conflict, invalidField } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { excerptOf } from '../ideas/excerpt';
import { ideaState } from '../ideas/ideas.model';
import { users } from '../users/users.service';
import { type Ask, AskRow, OfferRow } from './asks.model';
import { changeAsk, requireAsk, viewAsk } from './asks.service';

/** The person who helped: by their offer to this ask, or named. */
async function helperOf(
  ask: Ask,
  { offerId, personId }: z.output<typeof acceptedHelp>,
): Promise<Types.ObjectId> {
  if (personId !== undefined) return (await users.requireActive('personId', personId))._id;
  const offer = await OfferRow.findOne({ _id: offerId, askId: ask._id }).lean();
  if (!offer) throw invalidField('offerId', 'no_such_offer', 'This offer was taken back.');
  return offer.personId;
}

export const offers = {
  async offer(
    actor: Actor,
    askId: string,
    { text }: z.output<typeof newOffer>,
    _id = new Types.ObjectId(),
  ): Promise<AskView> {
    const { ask, idea } = await requireAsk(actor, askId);
    enforce(asksPolicy.offer(actor, ideaState(idea), ask));
    const mine = { askId: ask._id, personId: new Types.ObjectId(actor.id) };
    const ideaId = String(idea._id);
    try {
      await transact(async ({ session, record }) => {
        const said = await OfferRow.updateOne(mine, { $set: { text } }, { session });
        if (said.matchedCount > 0) {
          await record({ kind: 'ask.changed', actorId: actor.id, data: { ideaId, askId } });
          return;
        }
        const counted = await AskRow.updateOne(
          { _id: ask._id, state: 'open', offerCount: { $lt: MOST_OFFERS } },
          { $inc: { offerCount: 1 } },
          { session },
        );
        if (counted.matchedCount === 0)
          throw ask.offerCount < MOST_OFFERS
            ? changedMeanwhile()
            : conflict('enough_offers', 'So many have offered to help already.');
        await OfferRow.create([{ ...mine, _id, text, at: new Date() }], { session });
        await record({
          kind: 'ask.offered',
          actorId: actor.id,
          data: {
            ideaId,
            ideaTitle: idea.title,
            askId,
            authorIds: [idea.authorId, ...idea.coAuthorIds].flatMap((id) =>
              id ? [String(id)] : [],
            ),
            excerpt: excerptOf(text || ask.text, 140),
          },
        });
      });
    } catch (error) {
      // The same offer from two windows at once: one of them is enough.
      if (!isDuplicate(error)) throw error;
    }
    return viewAsk(actor, idea, askId);
  },

  async takeBack(actor: Actor, askId: string): Promise<AskView> {
    const { ask, idea } = await requireAsk(actor, askId);
    const mine = { askId: ask._id, personId: new Types.ObjectId(actor.id) };
    await transact(async ({ session, record }) => {
      const { deletedCount } = await OfferRow.deleteOne(mine, { session });
      if (deletedCount === 0) return;
      await AskRow.updateOne({ _id: ask._id }, { $inc: { offerCount: -1 } }, { session });
      const data = { ideaId: String(idea._id), askId };
      await record({ kind: 'ask.changed', actorId: actor.id, data });
    });
    return viewAsk(actor, idea, askId);
  },

  /** Accepting the same help again changes nothing. */
  async accept(actor: Actor, askId: string, help: z.output<typeof acceptedHelp>): Promise<AskView> {
    const { ask, idea } = await requireAsk(actor, askId);
    const state = ideaState(idea);
    enforce(asksPolicy.ask(actor, state));
    const helperId = await helperOf(ask, help);
    if (ask.state === 'answered' && ask.helperId?.equals(helperId))
      return viewAsk(actor, idea, askId);
    enforce(asksPolicy.accept(actor, state, ask));
    if (isTheirs({ id: String(helperId) }, state))
      throw invalidField('personId', 'own_idea', 'Thank somebody who is not an author.');
    const { thanks } = help;
    await transact(async (tx) => {
      await changeAsk(tx, idea, ask, {
        state: 'answered',
        helperId,
        thanks,
        answeredAt: new Date(),
      });
      await tx.record({
        kind: 'ask.accepted',
        actorId: actor.id,
        data: {
          ideaId: String(idea._id),
          ideaTitle: idea.title,
          askId,
          helperId: String(helperId),
          excerpt: excerptOf(thanks || ask.text, 140),
        },
      });
    });
    return viewAsk(actor, idea, askId);
  },
};
