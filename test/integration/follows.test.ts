import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { follows } from '../../server/src/features/follows/follows.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { until } from '../support/until';

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

describe('a talk about an idea', () => {
  const talkIn = async () => {
    const [author, ann, bob] = [await t.person(), await t.person(), await t.person()];
    const idea = await t.idea({ by: author });
    const root = await t.comment(idea, { by: author });
    const answer = await t.comment(idea, { by: author, parentId: root.id });
    return { author, ann, bob, idea, root, answer };
  };
  const wishesOf = async (person: TestPerson, idea: { id: string }) =>
    (await person.api.get(`/api/ideas/${idea.id}/thread-follows`).expect(200)).body;
  const bellOf = async (person: TestPerson): Promise<NotificationView[]> =>
    (await person.api.get('/api/notifications?limit=100').expect(200)).body.items;

  test('is followed by any of its comments; who follows hears of it alone, until they leave', async () => {
    const { ann, bob, idea, root, answer } = await talkIn();
    const followed = await ann.api.put(`/api/follows/thread/${answer.id}`).expect(200);
    expect(followed.body).toEqual({ id: root.id, kind: 'thread', following: true });
    expect(await wishesOf(ann, idea)).toEqual({ following: [root.id], muted: [] });
    // Another talk about the same idea.
    await t.comment(idea, { by: bob });
    const said = await t.comment(idea, { by: bob, parentId: answer.id });
    const [heard, ...more] = await until(
      () => bellOf(ann),
      (items) => items.length > 0,
    );
    expect(heard).toMatchObject({
      kind: 'thread_commented',
      because: 'thread_follower',
      commentId: said.id,
      idea: { id: idea.id },
    });
    expect(more).toEqual([]);
    await ann.api.delete(`/api/follows/thread/${root.id}`).expect(200);
    expect(await wishesOf(ann, idea)).toEqual({ following: [], muted: [] });
    await t.comment(idea, { by: bob, parentId: answer.id });
    const mark = await t.comment(idea, { by: bob, body: `[@](@${ann.id})` });
    const all = await until(
      () => bellOf(ann),
      (items) => items.some(({ commentId }) => commentId === mark.id),
    );
    expect(all.map(({ kind }) => kind)).toEqual(['mention', 'thread_commented']);
  });

  test('muted is silent, also towards the author of the idea and who is named; other talks are not', async () => {
    const { author, bob, idea, root, answer } = await talkIn();
    await author.api.put(`/api/mutes/thread/${answer.id}`).expect(200);
    expect(await wishesOf(author, idea)).toEqual({ following: [], muted: [root.id] });
    const body = `[@](@${author.id})`;
    await t.comment(idea, { by: bob, parentId: answer.id });
    await t.comment(idea, { by: bob, parentId: root.id, body });
    const other = await t.comment(idea, { by: bob });
    const heard = await until(
      () => bellOf(author),
      (items) => items.length > 0,
    );
    expect(heard.map(({ commentId }) => commentId)).toEqual([other.id]);
    await author.api.delete(`/api/mutes/thread/${root.id}`).expect(200);
    await t.comment(idea, { by: bob, parentId: root.id });
    const again = await until(
      () => bellOf(author),
      (items) => items.length > 1,
    );
    expect(again[0]).toMatchObject({ kind: 'comment_replied' });
  });
});
