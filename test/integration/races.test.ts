import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Types } from 'mongoose';
import type { Test } from 'supertest';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { ProjectRow, ProjectStepRow } from '../../server/src/features/projects/projects.model';
import { VoteRow } from '../../server/src/features/votes/votes.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { until } from '../support/until';

let t: TestApp;
let managers: TestPerson[];
beforeAll(async () => {
  t = await startTestApp();
  managers = [await t.person('manager'), await t.person('manager'), await t.person('manager')];
});
afterAll(() => t.close());

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));
const managerOf = (i: number): TestPerson => managers[i % managers.length] as TestPerson;

/** Sends them all at once and counts the answers by status. */
async function tallyOf(calls: Test[]): Promise<Record<number, number>> {
  const answers = await Promise.all(calls);
  const found: Record<number, number> = {};
  for (const { status } of answers) found[status] = (found[status] ?? 0) + 1;
  return found;
}

describe('votes', () => {
  test('200 alike by one person at once: all are well, one counts', async () => {
    const idea = await t.idea();
    const tom = await t.person();
    const vote = () => tom.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 });
    const answers = await Promise.all(times(200, vote));
    for (const { status, body } of answers)
      expect([status, body]).toEqual([200, expect.objectContaining({ myVote: 1, votes: 1 })]);
    expect(await VoteRow.countDocuments({ ideaId: new Types.ObjectId(idea.id) })).toBe(1);
    expect((await tom.api.get(`/api/ideas/${idea.id}`)).body).toMatchObject({
      votes: 1,
      myVote: 1,
    });
  });

  test('2,000 votes and take-backs by 50 people leave what a recount finds', async () => {
    const ideas = await Promise.all(times(3, () => t.idea()));
    const people = await Promise.all(times(50, () => t.person()));
    const pick = <T>(from: T[], i: number) => from[i % from.length] as T;
    // Forty rounds: in each, everybody moves once, all at the same moment.
    const last = new Map<string, number>();
    for (let round = 0; round < 40; round++) {
      const moves = people.map((person, i) => {
        const idea = pick(ideas, round * 7 + i * 3);
        const value = (round * 31 + i * 17) % 5 < 3 ? 1 : 0;
        last.set(`${idea.id}:${person.id}`, value);
        const path = `/api/ideas/${idea.id}/vote`;
        return value === 1 ? person.api.put(path).send({ value }) : person.api.delete(path);
      });
      expect(await tallyOf(moves)).toEqual({ 200: 50 });
    }
    for (const { id } of ideas) {
      const said = [...last].filter(([key, value]) => key.startsWith(id) && value === 1).length;
      const rows = await VoteRow.countDocuments({ ideaId: new Types.ObjectId(id), value: 1 });
      const shown = await people[0]?.api.get(`/api/ideas/${id}`);
      expect({ rows, shown: shown?.body.votes }).toEqual({ rows: said, shown: said });
      expect(said).toBeGreaterThan(0);
    }
  }, 300_000);

  test('a person who changes their mind faster than the answers come counts as their row says', async () => {
    const idea = await t.idea();
    const tom = await t.person();
    const path = `/api/ideas/${idea.id}/vote`;
    const calls = times(60, (i) => tom.api.put(path).send({ value: i % 2 }));
    expect(await tallyOf(calls)).toEqual({ 200: 60 });
    const row = await VoteRow.findById(`${idea.id}:${tom.id}`).lean();
    const { body } = await tom.api.get(`/api/ideas/${idea.id}`);
    expect(body).toMatchObject({ votes: row?.value, myVote: row?.value });
  });
});

test('comments posted at once are all there, each counted once', async () => {
  const idea = await t.idea();
  const people = await Promise.all(times(5, () => t.person()));
  const post = (i: number) =>
    (people[i % 5] as TestPerson).api
      .post(`/api/ideas/${idea.id}/comments`)
      .send({ body: `No ${i}` });
  expect(await tallyOf(times(25, post))).toEqual({ 201: 25 });
  const thread = await managerOf(0).api.get(`/api/ideas/${idea.id}/comments?limit=100`);
  expect(new Set(thread.body.items.map((one: { body: string }) => one.body)).size).toBe(25);
  expect((await managerOf(0).api.get(`/api/ideas/${idea.id}`)).body.commentCount).toBe(25);
});

describe('decisions', () => {
  test('of ten promotions at once one makes a project; the others hear that it is too late', async () => {
    const idea = await t.idea();
    const promote = (i: number) =>
      managerOf(i)
        .api.post(`/api/ideas/${idea.id}/promotion`)
        .send({ title: `Project no ${i}` });
    expect(await tallyOf(times(10, promote))).toEqual({ 201: 1, 409: 9 });
    const ideaId = new Types.ObjectId(idea.id);
    const projects = await ProjectRow.find({ ideaId }).lean();
    expect(projects).toHaveLength(1);
    expect(await DecisionRow.countDocuments({ ideaId })).toBe(1);
    expect(await ProjectStepRow.countDocuments({ projectId: projects[0]?._id })).toBe(1);
    const { body } = await managerOf(0).api.get(`/api/ideas/${idea.id}`);
    expect(body).toMatchObject({ stage: 'promoted', project: { id: String(projects[0]?._id) } });
  });

  test('of a promotion and a decline at once one stands, and the idea is as it says', async () => {
    for (let round = 0; round < 5; round++) {
      const idea = await t.idea();
      const path = `/api/ideas/${idea.id}`;
      const [promotion, decline] = await Promise.all([
        managerOf(0).api.post(`${path}/promotion`).send({ title: 'One of the two' }),
        managerOf(1).api.post(`${path}/decisions`).send({ stage: 'declined', reason: 'No' }),
      ]);
      const won = promotion.status === 201 ? 'promoted' : 'declined';
      const statuses = [promotion.status, decline.status].toSorted();
      expect(statuses).toEqual([won === 'promoted' ? 201 : 200, 409]);
      expect((await managerOf(0).api.get(path)).body).toMatchObject({
        stage: won,
        decisions: [{ to: won }],
      });
    }
  });

  test('of ten equal decisions at once one is written', async () => {
    const idea = await t.idea();
    const decide = (i: number) =>
      managerOf(i).api.post(`/api/ideas/${idea.id}/decisions`).send({ stage: 'in_review' });
    expect(await tallyOf(times(10, decide))).toEqual({ 200: 1, 409: 9 });
    expect(await DecisionRow.countDocuments({ ideaId: new Types.ObjectId(idea.id) })).toBe(1);
  });

  test('of five moves of a project at once one is made', async () => {
    const project = await t.project();
    const move = (i: number) =>
      managerOf(i).api.post(`/api/projects/${project.id}/stage`).send({ to: 'funded' });
    expect(await tallyOf(times(5, move))).toEqual({ 200: 1, 409: 4 });
    const { body } = await managerOf(0).api.get(`/api/projects/${project.id}`);
    expect(body.steps).toHaveLength(2);
  });
});

describe('edits from the same reading: one wins, the others are shown it', () => {
  test('of an idea', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia });
    const edit = (i: number) =>
      mia.api
        .patch(`/api/ideas/${idea.id}`)
        .send({ title: `What if version ${i}`, contentRev: idea.contentRev });
    const answers = await Promise.all(times(10, edit));
    const [winner, ...none] = answers.filter(({ status }) => status === 200);
    expect(none).toEqual([]);
    for (const { status, body } of answers.filter((one) => one !== winner)) {
      expect(status).toBe(409);
      expect(body.details.current).toMatchObject({ title: winner?.body.title, contentRev: 2 });
    }
  });

  test('of a comment', async () => {
    const mia = await t.person();
    const comment = await t.comment(await t.idea(), { by: mia });
    const edit = (i: number) =>
      mia.api
        .patch(`/api/comments/${comment.id}`)
        .send({ body: `Version ${i}`, contentRev: comment.contentRev });
    expect(await tallyOf(times(10, edit))).toEqual({ 200: 1, 409: 9 });
  });

  test('of a project', async () => {
    const project = await t.project();
    const edit = (i: number) =>
      managerOf(i)
        .api.patch(`/api/projects/${project.id}`)
        .send({ title: `Version ${i}`, contentRev: project.contentRev });
    expect(await tallyOf(times(10, edit))).toEqual({ 200: 1, 409: 9 });
  });
});

test('two settings changed at once are both changed', async () => {
  const ada = await t.person('administrator');
  const signUp = { mode: 'domains', domains: ['crumb.example'] };
  const changes = times(8, (i) =>
    ada.api.patch('/api/settings').send(i % 2 ? { companyName: 'Crumb & Co.' } : { signUp }),
  );
  expect(await tallyOf(changes)).toEqual({ 200: 8 });
  const { body } = await ada.api.get('/api/settings').expect(200);
  expect(body).toMatchObject({ companyName: 'Crumb & Co.', signUp });
});

test('one address gets one account, and one name one category, however many ask', async () => {
  const ada = await t.person('administrator');
  const account = { email: 'twice@crumb.example', name: 'Once', role: 'member' };
  const people = times(5, () =>
    ada.api.post('/api/people').send({ ...account, password: 'long enough to be one' }),
  );
  expect(await tallyOf(people)).toEqual({ 201: 1, 409: 4 });
  const category = { name: 'Only once', description: '', stewardId: ada.id };
  const categories = times(5, () => ada.api.post('/api/categories').send(category));
  expect(await tallyOf(categories)).toEqual({ 201: 1, 409: 4 });
});

test('a promotion tells each of those who took part once, though many things happen at once', async () => {
  const idea = await t.idea();
  const people = await Promise.all(times(6, () => t.person()));
  await Promise.all(
    people.flatMap((one) => [
      one.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }),
      one.api.post(`/api/ideas/${idea.id}/comments`).send({ body: 'Me too' }),
    ]),
  );
  await managerOf(0).api.post(`/api/ideas/${idea.id}/promotion`).send({ title: 'All of it' });
  for (const person of people) {
    const told = async () =>
      (await person.api.get('/api/notifications')).body.items.filter(
        (one: { kind: string }) => one.kind === 'idea_promoted',
      );
    expect(await until(told, (found) => found.length > 0)).toHaveLength(1);
  }
});
