import type { NotificationSettings } from '@leaven/shared/notifications/settings.schemas';
import { topicOf } from '@leaven/shared/notifications/topics';
import { isDuplicate } from '../../../database/connection';
import { mailWay } from '../../../mail/mail';
import type { Notification } from '../notifications.model';
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
function waysOf({ kind }: Notification, settings: NotificationSettings): SentBy[] {
  const topic = topicOf[kind];
  const mails = settings.rhythm !== 'never' && mailWay() !== 'none';
  return mails && wants(settings, topic, 'email') ? ['email'] : [];
}

/** Puts what was told on its way, once, however often this is called with it. */
export async function sendLater(
  rows: Notification[],
  settingsOf: (userId: string) => NotificationSettings,
  now = new Date(),
): Promise<void> {
  const deliveries = rows.flatMap((row) => {
    const settings = settingsOf(String(row.userId));
    return waysOf(row, settings).map((channel) => deliveryOf(row, channel, settings, now));
  });
  if (deliveries.length === 0) return;
  await DeliveryRow.insertMany(deliveries, { ordered: false, lean: true }).catch(
    (error: unknown) => {
      if (!isDuplicate(error)) throw error;
    },
  );
  wakeDeliveries();
}
