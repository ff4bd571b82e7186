import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ideaChanged, invitationsChanged } from '@leaven/shared/ideas/ideas.events';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  noor = await t.person('manager');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const path = (id: string) => `/api/ideas/${id}/co-authors`;
const invite = (by: TestPerson, id: string, who: { id: string }) =>
  by.api.post(path(id)).send({ personId: who.id });
const accept = (who: TestPerson, id: string) => who.api.put(`${path(id)}/me`);
const end = (by: TestPerson, id: string, who: { id: string }) =>
  by.api.delete(`${path(id)}/${who.id}`);
const see = async (who: TestPerson, id: string) =>
  (await who.api.get(`/api/ideas/${id}`).expect(200)).body;
const miasIdea = () => t.idea({ by: mia, categoryId });
/** An idea that Mia writes together with somebody who has accepted. */
async function together() {
  const [idea, tom] = [await miasIdea(), await t.person()];
  await invite(mia, idea.id, tom).expect(201);
  await accept(tom, idea.id).expect(200);
  return { idea, tom };
}
const kindsOf = async (who: TestPerson, times: number) => {
  const { items } = await until(
    async () => (await who.api.get('/api/notifications').expect(200)).body,
    (inbox) => inbox.items.length >= times,
  );
  return items.map(({ kind }: { kind: string }) => kind);
};

describe('an invitation', () => {
  test('is seen by the authors and by who is invited, and by nobody else', async () => {
    const [idea, tom] = [await miasIdea(), await t.person('member', 'Tom')];
    const { body } = await invite(mia, idea.id, tom).expect(201);
    expect(body).toMatchObject({
      coAuthors: [],
      coAuthoring: { invitedBy: null, invited: [{ id: tom.id, name: 'Tom' }] },
    });
    expect(await see(tom, idea.id)).toMatchObject({
      mine: false,
      abilities: { edit: false, vote: true },
      coAuthoring: { invitedBy: { name: 'Mia' }, invited: [] },
    });
    expect((await see(noor, idea.id)).coAuthoring).toEqual({ invitedBy: null, invited: [] });
    expect(await kindsOf(tom, 1)).toEqual(['co_author_invited']);
  });

  test('sent twice, even at one moment, is one', async () => {
    const [idea, tom] = [await miasIdea(), await t.person()];
    await Promise.all([1, 2, 3].map(() => invite(mia, idea.id, tom).expect(201)));
    await invite(mia, idea.id, tom).expect(201);
    expect((await see(mia, idea.id)).coAuthoring.invited).toHaveLength(1);
    expect(await IdeaRow.findById(idea.id).lean()).toMatchObject({ coAuthorSeats: 1 });
    expect(await kindsOf(tom, 1)).toHaveLength(1);
  });

  test('goes to active people other than the author', async () => {
    const [idea, leaver] = [await miasIdea(), await t.person()];
    const ada = await t.person('administrator');
    await ada.api.patch(`/api/people/${leaver.id}`).send({ disabled: true }).expect(200);
    for (const [who, code] of [
      [mia, 'is_author'],
      [leaver, 'no_such_person'],
      [{ id: 'f'.repeat(24) }, 'no_such_person'],
    ] as const) {
      const { fields } = expectRefusal(await invite(mia, idea.id, who), 400, { field: 'personId' });
      expect(fields).toEqual([expect.objectContaining({ code })]);
    }
    expectRefusal(await invite(noor, idea.id, noor), 403, { code: 'not_author' });
    expectRefusal(await t.stranger.post(path(idea.id)).send({ personId: mia.id }), 401);
    expectRefusal(await invite(mia, 'f'.repeat(24), noor), 404);
  });

  test('is not sent for what is no longer written', async () => {
    const idea = await miasIdea();
    await noor.api.post(`/api/ideas/${idea.id}/promotion`).send({ title: 'Going on' }).expect(201);
    expectRefusal(await invite(mia, idea.id, noor), 409, { code: 'idea_promoted' });
  });

  test('is sent to ten at most, also when asked at one moment', async () => {
    const idea = await miasIdea();
    const people = [];
    for (let i = 0; i < 12; i++) people.push(await t.person());
    const answers = await Promise.all(people.map((who) => invite(mia, idea.id, who)));
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array(10).fill(201), 409, 409]);
    expect(await IdeaRow.findById(idea.id).lean()).toMatchObject({ coAuthorSeats: 10 });
    const [left] = (await see(mia, idea.id)).coAuthoring.invited;
    await end(mia, idea.id, left).expect(200);
    await invite(mia, idea.id, noor).expect(201);
    expectRefusal(await invite(mia, idea.id, await t.person()), 409, {
      code: 'too_many_co_authors',
    });
  });
});

describe('accepting', () => {
  test('makes the idea theirs: credit, the right to edit, “mine”, news, no vote', async () => {
    const { idea, tom } = await together();
    const seen = await see(tom, idea.id);
    expect(seen).toMatchObject({
      mine: true,
      following: true,
      author: { id: mia.id },
      coAuthors: [{ id: tom.id, name: tom.name }],
      coAuthoring: { invitedBy: null, invited: [] },
      abilities: { edit: true, delete: false, vote: false, inviteCoAuthor: false },
    });
    await tom.api.patch(`/api/ideas/${idea.id}`).send({ body: 'Ours' }).expect(200);
    const own = await tom.api.get('/api/ideas?mine=true').expect(200);
    expect(own.body.items).toMatchObject([{ id: idea.id, mine: true }]);
    const vote = await tom.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 });
    expectRefusal(vote, 403, { code: 'vote_own' });
    await t.comment(idea, { by: noor });
    expect(await kindsOf(tom, 2)).toEqual(['idea_commented', 'co_author_invited']);
    expect(await kindsOf(mia, 1)).toContain('co_author_accepted');
  });

  test('takes an earlier vote back', async () => {
    const [idea, tom] = [await miasIdea(), await t.person()];
    const vote = (who: TestPerson) =>
      who.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
    await vote(tom);
    await vote(noor);
    await invite(mia, idea.id, tom).expect(201);
    expect(await see(tom, idea.id)).toMatchObject({ votes: 2, myVote: 1 });
    const { body } = await accept(tom, idea.id).expect(200);
    expect(body).toMatchObject({ votes: 1, myVote: 0 });
  });

  test('is for who is invited, once or more often', async () => {
    const { idea, tom } = await together();
    await accept(tom, idea.id).expect(200);
    expect((await see(mia, idea.id)).coAuthors).toHaveLength(1);
    expectRefusal(await accept(noor, idea.id), 404);
  });

  test('at several moments at once counts once', async () => {
    const [idea, tom] = [await miasIdea(), await t.person()];
    await invite(mia, idea.id, tom).expect(201);
    const answers = await Promise.all([1, 2, 3].map(() => accept(tom, idea.id)));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect((await see(mia, idea.id)).coAuthors).toHaveLength(1);
  });

  test('comes too late for what was deleted', async () => {
    const [idea, tom] = [await miasIdea(), await t.person()];
    await invite(mia, idea.id, tom).expect(201);
    await t.comment(idea);
    await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expectRefusal(await accept(tom, idea.id), 409, { code: 'idea_deleted' });
  });
});

describe('the end of it', () => {
  test.each([
    ['declining', 'co_author_declined'],
    ['withdrawing', null],
    ['leaving', 'co_author_left'],
    ['removing', 'co_author_removed'],
  ])('%s takes the part away and says so where it should', async (how, kind) => {
    const [idea, tom] = [await miasIdea(), await t.person()];
    await invite(mia, idea.id, tom).expect(201);
    if (how === 'leaving' || how === 'removing') await accept(tom, idea.id).expect(200);
    const isOwn = how === 'declining' || how === 'leaving';
    const { body } = await end(isOwn ? tom : mia, idea.id, tom).expect(200);
    expect(body).toMatchObject({ coAuthors: [], coAuthoring: { invitedBy: null, invited: [] } });
    await end(isOwn ? tom : mia, idea.id, tom).expect(200);
    expect(await IdeaRow.findById(idea.id).lean()).toMatchObject({
      coAuthorIds: [],
      coAuthorSeats: 0,
    });
    expect(await see(tom, idea.id)).toMatchObject({ mine: false, abilities: { vote: true } });
    if (kind === null) expect(await kindsOf(tom, 1)).toEqual(['co_author_invited']);
    else
      await until(
        () => kindsOf(isOwn ? mia : tom, 1),
        (kinds) => kinds.includes(kind),
      );
  });

  test('is up to the author and to oneself', async () => {
    const { idea, tom } = await together();
    const ann = await t.person();
    await invite(mia, idea.id, ann).expect(201);
    expectRefusal(await end(tom, idea.id, ann), 403, { code: 'not_author' });
    expectRefusal(await end(noor, idea.id, tom), 403, { code: 'not_author' });
  });
});

test('edits of two authors at one moment: one comes through, the other sees what it says now', async () => {
  const { idea, tom } = await together();
  const edit = (who: TestPerson, body: string) =>
    who.api.patch(`/api/ideas/${idea.id}`).send({ body, contentRev: 1 });
  const answers = await Promise.all([edit(mia, 'Hers'), edit(tom, 'His')]);
  const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
  expect(won?.status).toBe(200);
  const { details } = expectRefusal(lost as never, 409, { code: 'stale_edit' });
  expect(details).toMatchObject({ current: { body: won?.body.body, contentRev: 2 } });
  const { body } = await noor.api.get(`/api/ideas/${idea.id}/revisions`).expect(200);
  expect(body.items).toHaveLength(2);
});

test('live: an invitation reaches whom it concerns, the credit everybody', async () => {
  const [idea, tom] = [await miasIdea(), await t.person()];
  const [hers, his, others] = [
    await connect(t, mia),
    await connect(t, tom),
    await connect(t, noor),
  ];
  try {
    await invite(mia, idea.id, tom).expect(201);
    for (const socket of [hers, his])
      await socket.heard(invitationsChanged, ({ ideaId }) => ideaId === idea.id);
    await accept(tom, idea.id).expect(200);
    const { facts } = await others.heard(
      ideaChanged,
      ({ ideaId, what }) => ideaId === idea.id && what.includes('authors'),
    );
    expect(facts.coAuthors).toMatchObject([{ id: tom.id }]);
    expect(others.all(invitationsChanged)).toEqual([]);
  } finally {
    for (const socket of [hers, his, others]) socket.close();
  }
});
