import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  NotificationSettings,
  NotificationSettingsPatch,
} from '@leaven/shared/notifications/settings.schemas';
import { topicRules } from '@leaven/shared/notifications/topics';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  noor = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const path = '/api/me/notification-settings';
const settingsOf = async (person: TestPerson): Promise<NotificationSettings> =>
  (await person.api.get(path).expect(200)).body;
const choose = (person: TestPerson, patch: NotificationSettingsPatch) =>
  person.api.patch(path).send(patch);
const bell = async (person: TestPerson) =>
  (await person.api.get('/api/notifications').expect(200)).body as {
    items: { kind: string; excerpt: string }[];
    unread: number;
  };

describe('what one has chosen', () => {
  test('is sane before, kept after, and only what was named changes', async () => {
    const mia = await t.person();
    const before = await settingsOf(mia);
    expect(before.choices.replies).toEqual(topicRules.replies.defaults);
    expect(before).toMatchObject({ rhythm: 'daily', quiet: null, awayUntil: null, timeZone: null });
    await choose(mia, { choices: { merges: { email: true } }, rhythm: 'weekly' }).expect(200);
    const quiet = { from: '22:00', to: '06:30' };
    await choose(mia, { quiet, timeZone: 'Asia/Kathmandu', awayUntil: '2026-08-14' }).expect(200);
    expect(await settingsOf(mia)).toEqual({
      ...before,
      choices: { ...before.choices, merges: { bell: true, email: true, push: false } },
      rhythm: 'weekly',
      quiet,
      timeZone: 'Asia/Kathmandu',
      awayUntil: '2026-08-14',
    });
    await choose(mia, { quiet: null, awayUntil: null }).expect(200);
    expect(await settingsOf(mia)).toMatchObject({ quiet: null, awayUntil: null, rhythm: 'weekly' });
  });

  test('of two windows at once counts, both ways', async () => {
    const mia = await t.person();
    await Promise.all([
      choose(mia, { choices: { replies: { email: false } } }),
      choose(mia, { choices: { replies: { push: false } } }),
      choose(mia, { choices: { comments: { bell: false } } }),
    ]);
    const { choices } = await settingsOf(mia);
    expect(choices.replies).toEqual({ bell: true, email: false, push: false });
    expect(choices.comments.bell).toBe(false);
  });

  test.each([
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ quiet: { from: '22:00', to: '22:00' } }, 'quiet.to'],
    [{ quiet: { from: '24:00', to: '06:00' } }, 'quiet.from'],
    [{ awayUntil: '2026-02-30' }, 'awayUntil'],
    [{ rhythm: 'yearly' }, 'rhythm'],
    [{ choices: { replies: { pigeon: true } } }, 'choices.replies.pigeon'],
    [{ choices: { gossip: { bell: true } } }, 'choices.gossip'],
    [{ language: 'tlh' }, 'language'],
  ])('%j is refused by name', async (body, field) => {
    expectRefusal(await noor.api.patch(path).send(body), 400, { field });
  });
});

describe('the bell', () => {
  test('holds nothing of a topic that it was closed to', async () => {
    const [mia, tom] = [await t.person(), await t.person('member', 'Tom')];
    const choices = { comments: { bell: false, email: false, push: false } };
    await choose(mia, { choices }).expect(200);
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: tom, body: 'Unheard' });
    const decline = { stage: 'declined', reason: 'No oven' };
    await noor.api.post(`/api/ideas/${idea.id}/decisions`).send(decline).expect(200);
    const { items, unread } = await until(
      () => bell(mia),
      (seen) => seen.items.length > 0 && seen.unread > 0,
    );
    expect(items.map(({ kind }) => kind)).toEqual(['idea_decided']);
    expect(unread).toBe(1);
  });

  test('holds nothing of what only goes by email, and does not count it', async () => {
    const [mia, tom] = [await t.person(), await t.person()];
    await choose(mia, { choices: { comments: { bell: false, email: true } } }).expect(200);
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: tom });
    await noor.api.post(`/api/ideas/${idea.id}/decisions`).send({ stage: 'in_review' });
    const { items, unread } = await until(
      () => bell(mia),
      (seen) => seen.items.length > 0 && seen.unread > 0,
    );
    expect([items.map(({ kind }) => kind), unread]).toEqual([['idea_decided'], 1]);
    expect((await mia.api.get('/api/me').expect(200)).body.unreadNotifications).toBe(1);
  });

  test('says who one has become', async () => {
    const [ada, mia] = [await t.person('administrator', 'Ada'), await t.person()];
    await ada.api.patch(`/api/people/${mia.id}`).send({ role: 'moderator' }).expect(200);
    await ada.api.patch(`/api/people/${mia.id}`).send({ role: 'moderator' }).expect(200);
    const { items } = await until(
      () => bell(mia),
      (seen) => seen.items.length > 0 && seen.unread > 0,
    );
    expect(items).toEqual([
      expect.objectContaining({ kind: 'role_changed', role: 'moderator', because: 'self' }),
    ]);
  });
});

describe('muting an idea', () => {
  const set = (person: TestPerson, ideaId: string, muted: boolean) =>
    person.api[muted ? 'put' : 'delete'](`/api/mutes/idea/${ideaId}`);

  test('keeps its news away, whatever one has to do with it, until it is unmuted', async () => {
    const [mia, tom] = [await t.person(), await t.person()];
    const idea = await t.idea({ by: mia, categoryId });
    for (let i = 0; i < 2; i++)
      expect((await set(mia, idea.id, true).expect(200)).body.muted).toBe(true);
    expect((await mia.api.get(`/api/ideas/${idea.id}`)).body.muted).toBe(true);
    expect((await tom.api.get(`/api/ideas/${idea.id}`)).body.muted).toBe(false);
    await t.comment(idea, { by: tom, body: 'Unheard' });
    // Tom's own bell says when the log has been worked through that far.
    const answered = await t.comment(idea, { by: tom, body: 'Answered' });
    await t.comment(idea, { by: noor, parentId: answered.id });
    await until(
      () => bell(tom),
      (seen) => seen.items.length > 0 && seen.unread > 0,
    );
    for (let i = 0; i < 2; i++)
      expect((await set(mia, idea.id, false).expect(200)).body.muted).toBe(false);
    await t.comment(idea, { by: tom, body: 'Heard' });
    const { items } = await until(
      () => bell(mia),
      (seen) => seen.items.length > 0 && seen.unread > 0,
    );
    expect(items.map(({ excerpt }) => excerpt)).toEqual(['Heard']);
  });

  test('does not keep duties away', async () => {
    const [maria, ada] = [await t.person('manager'), await t.person('administrator')];
    const idea = await t.idea({ categoryId });
    await set(maria, idea.id, true).expect(200);
    const handOn = { personId: maria.id, reason: 'She knows' };
    await ada.api.put(`/api/ideas/${idea.id}/steward`).send(handOn).expect(200);
    const { items } = await until(
      () => bell(maria),
      (seen) => seen.items.length > 0 && seen.unread > 0,
    );
    expect(items.map(({ kind }) => kind)).toEqual(['idea_routed']);
  });
});
