import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { nobodys, personalData } from '../../server/src/mine/personal-data';
import { password, startTestApp, type TestApp } from '../support/app';
import { smallPng, upload } from '../support/files';
import { expectRefusal } from '../support/refusal';
import { exported } from '../support/zip';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

test('an export holds what is kept of a person and their files, and nothing of others', async () => {
  const [ann, bea] = [await t.person('member', 'Ann Lee'), await t.person('member', 'Bea Stone')];
  const idea = await t.idea({ by: ann, title: 'What if we baked at noon', body: 'Because warm' });
  await ann.api.patch(`/api/ideas/${idea.id}`).send({ title: 'What if we baked at one' });
  const other = await t.idea({ by: bea, title: 'What if Bea had a secret plan' });
  await ann.api.put(`/api/ideas/${other.id}/vote`).send({ value: 1 }).expect(200);
  await t.comment(other, { by: ann, body: 'My own words' });
  await t.comment(other, { by: bea, body: 'Words of Bea alone' });
  await upload(ann, `/api/ideas/${idea.id}/attachments`, smallPng).expect(201);
  await ann.api
    .post('/api/saved-searches')
    .send({ name: 'Rye', filters: { q: 'rye' }, notify: false })
    .expect(201);

  const { files, headers } = await exported(ann);
  expect(headers['content-type']).toBe('application/zip');
  expect(headers['content-disposition']).toMatch(/^attachment; filename="?leaven-/);
  const json = (name: string) => JSON.parse(String(files.get(`${name}.json`)));
  expect(json('profile')).toMatchObject([{ _id: ann.id, name: 'Ann Lee', email: ann.email }]);
  expect(json('ideas')).toMatchObject([{ _id: idea.id, title: 'What if we baked at one' }]);
  expect(json('earlier-texts').length).toBeGreaterThan(0);
  expect(json('votes')).toMatchObject([{ ideaId: other.id, value: 1 }]);
  expect(json('comments')).toMatchObject([{ body: 'My own words' }]);
  expect(json('saved-searches')).toMatchObject([{ name: 'Rye' }]);
  expect(json('follows').length).toBeGreaterThan(0);
  for (const { name } of personalData)
    expect([name, Array.isArray(json(name))]).toEqual([name, true]);
  const pictures = [...files.keys()].filter((path) => path.startsWith('files/'));
  expect(pictures).toHaveLength(1);
  expect(files.get(pictures[0] ?? '')?.length).toBeGreaterThan(0);

  const all = [...files.values()].map(String).join('\n');
  expect(all).not.toContain('Words of Bea alone');
  expect(all).not.toContain('secret plan');
  expect(all).not.toContain(bea.email);
  expect(all).not.toMatch(/argon2|passwordHash/);
  expect(all).not.toContain(password);
});

test('of every collection it is said whether it holds something of a person', () => {
  const known = [...personalData.map(({ model }) => model.collection.name), ...nobodys];
  const all = Object.values(mongoose.models).map(({ collection }) => collection.name);
  expect(all.filter((name) => !known.includes(name))).toEqual([]);
});

test('who is signed out gets nothing', async () => {
  expectRefusal(await t.stranger.get('/api/me/export'), 401);
});
