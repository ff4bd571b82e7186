import type { Channel } from '@leaven/shared/notifications/topics';
import { model, Schema, type Types } from 'mongoose';

/** What is sent; the bell is only looked at. */
export type SentBy = Exclude<Channel, 'bell'>;
const sentBy = ['email', 'push'] as const satisfies SentBy[];

/** One fact on its way to one person by one channel. */
export interface Delivery {
  /** `<eventId>:<userId>:<channel>`: however often a fact is handled, it is sent once. */
  _id: string;
  eventId: string;
  userId: Types.ObjectId;
  channel: SentBy;
  /** What it is about, `idea:<id>` or `project:<id>`: e-mail of one thing goes together. */
  about: string;
  /** When it happened. */
  at: Date;
  dueAt: Date;
  /** Until it is taken into a sending, or is not wanted any more. */
  waiting: boolean;
  sendingId: Types.ObjectId | null;
  /** From then on it is only kept so that it is not made again. */
  doneAt?: Date;
}

const id = Schema.Types.ObjectId;
const KEPT_S = 30 * 24 * 60 * 60;
const deliverySchema = new Schema<Delivery>(
  {
    _id: String,
    eventId: { type: String, required: true },
    userId: { type: id, required: true },
    channel: { type: String, enum: sentBy, required: true },
    about: { type: String, default: '' },
    at: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    waiting: { type: Boolean, required: true },
    sendingId: { type: id, default: null },
    doneAt: Date,
  },
  { versionKey: false },
);
deliverySchema.index({ waiting: 1, dueAt: 1 });
deliverySchema.index({ userId: 1, waiting: 1, channel: 1, at: 1 });
deliverySchema.index({ doneAt: 1 }, { expireAfterSeconds: KEPT_S });
export const DeliveryRow = model('Delivery', deliverySchema, 'deliveries');

const sendingStates = ['waiting', 'sent', 'dropped', 'failed'] as const;

/** One e-mail, or one push message: facts that go to a person together. */
export interface Sending {
  /** Also names the message: sent twice after a crash, a mail reader sees that it is the same. */
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  channel: SentBy;
  /** What all of it is about; empty for a digest. */
  about: string;
  eventIds: string[];
  at: Date;
  /** Dropped: nothing was left to tell when it was to be sent. */
  state: (typeof sendingStates)[number];
  tries: number;
  nextAt: Date;
  leaseUntil: Date;
  /** What the other side said last. */
  answer: string;
  endedAt?: Date;
  /** Where no mail server is set: what would have gone out. */
  preview?: { to: string; subject: string; text: string; html: string };
}

const SENT_KEPT_S = 90 * 24 * 60 * 60;
const text = { type: String, required: true } as const;
const previewSchema = new Schema({ to: text, subject: text, text, html: text }, { _id: false });
const sendingSchema = new Schema<Sending>(
  {
    userId: { type: id, required: true },
    channel: { type: String, enum: sentBy, required: true },
    about: { type: String, default: '' },
    eventIds: { type: [String], required: true },
    at: { type: Date, required: true },
    state: { type: String, enum: sendingStates, required: true },
    tries: { type: Number, default: 0 },
    nextAt: { type: Date, required: true },
    leaseUntil: { type: Date, required: true },
    answer: { type: String, default: '' },
    endedAt: Date,
    preview: { type: previewSchema },
  },
  { versionKey: false },
);
sendingSchema.index({ state: 1, nextAt: 1 });
sendingSchema.index({ endedAt: 1 }, { expireAfterSeconds: SENT_KEPT_S });
export const SendingRow = model('Sending', sendingSchema, 'sendings');
