import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Rhythm } from '@leaven/shared/notifications/settings.schemas';
import fc from 'fast-check';
import { Types } from 'mongoose';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import {
  DeliveryRow,
  SendingRow,
} from '../../server/src/features/notifications/delivery/deliveries.model';
import { sendLater } from '../../server/src/features/notifications/delivery/enqueue';
import { gatherNext } from '../../server/src/features/notifications/delivery/gather';
import { type Senders, sendNext } from '../../server/src/features/notifications/delivery/send';
import {
  type Notification,
  NotificationRow,
} from '../../server/src/features/notifications/notifications.model';
import { SettingsRow } from '../../server/src/features/notifications/settings/settings.model';
import { personalSettings } from '../../server/src/features/notifications/settings/settings.service';
import { newUserRow, UserRow } from '../../server/src/features/users/users.model';
import { useMail } from '../../server/src/mail/mail';
import { createTestDatabase } from '../support/database';

const database = createTestDatabase();
const userId = new Types.ObjectId();
beforeAll(async () => {
  await connectDatabase(database.uri);
  useMail({ smtpUrl: null, from: 'l@x.example', publicUrl: '', outbox: true, reply: null });
  const mia = { name: 'Mia', email: 'mia@crumb.example', role: 'member' } as const;
  await UserRow.create(newUserRow({ _id: userId, ...mia, passwordHash: '-' }));
});
afterAll(async () => {
  await disconnectDatabase();
  await database.drop();
});

const HOUR = 60 * 60_000;
/** The weekend on which clocks go back in Europe, and that on which they go forward in New York. */
const begins = ['2026-10-24T00:00:00Z', '2026-03-07T12:00:00Z'].map((at) => Date.parse(at));

const rhythm = fc.constantFrom<Rhythm>('immediate', 'hourly', 'daily', 'weekly', 'never');
/** What happens, so many hours after the one before. */
const step = fc.record({
  hours: fc.double({ min: 0, max: 30, noNaN: true }),
  what: fc.constantFrom(
    'told',
    'told',
    'told',
    'told again',
    'read',
    'hidden',
    'away',
    'back',
    'choose',
  ),
  idea: fc.constantFrom('a'.repeat(24), 'b'.repeat(24)),
  rhythm,
});
const story = fc.record({
  begin: fc.constantFrom(...begins),
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
  rhythm,
  quiet: fc.option(fc.constant({ from: '21:00', to: '07:30' })),
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
});

const factOf = (ideaId: string, at: Date): Notification => ({
  _id: new Types.ObjectId(),
  eventId: String(new Types.ObjectId()),
  userId,
  kind: 'idea_commented',
  because: 'author',
  actorId: null,
  idea: { id: ideaId, title: 'An idea' },
  project: null,
  into: null,
  commentId: null,
  stage: null,
  excerpt: 'Yes',
  at,
  read: false,
});

interface Sent {
  at: Date;
  facts: string[];
}

const around = {
  mutedBy: async () => new Set<string>(),
  sees: async () => true,
} as unknown as Parameters<typeof sendNext>[1];

/** All that is due by then is gathered and sent, as workers would that look all the time. */
async function passTo(now: Date, sent: Sent[]): Promise<void> {
  const senders: Senders = {
    async email(_sending, { facts }) {
      sent.push({ at: now, facts: facts.map(({ eventId }) => eventId) });
      return { kind: 'sent', answer: '' };
    },
    push: async () => ({ kind: 'dropped', answer: '' }),
  };
  for (;;) {
    while (await gatherNext(now));
    if (!(await sendNext(senders, around, now))) return;
  }
}

/** Time goes on in leaps to whatever is due next. */
async function passFrom(from: Date, to: Date, sent: Sent[]): Promise<void> {
  await passTo(from, sent);
  for (;;) {
    const next = await DeliveryRow.findOne({ waiting: true }).sort({ dueAt: 1 }).lean();
    if (!next || next.dueAt > to) break;
    await passTo(new Date(Math.max(next.dueAt.getTime(), from.getTime())), sent);
  }
  await passTo(to, sent);
}

test('whatever happens, each fact goes out once, unless read or hidden before, and nothing empty does', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ begin, steps, quiet, ...chosen }) => {
      for (const rows of [DeliveryRow, SendingRow, NotificationRow, SettingsRow])
        await (rows as typeof DeliveryRow).deleteMany({});
      const settings = { choices: {}, ...chosen, ...(quiet ? { quiet } : {}) };
      await SettingsRow.create([{ _id: userId, ...settings }]);
      const settingsOf = async () => {
        const own = await personalSettings.of(String(userId));
        return () => own;
      };
      const facts: Notification[] = [];
      /** When what was told could no longer be sent, by fact. */
      const over = new Map<string, Date>();
      const sent: Sent[] = [];
      let now = new Date(begin);
      const choose = async (change: object) => {
        await SettingsRow.updateOne({ _id: userId }, { $set: change });
        await DeliveryRow.updateMany({ waiting: true }, { $set: { dueAt: now } });
      };
      for (const { hours, what, idea, rhythm: next } of steps) {
        const then = new Date(now.getTime() + hours * HOUR);
        await passFrom(now, then, sent);
        now = then;
        if (what === 'told') {
          const fact = factOf(idea, now);
          facts.push(fact);
          await NotificationRow.create([fact]);
          await sendLater([fact], await settingsOf(), now);
        } else if (what === 'told again') await sendLater(facts, await settingsOf(), now);
        else if (what === 'away')
          await choose({
            awayUntil: new Date(now.getTime() + 50 * HOUR).toISOString().slice(0, 10),
          });
        else if (what === 'back') await choose({ awayUntil: null });
        else if (what === 'choose') await choose({ rhythm: next });
        else {
          const mark = what === 'read' ? { read: true } : { hidden: true };
          await NotificationRow.updateMany({ 'idea.id': idea }, { $set: mark });
          for (const fact of facts)
            if (fact.idea?.id === idea && !over.has(fact.eventId)) over.set(fact.eventId, now);
        }
      }
      const wanted = (await personalSettings.of(String(userId))).rhythm !== 'never';
      await passFrom(now, new Date(now.getTime() + 30 * 24 * HOUR), sent);

      expect(sent.filter((one) => one.facts.length === 0)).toEqual([]);
      const all = sent.flatMap((one) => one.facts);
      expect(all.length).toBe(new Set(all).size);
      for (const one of sent)
        for (const fact of one.facts) {
          const end = over.get(fact);
          if (end) expect(one.at.getTime()).toBeLessThanOrEqual(end.getTime());
        }
      // Who chose "never" in between gets nothing of what waited then; else nothing is lost.
      const never =
        chosen.rhythm === 'never' ||
        steps.some((one) => one.rhythm === 'never' && one.what === 'choose');
      if (wanted && !never)
        expect(facts.filter(({ eventId }) => !all.includes(eventId) && !over.has(eventId))).toEqual(
          [],
        );
      expect(await DeliveryRow.countDocuments({ waiting: true })).toBe(0);
    }),
    { numRuns: 40 },
  );
});
