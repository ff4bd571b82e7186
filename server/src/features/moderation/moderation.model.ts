import {
  type FlagReason,
  flagReasons,
  type ModerationAction,
  moderationActions,
  type QueueState,
  queueStates,
  type ThingKind,
  thingKinds,
} from '@leaven/shared/moderation/moderation.schemas';
import { model, Schema, type Types } from 'mongoose';

const id = Schema.Types.ObjectId;

/** One person's flag on one thing; the key decides every race, and it is never given twice. */
export interface Flag {
  /** `<targetId>:<userId>` */
  _id: string;
  kind: ThingKind;
  targetId: Types.ObjectId;
  userId: Types.ObjectId;
  reason: FlagReason;
  note: string;
  at: Date;
}
const flagSchema = new Schema<Flag>(
  {
    _id: String,
    kind: { type: String, enum: thingKinds, required: true },
    targetId: { type: id, required: true },
    userId: { type: id, required: true },
    reason: { type: String, enum: flagReasons, required: true },
    note: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
flagSchema.index({ targetId: 1, at: 1, _id: 1 });
flagSchema.index({ userId: 1 });
export const FlagRow = model('Flag', flagSchema, 'flags');
export const flagKey = (targetId: string, userId: string) => `${targetId}:${userId}`;

/** Where a flagged thing stands; one a thing, kept for good. */
export interface FlaggedThing {
  /** The thing's own. */
  _id: Types.ObjectId;
  kind: ThingKind;
  ideaId: Types.ObjectId;
  /** Nobody decides about their own. */
  authorIds: Types.ObjectId[];
  state: QueueState;
  openedAt: Date;
  /** By new people since a moderator last decided; those before weigh no more. */
  flags: number;
  reasons: Partial<Record<FlagReason, number>>;
  /** Changed after it had been hidden. */
  edited: boolean;
  rev: number;
}
const flaggedSchema = new Schema<FlaggedThing>(
  {
    _id: id,
    kind: { type: String, enum: thingKinds, required: true },
    ideaId: { type: id, required: true },
    authorIds: { type: [id], required: true },
    state: { type: String, enum: queueStates, required: true },
    openedAt: { type: Date, required: true },
    flags: { type: Number, required: true },
    reasons: { type: Schema.Types.Mixed, default: {} },
    edited: { type: Boolean, default: false },
    rev: { type: Number, required: true },
  },
  { versionKey: false, minimize: false },
);
flaggedSchema.index({ state: 1, openedAt: 1, _id: 1 });
export const FlaggedRow = model('FlaggedThing', flaggedSchema, 'flagged_things');

/** Who did what about a thing, and when; only ever added. */
interface Moderation {
  _id: Types.ObjectId;
  kind: ThingKind;
  targetId: Types.ObjectId;
  ideaId: Types.ObjectId;
  /** `pend`: hidden until a moderator has looked, by as many flags as the settings say. */
  action: ModerationAction | 'pend';
  reason: string;
  /** Null where the number of flags did it. */
  byId: Types.ObjectId | null;
  flags: number;
  at: Date;
}
const moderationSchema = new Schema<Moderation>(
  {
    kind: { type: String, enum: thingKinds, required: true },
    targetId: { type: id, required: true },
    ideaId: { type: id, required: true },
    action: { type: String, enum: [...moderationActions, 'pend'], required: true },
    reason: { type: String, default: '' },
    byId: { type: id, default: null },
    flags: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
moderationSchema.index({ targetId: 1, at: 1 });
export const ModerationRow = model('Moderation', moderationSchema, 'moderations');
