import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { draftKept, draftRemoved } from '@leaven/shared/ideas/drafts.events';
import { draftLimits, mostDrafts } from '@leaven/shared/ideas/drafts.schemas';
import mongoose, { Types } from 'mongoose';
import { planOf } from '../../server/src/database/plan';
import { DraftRow } from '../../server/src/features/ideas/drafts.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';

let t: TestApp;
let mia: TestPerson;
let ada: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, ada] = [await t.person(), await t.person('administrator')];
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const newId = () => String(new Types.ObjectId());
const keep = (by: TestPerson, id: string, body: object) =>
  by.api.put(`/api/drafts/${id}`).send({ title: '', body: '', categoryId: null, rev: 0, ...body });
const listed = async (by: TestPerson) => (await by.api.get('/api/drafts').expect(200)).body.items;
const remove = (by: TestPerson, id: string) => by.api.delete(`/api/drafts/${id}`);
const post = (by: TestPerson, draftId: string, title = 'What if we posted it') =>
  by.api.post('/api/ideas').send({ title, categoryId, draftId });
async function kept(by: TestPerson, title: string): Promise<string> {
  const id = newId();
  await keep(by, id, { title }).expect(200);
  return id;
}

describe('keeping a draft', () => {
  test('keeps it as it is typed: unfinished, too long, with its blanks', async () => {
    const id = newId();
    const text = { title: ` ${'x'.repeat(400)} `, body: 'a\n\n', beneficiary: 'shops ' };
    const { body } = await keep(mia, id, { ...text, categoryId }).expect(200);
    expect(body).toEqual({ id, ...text, categoryId, rev: 1, savedAt: expect.any(String) });
    expect(await listed(mia)).toContainEqual(body);
    await keep(mia, id, { title: '', rev: 1 }).expect(200);
  });

  test('repeated after a lost answer is the same draft', async () => {
    const id = newId();
    const first = await keep(mia, id, { title: 'Once' }).expect(200);
    const again = await keep(mia, id, { title: 'Once' }).expect(200);
    expect(again.body).toEqual(first.body);
    await keep(mia, id, { title: 'Twice', rev: 1 }).expect(200);
    expect((await keep(mia, id, { title: 'Twice', rev: 1 }).expect(200)).body.rev).toBe(2);
  });

  test('of something older is refused with what it says now', async () => {
    const id = await kept(mia, 'At home');
    await keep(mia, id, { title: 'At work', rev: 1 }).expect(200);
    const { details } = expectRefusal(await keep(mia, id, { title: 'At home too', rev: 1 }), 409, {
      code: 'stale_draft',
    });
    expect(details).toEqual({ current: expect.objectContaining({ title: 'At work', rev: 2 }) });
    expectRefusal(await keep(mia, id, { title: 'As if new' }), 409, { code: 'stale_draft' });
  });

  test('on two devices at one moment lets one through', async () => {
    const id = await kept(mia, 'Both');
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((title) => keep(mia, id, { title, rev: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  test.each([
    ['a title beyond all measure', { title: 'x'.repeat(draftLimits.title + 1) }, 'title'],
    ['a body beyond all measure', { body: 'x'.repeat(draftLimits.body + 1) }, 'body'],
    ['no rev', { rev: undefined }, 'rev'],
    ['a category that is no id', { categoryId: 'shops' }, 'categoryId'],
  ])('with %s is refused by name', async (_what, spoilt, field) => {
    expectRefusal(await keep(mia, newId(), spoilt), 400, { field });
  });

  test('stops at fifty', async () => {
    const tom = await t.person();
    for (let i = 0; i < mostDrafts; i++) await kept(tom, `Draft ${i}`);
    expectRefusal(await keep(tom, newId(), {}), 409, { code: 'too_many_drafts' });
    const [latest] = await listed(tom);
    expect(latest).toMatchObject({ title: 'Draft 49' });
    await remove(tom, latest.id).expect(200);
    await kept(tom, 'Room again');
    expect(await listed(tom)).toHaveLength(mostDrafts);
  });

  test('needs somebody signed in', async () => {
    expectRefusal(await t.stranger.get('/api/drafts'), 401);
    expectRefusal(await t.stranger.put(`/api/drafts/${newId()}`).send({}), 401);
  });
});

describe('a draft is private', () => {
  test('nobody else reads, changes or deletes it, administrators included', async () => {
    const id = await kept(mia, 'Secret of mine');
    expect(JSON.stringify(await listed(ada))).not.toContain('Secret of mine');
    expectRefusal(await keep(ada, id, { title: 'Taken', rev: 1 }), 404);
    await remove(ada, id).expect(200);
    // The same id is another draft in other hands.
    await keep(ada, id, { title: 'Hers' }).expect(200);
    expect(await listed(mia)).toContainEqual(expect.objectContaining({ title: 'Secret of mine' }));
  });

  test('it stands in no feed, on no other page and in no fact', async () => {
    await keep(mia, newId(), { title: 'Unspeakable plan', body: 'Hush', categoryId }).expect(200);
    const feed = await ada.api.get('/api/ideas?sort=new').expect(200);
    expect(JSON.stringify(feed.body)).not.toContain('Unspeakable');
    const events = await mongoose.connection.collection('events').find().toArray();
    expect(JSON.stringify(events)).not.toContain('Unspeakable');
  });

  test('is found by an index', async () => {
    const filter = { userId: new Types.ObjectId(mia.id), removedAt: null };
    const found = DraftRow.collection.find(filter, { sort: { savedAt: -1 }, limit: 50 });
    expect(planOf(await found.explain()).usesIndex).not.toBeNull();
  });
});

describe('the end of a draft', () => {
  test('deleted, its text is wiped and no late save brings it back', async () => {
    const id = await kept(mia, 'Better not');
    await remove(mia, id).expect(200);
    await remove(mia, id).expect(200);
    expect((await listed(mia)).map((draft: { id: string }) => draft.id)).not.toContain(id);
    const { details } = expectRefusal(await keep(mia, id, { title: 'Late', rev: 1 }), 409, {
      code: 'draft_removed',
    });
    expect(details).toEqual({ how: 'deleted' });
    expect(await DraftRow.findById(`${mia.id}:${id}`).lean()).toMatchObject({ title: '' });
  });

  test('posted, it is gone, and posting it again gives the same idea', async () => {
    const id = await kept(mia, 'Soon');
    const first = await post(mia, id).expect(201);
    const again = await post(mia, id, 'What if we posted it twice').expect(201);
    expect(again.body).toMatchObject({ id: first.body.id, title: 'What if we posted it' });
    const late = await keep(mia, id, { title: 'Late', rev: 1 });
    expect(expectRefusal(late, 409, { code: 'draft_removed' }).details).toEqual({ how: 'posted' });
  });

  test('posted several times at one moment, it is one idea', async () => {
    const id = await kept(mia, 'Impatient');
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(mia, id).expect(201)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  test('posted before its first save arrived, that save finds it gone', async () => {
    const id = newId();
    await post(mia, id).expect(201);
    expectRefusal(await keep(mia, id, { title: 'First save' }), 409, { code: 'draft_removed' });
  });

  test('posting somebody else’s draft id leaves theirs alone', async () => {
    const id = await kept(mia, 'Mine stays');
    await post(ada, id, 'What if I took hers').expect(201);
    expect(await listed(mia)).toContainEqual(expect.objectContaining({ id, title: 'Mine stays' }));
  });
});

test('live: every device of its writer hears of it, nobody else does', async () => {
  const [here, there, other] = [
    await connect(t, mia),
    await connect(t, mia),
    await connect(t, ada),
  ];
  try {
    const id = await kept(mia, 'Heard');
    for (const socket of [here, there])
      expect(await socket.heard(draftKept, ({ draftId }) => draftId === id)).toEqual({
        draftId: id,
        rev: 1,
      });
    await post(mia, id).expect(201);
    expect(await there.heard(draftRemoved, ({ draftId }) => draftId === id)).toEqual({
      draftId: id,
      how: 'posted',
    });
    expect(other.all(draftKept)).toEqual([]);
  } finally {
    for (const socket of [here, there, other]) socket.close();
  }
});
