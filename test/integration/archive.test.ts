import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import type { DecisionView } from '@leaven/shared/ideas/ideas.schemas';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { archiveSilent, nightlyArchive } from '../../server/src/features/ideas/archive';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { type Idea, IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { until } from '../support/until';

const DAY_MS = 24 * 60 * 60_000;
const rule = { afterDays: 180, warnDays: 14 };
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom] = [await t.person(), await t.person()];
  categoryId = (await t.category()).id;
});
beforeEach(() => IdeaRow.deleteMany({}));
afterAll(() => t.close());

async function newIdea(set: Partial<Idea> = {}): Promise<string> {
  const { id } = await t.idea({ by: mia, categoryId });
  if (Object.keys(set).length > 0) await IdeaRow.updateOne({ _id: id }, { $set: set });
  return id;
}
const view = async (id: string) => (await mia.api.get(`/api/ideas/${id}`).expect(200)).body;
const archive = (by: TestPerson, id: string, reason = 'It is over') =>
  by.api.post(`/api/ideas/${id}/archive`).send({ reason });
const revive = (by: TestPerson, id: string, reason = 'It is not over') =>
  by.api.post(`/api/ideas/${id}/revive`).send({ reason });
const vote = (by: TestPerson, id: string, value: 0 | 1 = 1) =>
  by.api.put(`/api/ideas/${id}/vote`).send({ value });
const comment = (by: TestPerson, id: string) =>
  by.api.post(`/api/ideas/${id}/comments`).send({ body: 'Still true' });
const inFeed = async (id: string, query = '') =>
  (await mia.api.get(`/api/ideas?limit=100${query}`).expect(200)).body.items.some(
    (card: { id: string }) => card.id === id,
  );

async function toldOf(person: TestPerson, ideaId: string, kind: string, times: number) {
  const look = async () => {
    const { body } = await person.api.get('/api/notifications?limit=100').expect(200);
    return (body.items as NotificationView[]).filter(
      (one) => one.kind === kind && one.idea?.id === ideaId,
    );
  };
  return until(look, (items) => items.length >= times);
}

describe('by hand', () => {
  test('out of the feed, found by stage, with a reason that voters read; and back', async () => {
    const id = await newIdea();
    await vote(tom, id).expect(200);
    const put = (await archive(mia, id, 'We bought one').expect(200)).body;
    expect(put).toMatchObject({ stage: 'archived', abilities: { revive: true, archive: false } });
    expect(put.decisions.at(-1)).toMatchObject({
      from: 'open',
      to: 'archived',
      reason: 'We bought one',
      by: { id: mia.id },
      rule: null,
    });
    expect(await inFeed(id)).toBe(false);
    expect(await inFeed(id, '&stage=archived')).toBe(true);
    const [told] = await toldOf(tom, id, 'idea_decided', 1);
    expect(told).toMatchObject({ stage: 'archived', because: 'voter', excerpt: 'We bought one' });

    const back = (await revive(mia, id, 'It broke').expect(200)).body;
    expect(back).toMatchObject({ stage: 'open', votes: 1 });
    expect(back.decisions.at(-1)).toMatchObject({ to: 'open', reason: 'It broke' });
    expect(await inFeed(id)).toBe(true);
  });

  test('refusals say what is wrong, and what is under review is for who decides', async () => {
    const id = await newIdea();
    const moderator = await t.person('moderator');
    expectRefusal(await archive(tom, id), 403, { code: 'not_archivist' });
    expectRefusal(await archive(mia, id, ' '), 400, { field: 'reason' });
    expectRefusal(await revive(mia, id), 409, { code: 'not_archived' });
    await archive(moderator, id).expect(200);
    expectRefusal(await archive(mia, id), 409, { code: 'no_such_step' });
    expectRefusal(await revive(tom, id), 403, { code: 'not_archivist' });
    const reviewed = await newIdea({ stage: 'in_review' });
    for (const person of [mia, moderator])
      expectRefusal(await archive(person, reviewed), 403, { code: 'deciders_only' });
    await archive(await t.person('manager'), reviewed).expect(200);
  });

  test('two at once: one does it, the other is told', async () => {
    const id = await newIdea();
    const moderator = await t.person('moderator');
    const answers = await Promise.all([archive(mia, id), archive(moderator, id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await DecisionRow.countDocuments({ ideaId: id })).toBe(1);
  });
});

describe('what is archived', () => {
  test('is revived by a vote, live, and by as many at once only once', async () => {
    const id = await newIdea({ stage: 'archived', listed: false });
    const [reader, voters] = [
      await connect(t, mia),
      await Promise.all(Array.from({ length: 12 }, () => t.person())),
    ];
    await reader.join({ kind: 'idea', id });
    const answers = await Promise.all(voters.map((voter) => vote(voter, id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await reader.heard(ideaChanged, ({ what, facts }) => {
      return what.includes('stage') && facts.stage === 'open';
    });
    reader.close();
    const idea = await view(id);
    expect(idea).toMatchObject({ stage: 'open', votes: 12 });
    expect(idea.decisions.map(({ to, by, rule: why }: DecisionView) => ({ to, by, why }))).toEqual([
      { to: 'open', by: null, why: { kind: 'activity', days: null } },
    ]);
    expect(await inFeed(id)).toBe(true);
  });

  test('is revived by a comment, but not by what is taken back', async () => {
    const id = await newIdea();
    await vote(tom, id).expect(200);
    await archive(mia, id).expect(200);
    await vote(tom, id, 0).expect(200);
    expect((await view(id)).stage).toBe('archived');
    await comment(mia, id).expect(201);
    expect(await view(id)).toMatchObject({ stage: 'open', votes: 0, commentCount: 1 });
  });
});

describe('by the rule', () => {
  test('warns once, to author and followers, and archives what stays silent', async () => {
    const id = await newIdea({ activityAt: daysAgo(170) });
    const fresh = await newIdea({ activityAt: daysAgo(160) });
    await tom.api.put(`/api/follows/idea/${id}`).expect(200);
    expect(await archiveSilent(rule)).toEqual({ warned: 1, archived: 0 });
    expect(await archiveSilent(rule)).toEqual({ warned: 0, archived: 0 });
    expect(await toldOf(mia, id, 'archive_soon', 1)).toMatchObject([{ because: 'author' }]);
    expect(await toldOf(tom, id, 'archive_soon', 1)).toMatchObject([
      { because: 'follower', actor: null },
    ]);
    const due = (await view(id)).archivesAt as string;
    expect(Date.parse(due)).toBeGreaterThan(Date.now() + 13.9 * DAY_MS);

    const in13 = new Date(Date.now() + 13 * DAY_MS);
    expect(await archiveSilent(rule, () => false, in13)).toEqual({ warned: 1, archived: 0 });
    const in15 = new Date(Date.now() + 15 * DAY_MS);
    expect(await archiveSilent(rule, () => false, in15)).toEqual({ warned: 0, archived: 1 });
    const archived = await view(id);
    expect(archived.stage).toBe('archived');
    expect(archived.decisions.at(-1)).toMatchObject({
      to: 'archived',
      by: null,
      reason: '',
      rule: { kind: 'silence', days: 180 },
    });
    expect((await view(fresh)).stage).toBe('open');
    expect(await toldOf(mia, id, 'archive_soon', 2)).toHaveLength(1);
  }, 60_000);

  test.each([
    ['a vote', vote],
    ['a comment', comment],
  ])('%s before then cancels, and the next silence is warned of anew', async (_what, act) => {
    const id = await newIdea({ activityAt: daysAgo(200) });
    expect(await archiveSilent(rule)).toEqual({ warned: 1, archived: 0 });
    await act(tom, id);
    expect((await view(id)).archivesAt).toBeNull();
    const later = (days: number) => new Date(Date.now() + days * DAY_MS);
    expect(await archiveSilent(rule, () => false, later(20))).toEqual({ warned: 0, archived: 0 });
    expect(await archiveSilent(rule, () => false, later(170))).toEqual({ warned: 1, archived: 0 });
    expect(await archiveSilent(rule, () => false, later(185))).toEqual({ warned: 0, archived: 1 });
  });

  test('leaves alone what waits for a decision or was answered', async () => {
    const activityAt = daysAgo(400);
    for (const stage of ['in_review', 'declined', 'promoted', 'archived'] as const)
      await newIdea({ activityAt, stage, listed: stage === 'in_review' || stage === 'promoted' });
    await mia.api.delete(`/api/ideas/${await newIdea({ activityAt })}`).expect(200);
    expect(await archiveSilent(rule)).toEqual({ warned: 0, archived: 0 });
  });

  test('any number of nodes at once do it once, in batches, and go on where one was stopped', async () => {
    const row = await IdeaRow.findById(await newIdea({ activityAt: daysAgo(400) })).lean();
    const { _id, externalId, ...rest } = row ?? ({} as Idea);
    await IdeaRow.insertMany(Array.from({ length: 250 }, () => rest));
    let looks = 0;
    const first = await archiveSilent(rule, () => ++looks > 30);
    expect(first.warned).toBe(30);
    const nodes = await Promise.all([archiveSilent(rule), archiveSilent(rule)]);
    expect(nodes[0].warned + nodes[1].warned).toBe(221);
    const later = new Date(Date.now() + 15 * DAY_MS);
    const again = () => archiveSilent(rule, () => false, later);
    const archived = await Promise.all([again(), again()]);
    expect(archived[0].archived + archived[1].archived).toBe(251);
    expect(await DecisionRow.countDocuments({ 'rule.kind': 'silence' })).toBeGreaterThanOrEqual(
      251,
    );
    expect(await IdeaRow.countDocuments({ stage: 'archived', listed: false })).toBe(251);
  }, 120_000);

  test('is the administrator’s, and can be switched off', async () => {
    const ada = await t.person('administrator');
    const patch = (body: object) => ada.api.patch('/api/settings').send({ archive: body });
    const id = await newIdea({ activityAt: daysAgo(40) });
    await nightlyArchive.work(() => false);
    expect((await view(id)).archivesAt).toBeNull();
    await patch({ enabled: false, afterDays: 30, warnDays: 7 }).expect(200);
    await nightlyArchive.work(() => false);
    expect((await view(id)).archivesAt).toBeNull();
    await patch({ enabled: true, afterDays: 30, warnDays: 7 }).expect(200);
    await nightlyArchive.work(() => false);
    expect((await view(id)).archivesAt).not.toBeNull();
    for (const bad of [{ afterDays: 5 }, { warnDays: 0 }, { warnDays: 40 }])
      await patch({ enabled: true, afterDays: 30, warnDays: 7, ...bad }).expect(400);
  });
});
