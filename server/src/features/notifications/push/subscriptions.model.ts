import { createHash } from 'node:crypto';
import { model, Schema, Types } from 'mongoose';

export interface PushSubscriptionRow {
  /** Made from the endpoint: a browser is one row, whose ever it is at the moment. */
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  device: string;
  createdAt: Date;
}

const text = { type: String, required: true } as const;
const schema = new Schema<PushSubscriptionRow>(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    endpoint: text,
    keys: { type: new Schema({ p256dh: text, auth: text }, { _id: false }), required: true },
    device: { type: String, default: '' },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ userId: 1, createdAt: -1 });

export const SubscriptionRow = model('PushSubscription', schema, 'push_subscriptions');

export const subscriptionId = (endpoint: string): Types.ObjectId =>
  new Types.ObjectId(createHash('sha256').update(endpoint).digest('hex').slice(0, 24));

/** Who of these has a device to push to. */
export async function reachableByPush(userIds: string[]): Promise<Set<string>> {
  const rows = await SubscriptionRow.find({ userId: { $in: userIds } }, { userId: 1 }).lean();
  return new Set(rows.map(({ userId }) => String(userId)));
}
