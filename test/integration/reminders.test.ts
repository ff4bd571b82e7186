import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { Types } from 'mongoose';
import { EventRow } from '../../server/src/events/log';
import { reminding } from '../../server/src/features/clock/clock';
import { remind } from '../../server/src/features/clock/reminders';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { spawnLeaven } from '../support/child';
import { until } from '../support/until';

let t: TestApp;
let ada: TestPerson;
let mia: TestPerson;
beforeAll(async () => {
  t = await startTestApp({ ownDatabase: true });
  [ada, mia] = [await t.person('administrator'), await t.person()];
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => t.close());

const DAY_MS = 24 * 60 * 60_000;
const never = () => false;

async function stewardship() {
  const steward = await t.person('manager');
  return { steward, categoryId: (await t.category({ steward })).id };
}

const row = (id: string) => IdeaRow.findById(id).orFail().lean();
/** Reminds at the moment at which the next step of an idea is to be taken. */
async function remindOf(id: string): Promise<Date> {
  const at = (await row(id)).remindAt;
  if (!at) throw new Error('nobody is to be reminded any more');
  await remind(never, at);
  return at;
}

/** What reminders say in somebody's bell, the first first. */
async function reminded(person: TestPerson, times: number) {
  const look = async () => {
    const { body } = await person.api.get('/api/notifications?limit=100').expect(200);
    return (body.items as NotificationView[])
      .filter(({ kind }) => kind === 'answer_soon' || kind === 'answer_late')
      .map(({ kind, because, idea }) => [kind, because, idea?.id ?? null])
      .toReversed();
  };
  return until(look, (items) => items.length >= times);
}

describe('an idea that nobody answers', () => {
  test('is told to its steward before and when it is late, then to the stand-in, then to an administrator', async () => {
    const { steward, categoryId } = await stewardship();
    const standIn = await t.person('manager');
    const path = `/api/categories/${categoryId}`;
    await ada.api.patch(path).send({ standInId: standIn.id }).expect(200);
    const { id, clock } = await t.idea({ by: mia, categoryId });
    const dueAt = Date.parse(clock.dueAt ?? '');
    const steps = [await remindOf(id), await remindOf(id), await remindOf(id), await remindOf(id)];
    expect(steps[0]?.getTime()).toBeLessThan(dueAt);
    expect(steps[1]?.getTime()).toBe(dueAt);
    // A working day later each, however the weekend falls.
    for (const [i, step] of steps.entries())
      if (i > 0) expect(+step - Number(steps[i - 1])).toBeGreaterThanOrEqual(DAY_MS - 1);
    expect((await row(id)).remindAt).toBeNull();
    await remind(never, new Date(dueAt + 90 * DAY_MS));
    expect(await reminded(steward, 2)).toEqual([
      ['answer_soon', 'steward', id],
      ['answer_late', 'steward', id],
    ]);
    expect(await reminded(standIn, 1)).toEqual([['answer_late', 'stand_in', id]]);
    expect(await reminded(ada, 1)).toEqual([['answer_late', 'administrator', id]]);
  });

  test('comes to an administrator at once where its category has no stand-in', async () => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    const before = (await reminded(ada, 0)).length;
    await remindOf(id);
    await remindOf(id);
    await remindOf(id);
    expect(await reminded(steward, 2)).toHaveLength(2);
    expect((await reminded(ada, before + 1)).at(-1)).toEqual(['answer_late', 'administrator', id]);
    expect((await row(id)).remindAt).toBeNull();
  });

  test('is told to who stands in while its steward is away', async () => {
    const { steward, categoryId } = await stewardship();
    const standIn = await t.person('manager');
    const { id } = await t.idea({ by: mia, categoryId });
    const body = { from: '2020-01-01', to: '2099-01-01', standInId: standIn.id };
    await steward.api.put('/api/me/away').send(body).expect(200);
    await remindOf(id);
    expect(await reminded(standIn, 1)).toEqual([['answer_soon', 'stand_in', id]]);
    expect(await reminded(steward, 0)).toEqual([]);
  });

  test('is told as late, not as due soon, where nobody looked in time; the rest has its day', async () => {
    const { steward, categoryId } = await stewardship();
    const { id, clock } = await t.idea({ by: mia, categoryId });
    const now = new Date(Date.parse(clock.dueAt ?? '') + 30 * DAY_MS);
    await remind(never, now);
    await remind(never, now);
    expect(await reminded(steward, 1)).toEqual([['answer_late', 'steward', id]]);
    expect(Number((await row(id)).remindAt)).toBeGreaterThanOrEqual(+now + DAY_MS - 1);
  });

  test('is forgotten once it is answered, hidden or put away', async () => {
    const { steward, categoryId } = await stewardship();
    const [answered, hidden, archived] = [
      await t.idea({ by: mia, categoryId }),
      await t.idea({ by: mia, categoryId }),
      await t.idea({ by: mia, categoryId }),
    ];
    await t.comment({ id: answered.id }, { by: steward });
    await IdeaRow.updateOne({ _id: hidden.id }, { hiddenAt: new Date(), listed: false });
    await mia.api.post(`/api/ideas/${archived.id}/archive`).send({ reason: 'No' }).expect(200);
    await remind(never, new Date(Date.parse(answered.clock.dueAt ?? '') + 60 * DAY_MS));
    const late = await reminded(steward, 0);
    expect(
      late.filter(([, , id]) => [answered.id, hidden.id, archived.id].includes(id as string)),
    ).toEqual([]);
    expect((await row(answered.id)).reminded).toBe(reminding.nobody);
  });
});

/** Ideas of one steward that have been overdue since a moment ago, of whom nobody was told. */
async function overdue(count: number) {
  const { steward, categoryId } = await stewardship();
  const { id } = await t.idea({ by: mia, categoryId });
  const { _id: _, externalId: _e, ...like } = await row(id);
  const dueAt = new Date(Date.now() - 60_000);
  const rows = Array.from({ length: count }, () => ({
    ...like,
    _id: new Types.ObjectId(),
    dueAt,
    remindAt: dueAt,
    reminded: reminding.soon,
  }));
  await IdeaRow.insertMany(rows);
  return { steward, ids: rows.map(({ _id }) => _id) };
}

/** How many ideas the facts speak of that tell this person that something is late. */
async function toldOf(person: TestPerson): Promise<number> {
  const facts = await EventRow.find({
    kind: { $in: ['answer.due', 'answers.due'] },
    'data.personId': person.id,
    'data.what': 'late',
  }).lean();
  return facts.reduce((sum, { data }) => sum + ('count' in data ? data.count : 1), 0);
}

describe('each breach is told once', () => {
  test('by however many nodes at once', async () => {
    const { steward, ids } = await overdue(30);
    await Promise.all([remind(), remind(), remind()]);
    await remind();
    expect(await toldOf(steward)).toBe(30);
    expect(await IdeaRow.countDocuments({ _id: { $in: ids }, reminded: reminding.late })).toBe(30);
    // One line in the bell, not thirty.
    const bell = await reminded(steward, 1);
    expect(bell.length).toBeLessThanOrEqual(3);
    expect(bell[0]).toEqual(['answer_late', 'steward', null]);
  });

  test('also where writing it down fails in the middle', async () => {
    const { steward } = await overdue(10);
    const write = jest
      .spyOn(EventRow, 'create')
      .mockRejectedValueOnce(new Error('cut off') as never);
    await expect(remind()).rejects.toThrow('cut off');
    write.mockRestore();
    expect(await toldOf(steward)).toBe(0);
    await remind();
    expect(await toldOf(steward)).toBe(10);
  });

  test('also where the process is killed amid it and another goes on', async () => {
    const count = 650;
    const { steward } = await overdue(count);
    for (const rounds of ['1', '2']) {
      const args = ['--import', 'tsx', 'test/support/remind-once.ts', t.databaseUri, rounds];
      const { child, ended } = spawnLeaven(args, {});
      await ended;
      expect(child.signalCode).toBe('SIGKILL');
    }
    const told = await toldOf(steward);
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(count);
    await Promise.all([remind(), remind()]);
    await remind();
    expect(await toldOf(steward)).toBe(count);
    // The embedded database may keep the locks of who was killed for up to a minute.
  }, 180_000);
});
