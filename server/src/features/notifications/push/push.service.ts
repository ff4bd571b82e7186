import { invalidField } from '@leaven/shared/http/errors';
import type {
  newPushSubscription,
  PushSubscriptionView,
} from '@leaven/shared/notifications/push.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate } from '../../../database/connection';
import { encryptPush } from '../../../push/encrypt';
import { isPublicEndpoint } from '../../../push/public-address';
import { vapidKeys } from '../../../push/vapid';
import { type PushSubscriptionRow, SubscriptionRow, subscriptionId } from './subscriptions.model';

/** Devices of one person; with more the oldest goes. */
const MOST_DEVICES = 20;

const present = ({ _id, device, createdAt }: PushSubscriptionRow): PushSubscriptionView => ({
  id: String(_id),
  device,
  createdAt: createdAt.toISOString(),
});

const devicesOf = (userId: string): Promise<PushSubscriptionRow[]> =>
  SubscriptionRow.find({ userId }).sort({ createdAt: -1, _id: -1 }).lean();

/** @throws AppError 400 that names what cannot be pushed to */
function requireUsable({ endpoint, keys }: z.output<typeof newPushSubscription>): void {
  if (!isPublicEndpoint(endpoint))
    throw invalidField('endpoint', 'not_public', 'must be an https address out on the internet');
  try {
    encryptPush('', keys);
  } catch {
    throw invalidField('keys.p256dh', 'wrong_format', 'must be a point on P-256');
  }
}

/** Devices that somebody lets show what is pushed; private to them. */
export const push = {
  async list(actor: Actor) {
    const [{ publicKey }, rows] = await Promise.all([vapidKeys(), devicesOf(actor.id)]);
    return { publicKey, items: rows.map(present) };
  },

  /** A browser belongs to who was signed in last. */
  async add(
    actor: Actor,
    body: z.output<typeof newPushSubscription>,
  ): Promise<PushSubscriptionView> {
    requireUsable(body);
    const userId = new Types.ObjectId(actor.id);
    const row = { _id: subscriptionId(body.endpoint), ...body, userId, createdAt: new Date() };
    await SubscriptionRow.create([row]).catch(async (error: unknown) => {
      if (!isDuplicate(error)) throw error;
      const { keys, device } = body;
      await SubscriptionRow.updateOne({ _id: row._id }, { $set: { userId, keys, device } });
    });
    const tooMany = (await devicesOf(actor.id)).slice(MOST_DEVICES);
    await SubscriptionRow.deleteMany({ _id: { $in: tooMany.map(({ _id }) => _id) } });
    const found = await SubscriptionRow.findById(row._id).lean();
    return present(found ?? row);
  },

  /** Whether or not it was there: of somebody else's nothing is told. */
  async remove(actor: Actor, id: string): Promise<{ ok: true }> {
    await SubscriptionRow.deleteOne({ _id: id, userId: actor.id });
    return { ok: true };
  },
};
