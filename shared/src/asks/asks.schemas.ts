import * as z from 'zod/mini';
import { askKinds } from '../askKinds';
import { id, instant, line, text } from '../http/fields';
import { personRef } from '../users/users.schemas';

/** Open ones of one idea. */
export const MOST_OPEN_ASKS = 10;
/** On one ask; who comes later sees that enough have offered. */
export const MOST_OFFERS = 30;

const kind = z.enum(askKinds);
const askText = line(3, 200);

export const newAsk = z.strictObject({ kind, text: askText });

export const askPatch = z.strictObject({
  kind: z.optional(kind),
  text: z.optional(askText),
  /** Brings a withdrawn one back, or opens an answered one again. */
  state: z.optional(z.literal('open')),
});

export const newOffer = z.strictObject({ text: z._default(text(0, 500), '') });

/** Who helped: by their offer, or whoever it was. */
export const acceptedHelp = z
  .strictObject({
    offerId: z.optional(id),
    personId: z.optional(id),
    /** Everybody reads it. */
    thanks: z._default(text(0, 300), ''),
  })
  .check(
    z.refine(({ offerId, personId }) => (offerId === undefined) !== (personId === undefined), {
      path: ['offerId'],
      message: 'name either an offer or a person',
    }),
  );

export const offerView = z.object({ id, person: personRef, text: z.string(), at: instant });
export type OfferView = z.output<typeof offerView>;

export const askView = z.object({
  id,
  ideaId: id,
  kind,
  text: z.string(),
  state: z.enum(['open', 'answered']),
  postedAt: instant,
  /** Of an open one, the first first. */
  offers: z.array(offerView),
  /** Of an answered one. */
  helper: z.nullable(personRef),
  thanks: z.string(),
  answeredAt: z.nullable(instant),
  abilities: z.object({
    /** Edit it, accept help, open it again. */
    change: z.boolean(),
    withdraw: z.boolean(),
    /** Offer help, or take the offer back. */
    offer: z.boolean(),
  }),
});
export type AskView = z.output<typeof askView>;
