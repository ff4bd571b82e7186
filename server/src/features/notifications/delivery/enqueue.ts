import type { NotificationSettings } from '@leaven/shared/notifications/settings.schemas';
import { topicOf } from '@leaven/shared/notifications/topics';
import { isDuplicate } from '../../../database/connection';
import { mailWay } from '../../../mail/mail';
import type { Notification } from '../notifications.model';
import { reachableByPush } from '../push/subscriptions.model';
import { wants } from '../settings/settings.service';
import { type Delivery, DeliveryRow, type SentBy } from './deliveries.model';
import { dueAt } from './due';
import { wakeDeliveries } from './worker';

function aboutOf({ idea, project }: Notification): string {
  if (idea) return `idea:${idea.id}`;
  return project ? `project:${project.id}` : '';
}

function deliveryOf(
  row: Notification,
  channel: SentBy,
  settings: NotificationSettings,
  now: Date,
): Delivery {
  const { eventId, userId, at } = row;
  return {
    _id: `${eventId}:${userId}:${channel}`,
    eventId,
    userId,
    channel,
    about: aboutOf(row),
    at,
    dueAt: dueAt(at, channel, settings, now),
    waiting: true,
    sendingId: null,
  };
}

/** The ways by which something is sent to who wants it. */
function waysOf(
  { kind }: Notification,
  settings: NotificationSettings,
  hasDevice: boolean,
): SentBy[] {
  const topic = topicOf[kind];
  const mails = settings.rhythm !== 'never' && mailWay() !== 'none';
  return [
    ...(mails && wants(settings, topic, 'email') ? (['email'] as const) : []),
    ...(hasDevice && wants(settings, topic, 'push') ? (['push'] as const) : []),
  ];
}

/** Puts what was told on its way, once, however often this is called with it. */
export async function sendLater(
  rows: Notification[],
  settingsOf: (userId: string) => NotificationSettings,
  now = new Date(),
): Promise<void> {
  const devices = await reachableByPush(rows.map(({ userId }) => String(userId)));
  const deliveries = rows.flatMap((row) => {
    const userId = String(row.userId);
    const settings = settingsOf(userId);
    return waysOf(row, settings, devices.has(userId)).map((channel) =>
      deliveryOf(row, channel, settings, now),
    );
  });
  if (deliveries.length === 0) return;
  await DeliveryRow.insertMany(deliveries, { ordered: false, lean: true }).catch(
    (error: unknown) => {
      if (!isDuplicate(error)) throw error;
    },
  );
  wakeDeliveries();
}
