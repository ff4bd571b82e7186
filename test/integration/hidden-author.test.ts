import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let ben: TestPerson;
let moderator: TestPerson;
let ann: TestPerson;
let idea: IdeaView;
let askId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  ben = await t.person('member', 'Ben');
  ann = await t.person('member', 'Ann');
  moderator = await t.person('moderator');
});
afterAll(() => t.close());

const hide = (targetId: string) =>
  moderator.api.post('/api/flags').send({ kind: 'idea', targetId, reason: 'rude' }).expect(201);
const at = (rest = '') => `/api/ideas/${idea.id}${rest}`;
const invite = (by: TestPerson, { id }: TestPerson) =>
  by.api.post(at('/co-authors')).send({ personId: id });

beforeEach(async () => {
  idea = await t.idea({ by: mia });
  const ask = await mia.api.post(at('/asks')).send({ kind: 'designer', text: 'A drawing' });
  askId = ask.body.id;
  await invite(mia, ben).expect(201);
  await hide(idea.id);
});

const hidden = { code: 'idea_hidden' };

describe('the author of a hidden idea', () => {
  test('reads all that hangs on it', async () => {
    for (const path of ['/asks', '/trials', '/similar', '/attachments', '/comments'])
      await mia.api.get(at(path)).expect(200);
    for (const path of ['/asks', '/trials', '/similar', '/attachments', '/comments'])
      expectRefusal(await ann.api.get(at(path)), 404);
  });

  test('is told why nothing new comes to it', async () => {
    const other = await t.idea();
    const refused = [
      mia.api.post(at('/asks')).send({ kind: 'designer', text: 'More' }),
      mia.api.patch(`/api/asks/${askId}`).send({ text: 'Better' }),
      mia.api.post(at('/trials')).send({ text: 'I built it' }),
      mia.api.post(at('/merge')).send({ into: other.id }),
      mia.api.get(at(`/merge/${other.id}`)),
      invite(mia, ann),
    ];
    for (const answer of await Promise.all(refused)) expectRefusal(answer, 409, hidden);
    const mine = await t.idea({ by: mia });
    const into = mia.api.post(`/api/ideas/${mine.id}/merge`).send({ into: idea.id });
    expectRefusal(await into, 409, { code: 'into_hidden' });
  });

  test('still withdraws, parts and follows', async () => {
    await mia.api.delete(`/api/asks/${askId}`).expect(200);
    await mia.api.delete(at(`/co-authors/${ben.id}`)).expect(200);
    const follow = `/api/follows/idea/${idea.id}`;
    await mia.api.delete(follow).expect(200);
    expect((await mia.api.get(at()).expect(200)).body.following).toBe(false);
    await mia.api.put(follow).expect(200);
    expect((await mia.api.get(at()).expect(200)).body.following).toBe(true);
  });

  test('cannot undo its merge until it is shown', async () => {
    const [a, b] = [await t.idea({ by: mia }), await t.idea()];
    await mia.api.post(`/api/ideas/${a.id}/merge`).send({ into: b.id }).expect(200);
    await hide(a.id);
    expectRefusal(await mia.api.delete(`/api/ideas/${a.id}/merge`), 409, hidden);
    expect((await mia.api.get(`/api/ideas/${a.id}`).expect(200)).body.abilities).toMatchObject({
      merge: false,
      undoMerge: false,
    });
  });
});

test('whoever does not see a hidden idea is not told that it is there, also where invited', async () => {
  for (const who of [ann, ben]) {
    const refused = [
      who.api.post(at('/asks')).send({ kind: 'designer', text: 'More' }),
      who.api.post(`/api/asks/${askId}/offers`).send({ text: 'I can' }),
      who.api.post(at('/merge')).send({ into: idea.id }),
      invite(who, ann),
      who.api.put(at('/co-authors/me')),
      who.api.put(`/api/follows/idea/${idea.id}`),
    ];
    for (const answer of await Promise.all(refused)) expectRefusal(answer, 404);
  }
});
