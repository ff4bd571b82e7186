import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom] = [await t.person('member', 'Mia Miller'), await t.person()];
});
afterAll(() => t.close());

const seen = async (id: string) => (await tom.api.get(`/api/people/${id}/profile`)).body;
const choose = (body: object) => mia.api.put('/api/me/profile').send(body);
const skills = { kinds: ['data'], tags: ['Sourdough'] };

test('without a choice others see a name, and what one can help with', async () => {
  await mia.api.put('/api/me/skills').send(skills).expect(200);
  expect(await seen(mia.id)).toEqual({
    person: { id: mia.id, name: 'Mia Miller', department: null },
    state: 'here',
    about: '',
    link: null,
    skills,
    since: expect.any(String),
  });
  const { body } = await mia.api.get('/api/me/profile').expect(200);
  expect(body).toEqual({ about: '', link: null, showSkills: true });
});

test('others see what one chose, and nothing else', async () => {
  const chosen = { about: 'I bake at night.\nAsk me of rye.', link: 'https://crumb.example/mia' };
  await choose({ ...chosen, showSkills: false }).expect(200);
  expect(await seen(mia.id)).toMatchObject({ ...chosen, skills: null });
  expect(JSON.stringify(await seen(mia.id))).not.toContain(mia.email);
});

test.each([
  ['about', { about: 'x'.repeat(501), link: null, showSkills: true }],
  ['link', { about: '', link: 'javascript:alert(1)', showSkills: true }],
  ['showSkills', { about: '', link: null, showSkills: 'yes' }],
])('a wrong %s is named, and nothing is changed', async (field, body) => {
  const before = await seen(mia.id);
  expectRefusal(await choose(body), 400, { field });
  expect(await seen(mia.id)).toEqual(before);
});

test('who left shows no help, and nobody is 404', async () => {
  const gone = await t.person();
  await gone.api.put('/api/me/skills').send(skills).expect(200);
  const administrator = await t.person('administrator');
  const patch = { disabled: true };
  await administrator.api.patch(`/api/people/${gone.id}`).send(patch).expect(200);
  expect(await seen(gone.id)).toMatchObject({ state: 'left', skills: null });
  await tom.api.get(`/api/people/${'f'.repeat(24)}/profile`).expect(404);
});
