import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { ideas } from '../../server/src/features/ideas/ideas.service';
import { RevisionRow } from '../../server/src/features/ideas/revisions.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let noor: TestPerson;
let moderator: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, noor, moderator] = [await t.person(), await t.person(), await t.person('moderator')];
  categoryId = (await t.category({ name: 'Bakehouse' })).id;
});
afterAll(() => t.close());

const edit = (id: string, body: object) => mia.api.patch(`/api/ideas/${id}`).send(body).expect(200);
const list = async (id: string, query = {}) =>
  (await noor.api.get(`/api/ideas/${id}/revisions`).query(query).expect(200)).body;
const restore = (by: TestPerson, id: string, revisionId: string, contentRev: number) =>
  by.api.post(`/api/ideas/${id}/revisions/${revisionId}/restore`).send({ contentRev });
/** An idea of Mia's that has said as many things as there are bodies. */
async function said(...bodies: string[]) {
  const [first = '', ...later] = bodies;
  const idea = await t.idea({ by: mia, categoryId, body: first });
  for (const body of later) await edit(idea.id, { body });
  return idea;
}

describe('the history of an idea', () => {
  test('that was never edited is what it says, by its author', async () => {
    const idea = await said('As posted');
    const { items, nextCursor } = await list(idea.id);
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        id: idea.id,
        rev: 1,
        title: idea.title,
        body: 'As posted',
        category: { id: categoryId, name: 'Bakehouse' },
        by: { id: mia.id, name: mia.name, department: null },
        at: idea.postedAt,
        restoredFrom: null,
        current: true,
      },
    ]);
  });

  test('has every edit with who and when, newest first, page by page', async () => {
    const idea = await said('One', 'Two', 'Three');
    const first = await list(idea.id, { limit: 2 });
    expect(first.items).toMatchObject([
      { rev: 3, body: 'Three', current: true, by: { id: mia.id } },
      { rev: 2, body: 'Two', current: false },
    ]);
    const second = await list(idea.id, { limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({
      items: [{ rev: 1, body: 'One', at: idea.postedAt }],
      nextCursor: null,
    });
  });

  test('has no entry for an edit that changed nothing, nor for one that was refused', async () => {
    const idea = await said('Same');
    await edit(idea.id, { body: 'Same' });
    await mia.api.patch(`/api/ideas/${idea.id}`).send({ body: 'x', contentRev: 7 }).expect(409);
    expect((await list(idea.id)).items).toHaveLength(1);
  });

  test('of edits at one moment has the one that came through', async () => {
    const idea = await said('Before');
    const statuses = await Promise.all(
      ['A', 'B', 'C', 'D'].map(async (body) => {
        const answer = await mia.api
          .patch(`/api/ideas/${idea.id}`)
          .send({ body, contentRev: idea.contentRev });
        return answer.status;
      }),
    );
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409]);
    expect((await list(idea.id)).items.map(({ rev }: { rev: number }) => rev)).toEqual([2, 1]);
  });

  test('keeps what stood there before anybody wrote revisions down', async () => {
    const idea = await said('Old', 'Older release');
    await RevisionRow.deleteMany({ ideaId: idea.id });
    await edit(idea.id, { body: 'New' });
    expect((await list(idea.id)).items).toMatchObject([
      { rev: 3, body: 'New' },
      { rev: 2, body: 'Older release', by: { id: mia.id } },
    ]);
  });

  test('goes with the idea: hidden when it is deleted, wiped when it is purged', async () => {
    const idea = await said('Secret', 'Less so');
    await t.comment(idea);
    await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expectRefusal(await noor.api.get(`/api/ideas/${idea.id}/revisions`), 404);
    const long = new Date(Date.now() - UNDO_MS - 1_000);
    await IdeaRow.updateOne({ _id: idea.id }, { $set: { deletedAt: long } });
    await ideas.purgeDeleted();
    expect(await RevisionRow.countDocuments({ ideaId: idea.id })).toBe(0);
    expect(await IdeaRow.findById(idea.id).lean()).toMatchObject({ body: '', purged: true });
  });
});

describe('restoring an earlier text', () => {
  test('makes it a new revision that says where it came from; the category stays', async () => {
    const idea = await said('First', 'Second');
    const other = await t.category();
    await edit(idea.id, { categoryId: other.id });
    const { items } = await list(idea.id);
    const { body } = await restore(mia, idea.id, items.at(-1).id, 3).expect(200);
    expect(body).toMatchObject({ body: 'First', contentRev: 4, category: { id: other.id } });
    expect((await list(idea.id)).items[0]).toMatchObject({
      rev: 4,
      body: 'First',
      restoredFrom: 1,
      by: { id: mia.id },
    });
  });

  test('is for its authors and moderators', async () => {
    const idea = await said('Fine', 'With a customer’s name');
    const first = (await list(idea.id)).items.at(-1).id;
    expectRefusal(await restore(noor, idea.id, first, 2), 403, { code: 'not_author' });
    const { body } = await restore(moderator, idea.id, first, 2).expect(200);
    expect(body.abilities).toMatchObject({ edit: false, restoreRevision: true });
    expect((await list(idea.id)).items[0]).toMatchObject({ by: { id: moderator.id } });
  });

  test('of what was read is refused once it changed, with what it is now', async () => {
    const idea = await said('First', 'Second', 'Third');
    const first = (await list(idea.id)).items.at(-1).id;
    const { details } = expectRefusal(await restore(mia, idea.id, first, 2), 409, {
      code: 'stale_edit',
    });
    expect(details).toMatchObject({ current: { body: 'Third', contentRev: 3 } });
  });

  test('of another idea’s revision, or of none, is no such thing', async () => {
    const [one, other] = [await said('A', 'B'), await said('C', 'D')];
    const foreign = (await list(other.id)).items.at(-1).id;
    expectRefusal(await restore(mia, one.id, foreign, 2), 404);
    expectRefusal(await restore(mia, one.id, 'f'.repeat(24), 2), 404);
    expectRefusal(await mia.api.post(`/api/ideas/${one.id}/revisions/x/restore`), 400);
    expectRefusal(await t.stranger.get(`/api/ideas/${one.id}/revisions`), 401);
  });
});
