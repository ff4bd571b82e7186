import { asksPolicy } from '@leaven/shared/asks/asks.policy';
import { type AskView, MOST_OFFERS, MOST_OPEN_ASKS } from '@leaven/shared/asks/asks.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { type Idea, ideaState } from '../ideas/ideas.model';
import { personRefs, requiredRef } from '../users/users.refs';
import { type Ask, type Offer, OfferRow } from './asks.model';

/** Presents asks of one idea with one query for the offers and one for the names. */
export async function presentAsks(actor: Actor, idea: Idea, rows: Ask[]): Promise<AskView[]> {
  const open = rows.filter(({ state }) => state === 'open').map(({ _id }) => _id);
  const offers =
    open.length === 0
      ? []
      : await OfferRow.find({ askId: { $in: open } })
          .sort({ _id: 1 })
          .limit(MOST_OPEN_ASKS * MOST_OFFERS)
          .lean();
  const refs = await personRefs([
    ...rows.map(({ helperId }) => helperId),
    ...offers.map(({ personId }) => personId),
  ]);
  const showOffer = ({ _id, personId, text, at }: Offer) => ({
    id: String(_id),
    person: requiredRef(refs, personId),
    text,
    at: at.toISOString(),
  });
  const state = ideaState(idea);
  const abilities = {
    change: asksPolicy.ask(actor, state).allowed,
    withdraw: asksPolicy.withdraw(actor, state).allowed,
  };
  return rows.map((row) => ({
    id: String(row._id),
    ideaId: String(row.ideaId),
    kind: row.kind,
    text: row.text,
    state: row.state === 'open' ? 'open' : 'answered',
    postedAt: row.postedAt.toISOString(),
    offers: offers.filter(({ askId }) => askId.equals(row._id)).map(showOffer),
    helper: refs(row.helperId),
    thanks: row.thanks,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    abilities: { ...abilities, offer: asksPolicy.offer(actor, state, row).allowed },
  }));
}
