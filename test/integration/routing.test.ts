import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { transact } from '../../server/src/database/connection';
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

/** A manager who answers for a category of their own. */
async function stewardship() {
  const steward = await t.person('manager');
  return { steward, categoryId: (await t.category({ steward })).id };
}
const stewardOf = async (ideaId: string): Promise<string> =>
  (await mia.api.get(`/api/ideas/${ideaId}`).expect(200)).body.steward.id;
const comesTo = (ideaId: string, person: TestPerson) =>
  until(
    () => stewardOf(ideaId),
    (id) => id === person.id,
  );
const handOn = (by: TestPerson, ideaId: string, body: object) =>
  by.api.put(`/api/ideas/${ideaId}/steward`).send(body);
const decide = (by: TestPerson, ideaId: string, body: object) =>
  by.api.post(`/api/ideas/${ideaId}/decisions`).send(body).expect(200);

/** What somebody was told of ideas that came to them, once there are this many, the latest first. */
async function told(person: TestPerson, times: number): Promise<NotificationView[]> {
  const look = async () => {
    const { body } = await person.api.get('/api/notifications?limit=100').expect(200);
    return (body.items as NotificationView[]).filter(({ because }) => because === 'steward');
  };
  return until(look, (items) => items.length >= times);
}

describe('an idea comes to', () => {
  test('its category’s steward, who is told', async () => {
    const { steward, categoryId } = await stewardship();
    const idea = await t.idea({ by: mia, categoryId, title: 'What if we routed' });
    expect(idea.steward.id).toBe(steward.id);
    const [first] = await told(steward, 1);
    expect(first).toMatchObject({
      kind: 'idea_routed',
      actor: { id: mia.id },
      idea: { id: idea.id, title: 'What if we routed' },
    });
  });

  test('the steward of the category that it is moved to', async () => {
    const [old, next] = [await stewardship(), await stewardship()];
    const idea = await t.idea({ by: mia, categoryId: old.categoryId });
    const { categoryId } = next;
    const moved = await mia.api.patch(`/api/ideas/${idea.id}`).send({ categoryId }).expect(200);
    expect(moved.body.steward.id).toBe(next.steward.id);
    expect(await told(next.steward, 1)).toHaveLength(1);
    await mia.api.patch(`/api/ideas/${idea.id}`).send({ title: 'What if it stayed' }).expect(200);
    expect(await told(next.steward, 1)).toHaveLength(1);
  });

  test('whom it is handed on to, with the reason; in the queue too, and live', async () => {
    const { steward, categoryId } = await stewardship();
    const other = await t.person('manager');
    const idea = await t.idea({ by: mia, categoryId });
    const reader = await connect(t, mia);
    await reader.join({ kind: 'idea', id: idea.id });
    const body = { personId: other.id, reason: 'It is about *your* ovens' };
    const handed = await handOn(steward, idea.id, body).expect(200);
    expect(handed.body.steward.id).toBe(other.id);
    await reader.heard(ideaChanged, ({ liveRev }) => liveRev === handed.body.liveRev);
    reader.close();
    const [first] = await told(other, 1);
    expect(first).toMatchObject({ kind: 'idea_routed', excerpt: 'It is about your ovens' });
    const queue = async (person: TestPerson) =>
      (await person.api.get('/api/review').expect(200)).body.items.map(({ id }: never) => id);
    expect(await queue(other)).toEqual([idea.id]);
    expect(await queue(steward)).toEqual([]);
    // Once more says nothing new.
    await handOn(other, idea.id, { personId: other.id }).expect(200);
    expect(await told(other, 1)).toHaveLength(1);
  });

  test('refusals say what is wrong', async () => {
    const { steward, categoryId } = await stewardship();
    const idea = await t.idea({ by: mia, categoryId });
    const personId = ada.id;
    expectRefusal(await handOn(mia, idea.id, { personId }), 403, { code: 'not_steward' });
    expectRefusal(await handOn(steward, idea.id, { personId: mia.id }), 400, {
      field: 'personId',
    });
    expectRefusal(await handOn(steward, idea.id, { personId, reason: 'x'.repeat(501) }), 400, {
      field: 'reason',
    });
    await decide(steward, idea.id, { stage: 'declined', reason: 'No' });
    expectRefusal(await handOn(steward, idea.id, { personId }), 409, { code: 'no_answer_due' });
    expect((await mia.api.get(`/api/ideas/${idea.id}`)).body.abilities.handOn).toBe(false);
  });
});

test('a category’s next steward gets what its former one held by routing, and only that', async () => {
  const { steward, categoryId } = await stewardship();
  const [next, holder] = [await t.person('manager'), await t.person('manager')];
  const post = () => t.idea({ by: mia, categoryId });
  const [waits, inReview, answered, elsewhere, byHand] = [
    await post(),
    await post(),
    await post(),
    await post(),
    await post(),
  ];
  await decide(steward, inReview.id, { stage: 'in_review' });
  await decide(steward, answered.id, { stage: 'declined', reason: 'No' });
  await handOn(steward, elsewhere.id, { personId: holder.id }).expect(200);
  await handOn(steward, byHand.id, { personId: holder.id }).expect(200);
  await handOn(holder, byHand.id, { personId: steward.id }).expect(200);

  const path = `/api/categories/${categoryId}`;
  await ada.api.patch(path).send({ stewardId: next.id }).expect(200);
  expect(await comesTo(waits.id, next)).toBe(next.id);
  expect(await comesTo(inReview.id, next)).toBe(next.id);
  expect(await Promise.all([answered, elsewhere, byHand].map(({ id }) => stewardOf(id)))).toEqual([
    steward.id,
    holder.id,
    steward.id,
  ]);
  const [first] = await told(next, 1);
  expect(first).toMatchObject({ kind: 'ideas_routed', idea: null });

  // What comes back to wait for an answer comes to who answers for its category today.
  await decide(next, answered.id, { stage: 'open', reason: 'We look again' });
  expect(await stewardOf(answered.id)).toBe(next.id);
});

describe('there is never nobody', () => {
  const disable = (person: TestPerson, more: object = {}) =>
    ada.api.patch(`/api/people/${person.id}`).send({ disabled: true, ...more });

  test('who holds an idea is not disabled', async () => {
    const { steward, categoryId } = await stewardship();
    const holder = await t.person('manager');
    const idea = await t.idea({ by: mia, categoryId });
    await handOn(steward, idea.id, { personId: holder.id }).expect(200);
    expectRefusal(await disable(holder), 409, { code: 'holds_ideas' });
    await handOn(holder, idea.id, { personId: ada.id }).expect(200);
    await disable(holder).expect(200);
  });

  test('everything goes to a successor, also more than a batch', async () => {
    const [{ steward, categoryId }, second] = [await stewardship(), await stewardship()];
    const successor = await t.person('manager');
    const idea = await t.idea({ by: mia, categoryId });
    const row = await IdeaRow.findById(idea.id).orFail().lean();
    const many = Array.from({ length: 1_100 }, () => {
      const { _id, externalId, ...rest } = row;
      return rest;
    });
    await IdeaRow.insertMany(many);
    await handOn(second.steward, (await t.idea({ by: mia, ...second })).id, {
      personId: steward.id,
    }).expect(200);
    expectRefusal(await disable(steward), 409, { code: 'is_steward' });
    for (const successorId of [mia.id, steward.id, 'f'.repeat(24)])
      expectRefusal(await disable(steward, { successorId }), 400, { field: 'successorId' });
    expectRefusal(
      await ada.api.patch(`/api/people/${steward.id}`).send({ successorId: successor.id }),
      400,
      { field: 'successorId' },
    );
    const answer = await disable(steward, { successorId: successor.id }).expect(200);
    expect(answer.body.disabled).toBe(true);
    expect(await IdeaRow.countDocuments({ stewardId: steward.id })).toBe(0);
    expect(await IdeaRow.countDocuments({ stewardId: successor.id })).toBe(1_102);
    const next = await t.idea({ by: mia, categoryId });
    expect(next.steward.id).toBe(successor.id);
    const heard = await told(successor, 2);
    expect(heard.map(({ kind }) => kind)).toEqual(['idea_routed', 'ideas_routed']);
  });

  test('an idea that came to somebody in the moment they were disabled goes on to its category', async () => {
    const { steward, categoryId } = await stewardship();
    const leaver = await t.person('manager');
    const idea = await t.idea({ by: mia, categoryId });
    await disable(leaver).expect(200);
    // As if it had been handed on between the question whether they hold anything and the disabling,
    // whose fact is worked off afterwards.
    await IdeaRow.updateOne({ _id: idea.id }, { stewardId: leaver.id, handedOn: true });
    await transact(({ record }) =>
      record({ kind: 'person.disabled', actorId: ada.id, data: { personId: leaver.id } }),
    );
    expect(await comesTo(idea.id, steward)).toBe(steward.id);
  });
});
