import { isDuty, topicOf } from '@leaven/shared/notifications/topics';
import type { Actor } from '@leaven/shared/users/roles';
import { log } from '../../../log';
import { type User, UserRow } from '../../users/users.model';
import { type Notification, NotificationRow } from '../notifications.model';
import { personalSettings, wants } from '../settings/settings.service';
import type { Surroundings } from '../tellings/index';
import { DeliveryRow, type Sending, SendingRow } from './deliveries.model';

const MINUTE = 60_000;
const LEASE_MS = MINUTE / 2;
/** After each failure it is tried again this much later, then it is given up and shown. */
const PAUSES_MS = [1, 5, 15, 60, 4 * 60, 12 * 60].map((minutes) => minutes * MINUTE);
const LONGEST_ANSWER = 1_000;

/** What came of trying: the other side's own words in any case. */
export type Outcome =
  | { kind: 'sent'; answer: string; preview?: Sending['preview'] }
  /** Nobody is there to take it any more. */
  | { kind: 'dropped'; answer: string }
  /** Trying again is of no use where it is `final`. */
  | { kind: 'refused'; answer: string; final: boolean };

/** Sends facts, of which there is at least one, to a person. */
export type Sender = (
  sending: Sending,
  to: { person: User; facts: [Notification, ...Notification[]] },
) => Promise<Outcome>;

/** Takes the one that has waited longest, for half a minute. */
const claim = (now: Date) =>
  SendingRow.findOneAndUpdate(
    { state: 'waiting', nextAt: { $lte: now }, leaseUntil: { $lte: now } },
    { $set: { leaseUntil: new Date(now.getTime() + LEASE_MS) } },
    { sort: { nextAt: 1 }, returnDocument: 'after' },
  ).lean();

/** Whether somebody may see what a fact is about at this moment, and has not muted it since. */
async function isInSight(
  fact: Notification,
  viewer: Actor,
  around: Surroundings,
): Promise<boolean> {
  if (!fact.idea) return true;
  const { id } = fact.idea;
  const muted = await around.mutedBy(id, fact.threadId ?? null, [viewer.id]);
  if (!isDuty(fact.kind) && muted.has(viewer.id)) return false;
  return around.sees(viewer, id, fact.commentId);
}

/** What is left to tell, the latest first: not what is gone, out of sight, muted, or read by now. */
async function tellableOf(
  { userId, eventIds, channel }: Sending,
  person: User,
  around: Surroundings,
): Promise<Notification[]> {
  const viewer = { id: String(person._id), role: person.role };
  const [rows, settings] = await Promise.all([
    NotificationRow.find({
      userId,
      eventId: { $in: eventIds },
      hidden: { $ne: true },
      read: false,
    })
      .sort({ at: -1, _id: -1 })
      .lean(),
    personalSettings.of(viewer.id),
  ]);
  const told: Notification[] = [];
  for (const row of rows)
    if (wants(settings, topicOf[row.kind], channel) && (await isInSight(row, viewer, around)))
      told.push(row);
  return told;
}

async function attempt(sending: Sending, senders: Senders, around: Surroundings): Promise<Outcome> {
  const person = await UserRow.findOne({ _id: sending.userId, disabledAt: null }).lean();
  if (!person) return { kind: 'dropped', answer: 'The account is closed.' };
  const [first, ...rest] = await tellableOf(sending, person, around);
  if (!first) return { kind: 'dropped', answer: 'Nothing was left to tell.' };
  return senders[sending.channel](sending, { person, facts: [first, ...rest] });
}

async function settle({ _id, tries }: Sending, outcome: Outcome): Promise<void> {
  const now = new Date();
  const answer = outcome.answer.slice(0, LONGEST_ANSWER);
  const pause = PAUSES_MS[tries];
  if (outcome.kind === 'refused' && !outcome.final && pause !== undefined) {
    const nextAt = new Date(now.getTime() + pause);
    await SendingRow.updateOne(
      { _id },
      { $set: { answer, nextAt, leaseUntil: now }, $inc: { tries: 1 } },
    );
    return;
  }
  const state = outcome.kind === 'refused' ? 'failed' : outcome.kind;
  const preview = outcome.kind === 'sent' && outcome.preview ? { preview: outcome.preview } : {};
  await SendingRow.updateOne(
    { _id },
    { $set: { state, answer, leaseUntil: now, ...preview, endedAt: now }, $inc: { tries: 1 } },
  );
  await DeliveryRow.updateMany({ sendingId: _id }, { $set: { doneAt: now } });
}

export type Senders = Record<Sending['channel'], Sender>;

/** While a slow server is talked to nobody else must take it. */
function keepLease({ _id }: Sending): NodeJS.Timeout {
  return setInterval(() => {
    const leaseUntil = new Date(Date.now() + LEASE_MS);
    // Without it the worst is that the same message, by the same name, goes out again.
    SendingRow.updateOne({ _id, state: 'waiting' }, { $set: { leaseUntil } }).catch(
      () => undefined,
    );
  }, LEASE_MS / 3).unref();
}

/** Sends the next sending that is due. @returns whether there was one */
export async function sendNext(
  senders: Senders,
  around: Surroundings,
  now = new Date(),
): Promise<boolean> {
  const sending = await claim(now);
  if (!sending) return false;
  const lease = keepLease(sending);
  try {
    const outcome = await attempt(sending, senders, around).catch((error: unknown): Outcome => {
      log.error({ err: error, sendingId: String(sending._id) }, 'a sending failed');
      return { kind: 'refused', answer: 'It could not be put together.', final: false };
    });
    await settle(sending, outcome);
  } finally {
    clearInterval(lease);
  }
  return true;
}
