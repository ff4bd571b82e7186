import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { follows } from '../../server/src/features/follows/follows.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const isFollowing = async (person: TestPerson, ideaId: string): Promise<boolean> =>
  (await person.api.get(`/api/ideas/${ideaId}`).expect(200)).body.following;

async function followersOf(ideaId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const id of follows.followersOf('idea', ideaId)) found.push(id);
  return found;
}

describe('following an idea', () => {
  test('follow and leave, as often as one likes, from any number of windows at once', async () => {
    const [idea, ann] = [await t.idea(), await t.person()];
    expect(await isFollowing(ann, idea.id)).toBe(false);
    const path = `/api/follows/idea/${idea.id}`;
    const all = await Promise.all(Array.from({ length: 20 }, () => ann.api.put(path)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await followersOf(idea.id)).filter((id) => id === ann.id)).toHaveLength(1);
    const left = await ann.api.delete(path).expect(200);
    expect(left.body).toEqual({ id: idea.id, kind: 'idea', following: false });
    expect(await isFollowing(ann, idea.id)).toBe(false);
  });

  test('who posts or comments follows, but not again once they have left', async () => {
    const [ann, bob] = [await t.person(), await t.person()];
    const idea = await t.idea({ by: ann });
    expect(idea.following).toBe(true);
    await t.comment(idea, { by: bob });
    expect(await isFollowing(bob, idea.id)).toBe(true);
    await bob.api.delete(`/api/follows/idea/${idea.id}`).expect(200);
    await t.comment(idea, { by: bob });
    expect(await isFollowing(bob, idea.id)).toBe(false);
  });

  test('refusals name what is wrong', async () => {
    const ann = await t.person();
    await ann.api.put('/api/follows/planet/ffffffffffffffffffffffff').expect(400);
    const bad = await ann.api.put('/api/follows/idea/nonsense').expect(400);
    expect(bad.body.fields[0].field).toBe('targetId');
    await ann.api.put('/api/follows/idea/ffffffffffffffffffffffff').expect(404);
    await t.stranger.put('/api/follows/idea/ffffffffffffffffffffffff').expect(401);
  });
});
