import type { NotificationSettings } from '@leaven/shared/notifications/settings.schemas';
import { Types } from 'mongoose';
import { transact } from '../../../database/connection';
import { personalSettings } from '../settings/settings.service';
import { type Delivery, DeliveryRow, SendingRow } from './deliveries.model';
import { dueAt } from './due';

/** So many facts at most go together; what is more goes with the next. */
const MOST_FACTS = 100;

/** Somebody else has taken some of these a moment ago. */
class TakenMeanwhile extends Error {}

/** What is older than this when it is due was held back, by quiet hours or a holiday. */
const HELD_BACK_MS = 60 * 60_000;

/**
 * E-mail that comes at once goes by what it is about, so that mail readers can thread it. After a rest it
 * does not all come at once: what was held back is one digest.
 */
function together(rows: Delivery[], { rhythm }: NotificationSettings, now: Date): Delivery[][] {
  const parcels = new Map<string, Delivery[]>();
  for (const row of rows) {
    const isFresh = now.getTime() - row.at.getTime() < HELD_BACK_MS;
    const isOfItsOwn = row.channel === 'email' && rhythm === 'immediate' && isFresh;
    const key = isOfItsOwn ? row.about : '';
    parcels.set(key, [...(parcels.get(key) ?? []), row]);
  }
  return [...parcels.values()];
}

/** Turns deliveries into a sending, each into one, whatever runs beside this or dies on the way. */
async function bind([first, ...rest]: [Delivery, ...Delivery[]], now: Date): Promise<void> {
  const rows = [first, ...rest];
  const about = rows.every((row) => row.about === first.about) ? first.about : '';
  await transact(async ({ session }) => {
    const _id = new Types.ObjectId();
    const { userId, channel } = first;
    const eventIds = rows.map(({ eventId }) => eventId);
    const when = { at: now, nextAt: now, leaseUntil: now };
    await SendingRow.create(
      [{ _id, userId, channel, about, eventIds, state: 'waiting', ...when }],
      {
        session,
      },
    );
    const taken = await DeliveryRow.updateMany(
      { _id: { $in: rows.map((row) => row._id) }, waiting: true },
      { $set: { waiting: false, sendingId: _id } },
      { session },
    );
    if (taken.modifiedCount !== rows.length) throw new TakenMeanwhile();
  });
}

/** Plans anew by what the person wants now; @returns those that are due all the same. */
async function stillDue(
  rows: Delivery[],
  settings: NotificationSettings,
  now: Date,
): Promise<Delivery[]> {
  const due: Delivery[] = [];
  for (const row of rows) {
    const at = dueAt(row.at, row.channel, settings, now);
    if (at <= now) due.push(row);
    else await DeliveryRow.updateOne({ _id: row._id, waiting: true }, { $set: { dueAt: at } });
  }
  return due;
}

async function gatherFor({ userId, channel }: Delivery, now: Date): Promise<void> {
  const waiting = { userId, channel, waiting: true };
  const settings = await personalSettings.of(String(userId));
  if (channel === 'email' && settings.rhythm === 'never') {
    await DeliveryRow.updateMany(waiting, { $set: { waiting: false, doneAt: now } });
    return;
  }
  const rows = await DeliveryRow.find({ ...waiting, dueAt: { $lte: now } })
    .sort({ at: 1 })
    .limit(MOST_FACTS)
    .lean();
  const due = await stillDue(rows, settings, now);
  for (const [first, ...rest] of together(due, settings, now))
    if (first)
      await bind([first, ...rest], now).catch((error: unknown) => {
        if (!(error instanceof TakenMeanwhile)) throw error;
      });
}

/** Gathers what one person is to be sent now. @returns whether there was anything to do */
export async function gatherNext(now = new Date()): Promise<boolean> {
  const next = await DeliveryRow.findOne({ waiting: true, dueAt: { $lte: now } })
    .sort({ dueAt: 1 })
    .lean();
  if (!next) return false;
  await gatherFor(next, now);
  return true;
}

/** After somebody chose anew: all that waits for them is looked at again. */
export async function planAnew(userId: string): Promise<void> {
  await DeliveryRow.updateMany({ userId, waiting: true }, { $set: { dueAt: new Date() } });
}
