import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { ideas } from '../../server/src/features/ideas/ideas.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let ada: TestPerson;
let noor: TestPerson;
let categoryId: string;
let archivedId: string;
beforeAll(async () => {
  t = await startTestApp();
  ada = await t.person('administrator');
  noor = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: noor, name: 'Bakehouse' })).id;
  archivedId = (await t.category({ steward: noor })).id;
  await ada.api.patch(`/api/categories/${archivedId}`).send({ archived: true }).expect(200);
});
afterAll(() => t.close());

const post = (by: TestPerson, body: object) => by.api.post('/api/ideas').send(body);
const edit = (by: TestPerson, id: string, body: object) =>
  by.api.patch(`/api/ideas/${id}`).send(body);
const remove = (by: TestPerson, id: string) => by.api.delete(`/api/ideas/${id}`);
const restore = (by: TestPerson, id: string) => by.api.put(`/api/ideas/${id}/restored`);
const see = (by: TestPerson, id: string) => by.api.get(`/api/ideas/${id}`);

describe('posting', () => {
  test('makes an open idea with all that its page shows', async () => {
    const mia = await t.person('member', 'Mia');
    const answer = await post(mia, {
      title: '  What if we sold yesterday’s bread?  ',
      body: 'Because it is **good**\r\n- for soup\n- and for people',
      categoryId,
    }).expect(201);
    expect(answer.body).toMatchObject({
      title: 'What if we sold yesterday’s bread?',
      body: 'Because it is **good**\n- for soup\n- and for people',
      excerpt: 'Because it is good for soup and for people',
      author: { id: mia.id, name: 'Mia', department: null },
      category: { id: categoryId, name: 'Bakehouse' },
      steward: { id: noor.id, name: 'Noor' },
      stage: 'open',
      votes: 0,
      commentCount: 0,
      contentRev: 1,
      myVote: 0,
      mine: true,
      editedAt: null,
      deletedAt: null,
      project: null,
      decisions: [],
      abilities: {
        edit: true,
        delete: true,
        comment: true,
        vote: false,
        decide: [],
        promote: false,
      },
    });
    const { body: seen } = await see(noor, answer.body.id).expect(200);
    expect(seen).toMatchObject({
      mine: false,
      abilities: { edit: false, delete: true, vote: true, promote: true },
    });
  });

  test('takes texts up to their lengths, in every script', async () => {
    const titles = ['12345', '面包店第二天', 'Ünïcode 👩‍🍳 in the bakehouse', 'x'.repeat(140)];
    for (const title of titles) {
      const { body } = await post(noor, { title, categoryId }).expect(201);
      expect(body).toMatchObject({ title, body: '' });
    }
    const long = { title: 'A long body', body: 'x'.repeat(10_000), categoryId };
    expect((await post(noor, long).expect(201)).body.excerpt).toHaveLength(280);
  });

  test.each([
    ['a title too short', { title: '1234' }, 'title', 'too_short'],
    ['a title of blanks', { title: '          ' }, 'title', 'too_short'],
    ['a title too long', { title: 'x'.repeat(141) }, 'title', 'too_long'],
    ['a title on two lines', { title: 'What if\nwe did' }, 'title', 'wrong_format'],
    ['no title', { title: undefined }, 'title', 'required'],
    ['a body too long', { body: 'x'.repeat(10_001) }, 'body', 'too_long'],
    ['no category', { categoryId: undefined }, 'categoryId', 'required'],
    ['a category that never was', { categoryId: 'f'.repeat(24) }, 'categoryId', 'no_such_category'],
  ])('with %s is refused by name', async (_what, spoilt, field, code) => {
    const answer = await post(noor, { title: 'What if it fits', categoryId, ...spoilt });
    const { fields } = expectRefusal(answer, 400, { field });
    expect(fields).toContainEqual(expect.objectContaining({ field, code }));
  });

  test('into an archived category is refused by name', async () => {
    const answer = await post(noor, { title: 'What if it was late', categoryId: archivedId });
    const { fields } = expectRefusal(answer, 400, { field: 'categoryId' });
    expect(fields).toEqual([expect.objectContaining({ code: 'category_archived' })]);
  });
});

describe('editing', () => {
  test('changes what is given, counts it, and says when', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId, body: 'As it was' });
    const { body } = await edit(mia, idea.id, { title: 'What if we said it so' }).expect(200);
    expect(body).toMatchObject({
      title: 'What if we said it so',
      body: 'As it was',
      contentRev: 2,
    });
    expect(body.editedAt).not.toBeNull();
    const other = await t.category({ steward: ada });
    const moved = await edit(mia, idea.id, { categoryId: other.id, contentRev: 2 }).expect(200);
    expect(moved.body).toMatchObject({ category: { id: other.id }, steward: { id: ada.id } });
  });

  test('that changes nothing counts nothing', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId });
    for (const same of [{}, { title: idea.title }, { contentRev: 1, categoryId }])
      expect((await edit(mia, idea.id, same).expect(200)).body).toMatchObject({
        contentRev: 1,
        editedAt: null,
      });
  });

  test('of something newer is refused with what it is now', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId, body: 'First' });
    await edit(mia, idea.id, { body: 'Second', contentRev: 1 }).expect(200);
    const stale = await edit(mia, idea.id, { title: 'What if too late', contentRev: 1 });
    const { details } = expectRefusal(stale, 409, { code: 'stale_edit' });
    expect(details).toEqual({
      current: {
        title: idea.title,
        body: 'Second',
        categoryId,
        beneficiary: '',
        contentRev: 2,
        editedAt: expect.any(String),
      },
    });
    expect((await see(mia, idea.id)).body).toMatchObject({ title: idea.title, body: 'Second' });
  });

  test('a vote does not make it stale', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId });
    await noor.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
    await edit(mia, idea.id, { title: 'What if votes do not count', contentRev: 1 }).expect(200);
  });

  test('into an archived category is refused, staying in one is not', async () => {
    const mia = await t.person();
    const { id } = await t.category({ steward: noor });
    const idea = await t.idea({ by: mia, categoryId: id });
    const moved = await edit(mia, idea.id, { categoryId: archivedId });
    expectRefusal(moved, 400, { field: 'categoryId' });
    await ada.api.patch(`/api/categories/${id}`).send({ archived: true }).expect(200);
    await edit(mia, idea.id, { title: 'What if we stay here', categoryId: id }).expect(200);
  });

  test('what became a project is refused', async () => {
    const mia = await t.person();
    const { idea } = await t.project({ owner: mia });
    const answer = await edit(mia, idea.id, { title: 'What if it was not' });
    expectRefusal(answer, 409, { code: 'idea_promoted' });
    expectRefusal(await remove(mia, idea.id), 409, { code: 'idea_promoted' });
  });
});

describe('deleting', () => {
  test('takes an idea without comments away, wherever one looks', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId });
    expect((await remove(mia, idea.id).expect(200)).body).toEqual({
      id: idea.id,
      tombstone: false,
    });
    for (const path of ['', '/comments'])
      expectRefusal(await noor.api.get(`/api/ideas/${idea.id}${path}`), 404);
    const lists = ['sort=new', 'mine=true', 'stage=open', `categoryId=${categoryId}`];
    for (const query of lists) {
      const { body } = await mia.api.get(`/api/ideas?limit=100&${query}`).expect(200);
      expect(body.items.map((one: { id: string }) => one.id)).not.toContain(idea.id);
    }
  });

  test('leaves a tombstone where people talked, without its words', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId, body: 'Secret plans' });
    await t.comment(idea, { by: noor });
    expect((await remove(mia, idea.id).expect(200)).body.tombstone).toBe(true);
    const { body } = await see(noor, idea.id).expect(200);
    expect(body).toMatchObject({ title: '', body: '', excerpt: '', author: null, commentCount: 1 });
    expect(body.deletedAt).not.toBeNull();
    const allowed = Object.entries(body.abilities).filter(([, may]) =>
      Array.isArray(may) ? may.length > 0 : may !== false,
    );
    expect(allowed).toEqual([]);
    const thread = await noor.api.get(`/api/ideas/${idea.id}/comments`).expect(200);
    expect(thread.body.items).toHaveLength(1);
  });

  test('can be undone by who did it, for a while', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId, body: 'Back again' });
    await remove(noor, idea.id).expect(200);
    expectRefusal(await restore(mia, idea.id), 404);
    const { body } = await restore(noor, idea.id).expect(200);
    expect(body).toMatchObject({ title: idea.title, body: 'Back again', deletedAt: null });
    await restore(noor, idea.id).expect(200);

    await remove(noor, idea.id).expect(200);
    const deletedAt = new Date(Date.now() - UNDO_MS - 1_000);
    await IdeaRow.updateOne({ _id: idea.id }, { $set: { deletedAt } });
    expectRefusal(await restore(noor, idea.id), 409, { code: 'too_late' });
    await ideas.purgeDeleted();
    expect(await IdeaRow.findById(idea.id).lean()).toMatchObject({ title: '', body: '' });
    expectRefusal(await restore(noor, idea.id), 409, { code: 'too_late' });
  });
});
