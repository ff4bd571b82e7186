import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { EventRow } from '../../server/src/events/log';
import { writeDueDates } from '../../server/src/features/clock/due-dates';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { until } from '../support/until';

let t: TestApp;
let ada: TestPerson;
let mia: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  [ada, mia] = [await t.person('administrator'), await t.person()];
});
afterAll(() => t.close());

const DAY_MS = 24 * 60 * 60_000;

async function stewardship() {
  const steward = await t.person('manager');
  return { steward, categoryId: (await t.category({ steward })).id };
}
const view = async (ideaId: string): Promise<IdeaView> =>
  (await mia.api.get(`/api/ideas/${ideaId}`).expect(200)).body;
const clockOf = async (ideaId: string) => (await view(ideaId)).clock;
const decide = (by: TestPerson, ideaId: string, body: object) =>
  by.api.post(`/api/ideas/${ideaId}/decisions`).send(body).expect(200);
const reply = (by: TestPerson, ideaId: string, body: object) =>
  by.api.put(`/api/ideas/${ideaId}/official-reply`).send(body);
const running = { answeredAt: null, workingDays: null, dueAt: expect.any(String) };
const answered = { answeredAt: expect.any(String), workingDays: 1, dueAt: null };

describe('the clock of an idea', () => {
  test('begins with the posting and says by when an answer is due', async () => {
    const { steward, categoryId } = await stewardship();
    const idea = await t.idea({ by: mia, categoryId });
    expect(idea.clock).toMatchObject({ ...running, from: idea.postedAt, standIn: null });
    expect(idea.steward.id).toBe(steward.id);
    // Five working days are a week, and over a weekend at most nine days.
    const days = (Date.parse(idea.clock.dueAt ?? '') - Date.parse(idea.postedAt)) / DAY_MS;
    expect(days).toBeGreaterThan(4);
    expect(days).toBeLessThan(9.7);
    const { body } = await mia.api.get(`/api/ideas?sort=new&categoryId=${categoryId}`).expect(200);
    expect(body.items[0]).toMatchObject({ clock: idea.clock, steward: { id: steward.id } });
  });

  test.each(['in_review', 'declined'])('stops with a decision: %s', async (stage) => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    await decide(steward, id, { stage, reason: 'So it is' });
    expect(await clockOf(id)).toMatchObject(answered);
    // It was answered: opening it again asks for no second first answer.
    await decide(steward, id, { stage: 'open', reason: 'We look again' });
    expect(await clockOf(id)).toMatchObject(answered);
  });

  test('stops with a comment of the steward, live, and of nobody else', async () => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    const reader = await connect(t, mia);
    await reader.join({ kind: 'idea', id });
    await t.comment({ id }, { by: mia });
    await t.comment({ id }, { by: await t.person('manager') });
    expect(await clockOf(id)).toMatchObject(running);
    await t.comment({ id }, { by: steward, body: 'I will look at it' });
    expect(await clockOf(id)).toMatchObject(answered);
    const told = await reader.heard(ideaChanged, ({ what }) => what.includes('answer'));
    expect(told.facts.clock).toMatchObject(answered);
    reader.close();
  });

  test('does not stop when a steward comments on what they posted themselves', async () => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: steward, categoryId });
    await t.comment({ id }, { by: steward });
    expect(await clockOf(id)).toMatchObject(running);
  });

  test('runs on when the answer is taken back, and stops again when it is brought back', async () => {
    const { steward, categoryId } = await stewardship();
    const { id, clock } = await t.idea({ by: mia, categoryId });
    const comment = await t.comment({ id }, { by: steward });
    await t.comment({ id }, { by: mia });
    await steward.api.delete(`/api/comments/${comment.id}`).expect(200);
    const once = (holds: (dueAt: string | null) => boolean) =>
      until(
        () => clockOf(id),
        ({ dueAt }) => holds(dueAt),
      );
    const runs = await once((dueAt) => dueAt !== null);
    expect(runs).toMatchObject({ ...running, dueAt: clock.dueAt });
    await steward.api.put(`/api/comments/${comment.id}/restored`).expect(200);
    expect(await once((dueAt) => dueAt === null)).toMatchObject(answered);
  });

  test('is put away with the idea, and begins anew where it is opened unanswered', async () => {
    const { categoryId } = await stewardship();
    const { id, clock } = await t.idea({ by: mia, categoryId });
    await mia.api.post(`/api/ideas/${id}/archive`).send({ reason: 'Not now' }).expect(200);
    expect(await clockOf(id)).toMatchObject({ dueAt: null, answeredAt: null });
    await mia.api.post(`/api/ideas/${id}/revive`).send({ reason: 'Now' }).expect(200);
    const anew = await clockOf(id);
    expect(anew).toMatchObject(running);
    expect(Date.parse(anew.from ?? '')).toBeGreaterThan(Date.parse(clock.from ?? ''));
  });

  test('stands while an idea is merged, and begins anew when that is undone', async () => {
    const { categoryId } = await stewardship();
    const [{ id }, into] = [
      await t.idea({ by: mia, categoryId }),
      await t.idea({ by: mia, categoryId }),
    ];
    await ada.api.post(`/api/ideas/${id}/merge`).send({ into: into.id }).expect(200);
    expect(await clockOf(id)).toMatchObject({ dueAt: null, answeredAt: null });
    await ada.api.delete(`/api/ideas/${id}/merge`).expect(200);
    expect(await clockOf(id)).toMatchObject(running);
  });

  test('keeps its due date when the idea goes to somebody else', async () => {
    const { steward, categoryId } = await stewardship();
    const idea = await t.idea({ by: mia, categoryId });
    const body = { personId: ada.id };
    const handed = await steward.api.put(`/api/ideas/${idea.id}/steward`).send(body).expect(200);
    expect(handed.body).toMatchObject({ steward: { id: ada.id }, clock: idea.clock });
  });
});

describe('the company’s calendar', () => {
  const calendar = {
    timeZone: 'Europe/Berlin',
    workingDays: [1, 2, 3, 4, 5],
    opensAt: '09:00',
    closesAt: '17:00',
    holidays: [{ day: '2026-12-25', name: 'Christmas' }],
    answerDays: 5,
  };
  const set = (body: object) => ada.api.patch('/api/settings').send({ calendar: body });

  test('is set by an administrator; what makes no sense is refused by its name', async () => {
    const { body } = await set(calendar).expect(200);
    expect(body.calendar).toEqual(calendar);
    const wrong = [
      [{ ...calendar, timeZone: 'Crumb/Bakehouse' }, 'calendar.timeZone'],
      [{ ...calendar, workingDays: [] }, 'calendar.workingDays'],
      [{ ...calendar, closesAt: '09:00' }, 'calendar.closesAt'],
      [{ ...calendar, opensAt: '9' }, 'calendar.opensAt'],
      [{ ...calendar, holidays: [{ day: '2026-02-30', name: '' }] }, 'calendar.holidays.0.day'],
      [{ ...calendar, answerDays: 0 }, 'calendar.answerDays'],
    ] as const;
    for (const [given, field] of wrong) expectRefusal(await set(given), 400, { field });
  });

  test('a change of it moves the due date of all that waits, and of nothing else', async () => {
    const { steward, categoryId } = await stewardship();
    const [waits, over] = [
      await t.idea({ by: mia, categoryId }),
      await t.idea({ by: mia, categoryId }),
    ];
    await decide(steward, over.id, { stage: 'in_review' });
    await set({ ...calendar, answerDays: 20 }).expect(200);
    await writeDueDates(() => false, 0);
    const moved = await until(
      () => clockOf(waits.id),
      ({ dueAt }) => dueAt !== waits.clock.dueAt,
    );
    const days = (Date.parse(moved.dueAt ?? '') - Date.parse(waits.postedAt)) / DAY_MS;
    expect(days).toBeGreaterThan(25);
    expect(await clockOf(over.id)).toMatchObject(answered);
    await set(calendar).expect(200);
  });
});

describe('an official reply', () => {
  test('stands under the idea and on its card, stops the clock, and is told', async () => {
    const { steward, categoryId } = await stewardship();
    const idea = await t.idea({ by: mia, categoryId });
    const follower = await t.person();
    await follower.api.put(`/api/follows/idea/${idea.id}`).expect(200);
    const reader = await connect(t, mia);
    await reader.join({ kind: 'idea', id: idea.id });
    const body = { body: 'We *try* it in spring', replaces: null };
    const answer = (await reply(steward, idea.id, body).expect(200)).body as IdeaView;
    expect(answer).toMatchObject({
      officialReply: { excerpt: 'We try it in spring', by: { id: steward.id } },
      pinned: { body: body.body, by: { id: steward.id } },
      earlierReplies: 0,
      clock: answered,
      abilities: { reply: true },
    });
    await reader.heard(ideaChanged, ({ liveRev, what }) => {
      return what.includes('answer') && liveRev === answer.liveRev;
    });
    reader.close();
    for (const person of [mia, follower]) {
      const news = await until(
        async () => (await person.api.get('/api/notifications').expect(200)).body.items,
        (items) => items.some(({ kind }: { kind: string }) => kind === 'official_reply'),
      );
      expect(news).toContainEqual(
        expect.objectContaining({ kind: 'official_reply', excerpt: 'We try it in spring' }),
      );
    }
    const list = (await mia.api.get('/api/ideas?replied=true').expect(200)).body.items;
    expect(list.map(({ id }: { id: string }) => id)).toContain(idea.id);
    const found = await mia.api.get('/api/ideas?q=things&replied=true').expect(200);
    expect(found.body.items.map(({ id }: { id: string }) => id)).toContain(idea.id);
    expect(found.body.items.every(({ officialReply }: IdeaView) => officialReply)).toBe(true);
  });

  test('is replaced by a better one; what was said before can be read', async () => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    const first = (await reply(steward, id, { body: 'Maybe' }).expect(200)).body as IdeaView;
    // Once more says nothing new, whatever it says it replaces.
    const again = await reply(steward, id, { body: 'Maybe', replaces: null }).expect(200);
    expect(again.body.liveRev).toBe(first.liveRev);
    const replaces = first.pinned?.id;
    const second = (await reply(ada, id, { body: 'Yes', replaces }).expect(200)).body as IdeaView;
    expect(second).toMatchObject({ pinned: { body: 'Yes' }, earlierReplies: 1 });
    expect(second.clock.answeredAt).toBe(first.clock.answeredAt);
    expectRefusal(await reply(steward, id, { body: 'No', replaces }), 409, { code: 'stale_reply' });
    await ada.api.delete(`/api/ideas/${id}/official-reply`).expect(200);
    await ada.api.delete(`/api/ideas/${id}/official-reply`).expect(200);
    const path = `/api/ideas/${id}/official-replies`;
    const page = (await mia.api.get(`${path}?limit=1`).expect(200)).body;
    expect(page.items).toMatchObject([{ body: 'Yes', by: { id: ada.id }, takenBack: true }]);
    const rest = (await mia.api.get(`${path}?cursor=${page.nextCursor}`).expect(200)).body;
    expect(rest.items).toMatchObject([
      { body: 'Maybe', endedBy: { id: ada.id }, takenBack: false },
    ]);
    const gone = await view(id);
    expect(gone).toMatchObject({ officialReply: null, pinned: null, earlierReplies: 2 });
    // The first answer was given all the same.
    expect(gone.clock).toMatchObject(answered);
  });

  test('that is taken back as the only answer lets the clock run on', async () => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    await reply(steward, id, { body: 'Maybe' }).expect(200);
    await steward.api.delete(`/api/ideas/${id}/official-reply`).expect(200);
    expect(
      await until(
        () => clockOf(id),
        ({ dueAt }) => dueAt !== null,
      ),
    ).toMatchObject(running);
  });

  test('of two who write at once one counts, and the other hears of it', async () => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    const both = await Promise.all([
      reply(steward, id, { body: 'One', replaces: null }),
      reply(ada, id, { body: 'Two', replaces: null }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await view(id)).earlierReplies).toBe(0);
  });

  test('is refused with what is wrong', async () => {
    const { categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    expectRefusal(await reply(mia, id, { body: 'Me' }), 403, { code: 'not_steward' });
    for (const body of ['', 'x'.repeat(5_001)])
      expectRefusal(await reply(ada, id, { body }), 400, { field: 'body' });
  });

  test('goes with a deleted idea', async () => {
    const { steward, categoryId } = await stewardship();
    const { id } = await t.idea({ by: mia, categoryId });
    await t.comment({ id }, { by: steward });
    await reply(steward, id, { body: 'Secret' }).expect(200);
    await mia.api.delete(`/api/ideas/${id}`).expect(200);
    const tombstone = await view(id);
    expect(JSON.stringify(tombstone)).not.toContain('Secret');
    const history = await mia.api.get(`/api/ideas/${id}/official-replies`).expect(200);
    expect(history.body.items).toEqual([]);
  });
});

test('what is late stands on the Review page of who must answer it, the longest overdue first', async () => {
  const { steward, categoryId } = await stewardship();
  const posted = [
    await t.idea({ by: mia, categoryId }),
    await t.idea({ by: mia, categoryId }),
    await t.idea({ by: mia, categoryId }),
  ];
  const [early, late, later] = posted.map(({ id }) => id);
  const overdue = (id: string | undefined, days: number) =>
    IdeaRow.updateOne({ _id: id }, { dueAt: new Date(Date.now() - days * DAY_MS), remindAt: null });
  await overdue(late, 1);
  await overdue(later, 2);
  const listed = async (query: string) =>
    (await steward.api.get(`/api/review?${query}`).expect(200)).body.items.map(
      ({ id }: { id: string }) => id,
    );
  expect(await listed('')).toEqual([early, late, later]);
  expect(await listed('late=true')).toEqual([later, late]);
  expect((await listed('late=true&scope=all')).slice(0, 2)).toEqual([later, late]);
  const count = await steward.api.get('/api/review/count').expect(200);
  expect(count.body).toEqual({ waiting: 3, late: 2 });
  const first = (await steward.api.get('/api/review?late=true&limit=1').expect(200)).body;
  expect(await listed(`late=true&limit=1&cursor=${first.nextCursor}`)).toEqual([late]);
  await reply(steward, later as string, { body: 'We are sorry' }).expect(200);
  expect(await listed('late=true')).toEqual([late]);
});

describe('who is away', () => {
  const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const goAway = (person: TestPerson, standInId: string | null, days: [number, number] = [-1, 2]) =>
    person.api
      .put('/api/me/away')
      .send({ from: day(days[0]), to: day(days[1]), standInId })
      .expect(200);
  const queueOf = async (person: TestPerson): Promise<string[]> =>
    (await person.api.get('/api/review').expect(200)).body.items.map(
      ({ id }: { id: string }) => id,
    );

  test('is stood in for by whom they named, who can answer and is shown', async () => {
    const { steward, categoryId } = await stewardship();
    const standIn = await t.person('manager');
    const { id } = await t.idea({ by: mia, categoryId });
    expect(await queueOf(standIn)).toEqual([]);
    const answer = await goAway(steward, standIn.id);
    expect(answer.body).toMatchObject({ standIn: { id: standIn.id } });
    expect((await steward.api.get('/api/me').expect(200)).body.away).toEqual(answer.body);
    expect(await queueOf(standIn)).toEqual([id]);
    expect(await queueOf(steward)).toEqual([id]);
    expect((await clockOf(id)).standIn?.id).toBe(standIn.id);
    await t.comment({ id }, { by: standIn });
    expect(await clockOf(id)).toMatchObject(answered);
    await steward.api.delete('/api/me/away').expect(200);
    expect(await queueOf(standIn)).toEqual([]);
    expect((await steward.api.get('/api/me').expect(200)).body.away).toBeNull();
  });

  test('else by the category’s stand-in, only there, and only while they are away', async () => {
    const [{ steward, categoryId }, standIn] = [await stewardship(), await t.person('manager')];
    const other = (await t.category({ steward })).id;
    const path = `/api/categories/${categoryId}`;
    const set = await ada.api.patch(path).send({ standInId: standIn.id }).expect(200);
    expect(set.body.standIn.id).toBe(standIn.id);
    const [here, elsewhere] = [
      await t.idea({ by: mia, categoryId }),
      await t.idea({ by: mia, categoryId: other }),
    ];
    expect(await queueOf(standIn)).toEqual([]);
    await goAway(steward, null, [-1, 0]);
    expect(await queueOf(standIn)).toEqual([here.id]);
    expect((await clockOf(elsewhere.id)).standIn).toBeNull();
    await goAway(steward, null, [2, 3]);
    expect(await queueOf(standIn)).toEqual([]);
  });

  test('must name somebody who may answer, and days that follow each other', async () => {
    const { steward } = await stewardship();
    const put = (body: object) => steward.api.put('/api/me/away').send(body);
    const days = { from: day(1), to: day(2) };
    for (const standInId of [mia.id, steward.id, 'f'.repeat(24)])
      expectRefusal(await put({ ...days, standInId }), 400, { field: 'standInId' });
    expectRefusal(await put({ from: day(2), to: day(1), standInId: null }), 400, { field: 'to' });
    const path = `/api/categories/${(await t.category()).id}`;
    expectRefusal(await ada.api.patch(path).send({ standInId: mia.id }), 400, {
      field: 'standInId',
    });
  });

  test('who stands in is not disabled without a successor, to whom that goes', async () => {
    const [{ steward, categoryId }, standIn] = [await stewardship(), await t.person('manager')];
    const successor = await t.person('manager');
    const path = `/api/categories/${categoryId}`;
    await ada.api.patch(path).send({ standInId: standIn.id }).expect(200);
    await goAway(steward, standIn.id);
    const disable = (more: object = {}) =>
      ada.api.patch(`/api/people/${standIn.id}`).send({ disabled: true, ...more });
    expectRefusal(await disable(), 409, { code: 'stands_in' });
    await disable({ successorId: successor.id }).expect(200);
    const { body } = await ada.api.get('/api/categories').expect(200);
    const category = body.items.find(({ id }: { id: string }) => id === categoryId);
    expect(category.standIn.id).toBe(successor.id);
    expect((await steward.api.get('/api/me')).body.away.standIn.id).toBe(successor.id);
    const { id } = await t.idea({ by: mia, categoryId });
    expect(await queueOf(successor)).toEqual([id]);
  });
});

test('no idea is answered without a fact in the log', async () => {
  const { steward, categoryId } = await stewardship();
  const { id } = await t.idea({ by: mia, categoryId });
  await t.comment({ id }, { by: steward });
  await t.comment({ id }, { by: steward });
  expect(await EventRow.countDocuments({ kind: 'idea.answered', 'data.ideaId': id })).toBe(1);
});
