import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TrialView } from '@leaven/shared/trials/trials.schemas';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { ideas } from '../../server/src/features/ideas/ideas.service';
import { TrialRow } from '../../server/src/features/trials/trials.model';
import { trials } from '../../server/src/features/trials/trials.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  tom = await t.person('member', 'Tom');
  noor = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const newIdea = () => t.idea({ by: mia, categoryId });
const tell = (ideaId: string, body: object, by = tom) =>
  by.api.post(`/api/ideas/${ideaId}/trials`).send(body);
const told = async (ideaId: string, text = 'A sheet that does it'): Promise<TrialView> =>
  (await tell(ideaId, { text }).expect(201)).body;
const listOf = (ideaId: string) =>
  allPages<TrialView>(mia, `/api/ideas/${ideaId}/trials`, { limit: 2 });
const answer = (id: string, body: object, by = noor) =>
  by.api.put(`/api/trials/${id}/answer`).send(body);
const longAgo = () => new Date(Date.now() - UNDO_MS - 1_000);

describe('telling what one tried', () => {
  test('shows it to everybody, newest first, and can be told better', async () => {
    const idea = await newIdea();
    const link = 'https://sheets.crumb.example/7?of=tom';
    const { body: first } = await tell(idea.id, { text: ' A sheet\r\nof mine ', link }).expect(201);
    expect(first).toMatchObject({
      person: { id: tom.id, name: 'Tom' },
      text: 'A sheet\nof mine',
      link,
      answer: null,
      editedAt: null,
      abilities: { edit: true, delete: true, answer: false },
    });
    await told(idea.id, 'Second');
    await told(idea.id, 'Third');
    expect((await listOf(idea.id)).map(({ text }) => text)).toEqual([
      'Third',
      'Second',
      'A sheet\nof mine',
    ]);
    const path = `/api/trials/${first.id}`;
    const { body: better } = await tom.api.patch(path).send({ link: null }).expect(200);
    expect(better).toMatchObject({ text: first.text, link: null, editedAt: expect.any(String) });
    expectRefusal(await mia.api.patch(path).send({ text: 'Mine' }), 403, { code: 'not_teller' });
  });

  test.each([
    ['text', { text: 'x' }],
    ['text', { text: 'x'.repeat(2_001) }],
    ['link', { text: 'Fine', link: 'javascript:alert(1)' }],
    ['link', { text: 'Fine', link: 'file:///etc/passwd' }],
    ['link', { text: 'Fine', link: 'my sheet' }],
    ['link', { text: 'Fine', link: `https://crumb.example/${'x'.repeat(500)}` }],
  ])('names a bad %s', async (field, body) => {
    expectRefusal(await tell((await newIdea()).id, body), 400, { field });
  });

  test('can be taken back, and brought back by who did it, for a while', async () => {
    const idea = await newIdea();
    const { id } = await told(idea.id);
    const restore = (by: TestPerson) => by.api.put(`/api/trials/${id}/restored`);
    for (let i = 0; i < 2; i += 1) await tom.api.delete(`/api/trials/${id}`).expect(200);
    expect(await listOf(idea.id)).toEqual([]);
    expectRefusal(await restore(noor), 403, { code: 'not_deleter' });
    await restore(tom).expect(200);
    await noor.api.delete(`/api/trials/${id}`).expect(200);
    expectRefusal(await restore(tom), 403, { code: 'not_deleter' });
    await TrialRow.updateOne({ _id: id }, { deletedAt: longAgo() });
    expectRefusal(await restore(noor), 409, { code: 'too_late' });
    await trials.purgeDeleted();
    expectRefusal(await restore(noor), 404);
  });
});

describe('answering it', () => {
  test('adopt, support or replace, with a sentence; who told it hears of it', async () => {
    const idea = await newIdea();
    const { id } = await told(idea.id);
    const said = { answer: 'adopt', text: 'We run it for everybody from May' };
    const { body } = await answer(id, said).expect(200);
    expect(body.answer).toEqual({
      ...said,
      by: { id: noor.id, name: 'Noor', department: null },
      at: expect.any(String),
    });
    // The same answer again is no second one.
    expect((await answer(id, said).expect(200)).body.answer.at).toBe(body.answer.at);
    const news = async () =>
      (await tom.api.get('/api/notifications?limit=100').expect(200)).body.items.filter(
        (one: { idea: { id: string } | null }) => one.idea?.id === idea.id,
      );
    const heard = await until(news, (items) => items.length > 0);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      kind: 'trial_answered',
      because: 'trier',
      actor: { name: 'Noor' },
      excerpt: said.text,
    });
    const changed = await answer(id, { answer: 'replace', text: 'The new tills do it' });
    expect(changed.body.answer.answer).toBe('replace');
    expect(await until(news, (items) => items.length > 1)).toHaveLength(2);
  });

  test('is for those who decide, and never for oneself', async () => {
    const idea = await newIdea();
    const { id } = await told(idea.id);
    const said = { answer: 'support', text: 'Let us help' };
    expectRefusal(await answer(id, said, mia), 403);
    const { body: own } = await tell(idea.id, { text: 'I did it, too' }, noor).expect(201);
    expect(own.abilities.answer).toBe(false);
    expectRefusal(await answer(own.id, said), 403, { code: 'own_trial' });
    expectRefusal(await answer(id, { answer: 'forbid', text: 'No' }), 400, { field: 'answer' });
    expectRefusal(await answer(id, { answer: 'adopt', text: '' }), 400, { field: 'text' });
  });
});

test('what was told at a deleted idea goes with its text', async () => {
  const idea = await newIdea();
  await t.comment(idea, { by: tom });
  const { id } = await told(idea.id);
  await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
  expect(await listOf(idea.id)).toEqual([]);
  await IdeaRow.updateOne({ _id: idea.id }, { deletedAt: longAgo() });
  await ideas.purgeDeleted();
  expect(await TrialRow.countDocuments({ _id: id })).toBe(0);
});
