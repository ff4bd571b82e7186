import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Mention, writeMention } from '@leaven/shared/mentions';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let eva: TestPerson;
let noor: TestPerson;
let admin: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom, eva, noor, admin] = [
    await t.person('member', 'Mia'),
    await t.person('member', 'Tom'),
    await t.person('member', 'Eva [the] \\ other'),
    await t.person('manager'),
    await t.person('administrator'),
  ];
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const at = ({ id, name }: TestPerson, label = name) =>
  writeMention({ kind: 'person', id, label } satisfies Mention);
const hash = (id: string, label: string) => writeMention({ kind: 'idea', id, label });
const newIdea = (body = '') => t.idea({ by: mia, categoryId, body });
const bellOf = async (person: TestPerson): Promise<NotificationView[]> =>
  (await person.api.get('/api/notifications?limit=100').expect(200)).body.items;
/** What somebody hears of an idea, when they have also heard what was said `last`. */
const heardOf = async (person: TestPerson, idea: { id: string }, last: string, times = 1) => {
  const all = await until(
    async () => (await bellOf(person)).filter((one) => one.idea?.id === idea.id),
    (items) => items.length > times && items.some(({ excerpt }) => excerpt === last),
  );
  return all
    .filter(({ excerpt }) => excerpt !== last)
    .map(({ kind, commentId }) => ({ kind, commentId }));
};
/** Something later that these people hear of. */
const thenTell = (idea: { id: string }, people: TestPerson[]) =>
  t.comment(idea, { by: noor, body: `Last ${people.map((one) => at(one)).join(' ')}` });
const last = (people: TestPerson[]) => `Last ${people.map(({ name }) => `@${name}`).join(' ')}`;
const edit = (by: TestPerson, id: string, body: string) =>
  by.api.patch(`/api/comments/${id}`).send({ body });

describe('what a text says', () => {
  test('a mention carries the name that stands now, whatever was sent, and follows a new one', async () => {
    const idea = await newIdea(`For ${at(eva, 'Somebody else')}`);
    expect(idea.body).toBe(`For ${at(eva)}`);
    expect(idea.excerpt).toBe(`For @${eva.name}`);
    const comment = await t.comment(idea, { by: tom, body: `As in ${hash(idea.id, 'x')}` });
    expect(comment.body).toBe(`As in ${hash(idea.id, idea.title)}`);
    const rename = (name: string) =>
      admin.api.patch(`/api/people/${eva.id}`).send({ name }).expect(200);
    await rename('Eva New');
    const title = 'What if it had another name';
    await mia.api.patch(`/api/ideas/${idea.id}`).send({ title }).expect(200);
    const { body: now } = await tom.api.get(`/api/ideas/${idea.id}`).expect(200);
    expect(now.body).toBe(`For ${at(eva, 'Eva New')}`);
    const thread = await tom.api.get(`/api/ideas/${idea.id}/comments`).expect(200);
    expect(thread.body.items[0].body).toBe(`As in ${hash(idea.id, title)}`);
    // Sending what was read is no edit.
    const same = await edit(tom, comment.id, thread.body.items[0].body).expect(200);
    expect(same.body.contentRev).toBe(1);
    await rename(eva.name);
  });

  test('what is gone, or never was, has no name', async () => {
    const gone = await newIdea();
    const idea = await newIdea();
    const nobody = 'f'.repeat(24);
    const said = `${hash(gone.id, 'x')} ${hash(nobody, 'x')} ${at(mia, 'x').replace(mia.id, nobody)}`;
    const comment = await t.comment(idea, { by: tom, body: said });
    expect(comment.body).toContain(hash(gone.id, gone.title));
    await mia.api.delete(`/api/ideas/${gone.id}`).expect(200);
    const thread = await tom.api.get(`/api/ideas/${idea.id}/comments`).expect(200);
    expect(thread.body.items[0].body).toBe(`[#](#${gone.id}) [#](#${nobody}) [@](@${nobody})`);
  });

  test('twenty at most, in comments and in ideas', async () => {
    const idea = await newIdea();
    const [body, more] = [at(eva).repeat(20), at(eva).repeat(21)];
    const path = `/api/ideas/${idea.id}/comments`;
    const { body: comment } = await tom.api.post(path).send({ body }).expect(201);
    expectRefusal(await tom.api.post(path).send({ body: more }), 400, { field: 'body' });
    expectRefusal(await edit(tom, comment.id, more), 400, { field: 'body' });
    const refused = await mia.api.patch(`/api/ideas/${idea.id}`).send({ body: more });
    expectRefusal(refused, 400, { field: 'body' });
  });
});

describe('who is told', () => {
  test('once per comment, also when it is edited: only who is new', async () => {
    const idea = await newIdea();
    const comment = await t.comment(idea, { by: tom, body: `${at(eva)} ${at(tom)} ${at(eva)}` });
    await edit(tom, comment.id, `${at(eva)} and ${at(admin)}`).expect(200);
    await edit(tom, comment.id, 'Nobody').expect(200);
    await edit(tom, comment.id, `Again ${at(eva)}`).expect(200);
    await thenTell(idea, [eva, admin, tom]);
    const told = [{ kind: 'mention', commentId: comment.id }];
    for (const person of [eva, admin])
      expect(await heardOf(person, idea, last([eva, admin, tom]))).toEqual(told);
    expect(await heardOf(tom, idea, last([eva, admin, tom]), 0)).toEqual([]);
  });

  test('an idea tells whom it names, and whom an edit adds', async () => {
    const idea = await newIdea(`Ask ${at(tom)}`);
    const body = `Ask ${at(tom)} or ${at(eva)}`;
    await mia.api.patch(`/api/ideas/${idea.id}`).send({ body }).expect(200);
    await thenTell(idea, [tom, eva]);
    for (const person of [tom, eva])
      expect(await heardOf(person, idea, last([tom, eva]))).toEqual([
        { kind: 'mention', commentId: null },
      ]);
  });

  test('an author who is named hears it once; who is only quoted hears nothing', async () => {
    const idea = await newIdea();
    const comment = await t.comment(idea, { by: tom, body: `${at(mia)}\n\n> ${at(eva)} said` });
    await thenTell(idea, [mia, eva]);
    expect(await heardOf(mia, idea, last([mia, eva]))).toEqual([
      { kind: 'mention', commentId: comment.id },
    ]);
    expect(await heardOf(eva, idea, last([mia, eva]), 0)).toEqual([]);
  });
});

test('what a mention is written with is found by nobody who looks for such words', async () => {
  const idea = await newIdea(`${at(eva)} pretzel`);
  await t.comment(idea, { by: tom, body: hash(idea.id, idea.title) });
  const found = async (q: string): Promise<string[]> => {
    const { body } = await tom.api.get('/api/ideas').query({ q, limit: 100 }).expect(200);
    return body.items.map(({ id }: { id: string }) => id);
  };
  for (const word of ['person', 'idea']) expect(await found(word)).not.toContain(idea.id);
  expect(await found('pretzel')).toContain(idea.id);
});
