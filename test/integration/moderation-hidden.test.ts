import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commentChanged } from '@leaven/shared/comments/comments.events';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import type { TestPerson } from '../support/app';
import {
  categoryId,
  flag,
  flagComment,
  hideByFlags,
  itemOf,
  mia,
  moderator,
  newIdea,
  openModeration,
  person,
  resolve,
  t,
} from '../support/moderation';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { until } from '../support/until';

beforeAll(openModeration);
afterAll(() => t.close());

describe('what is hidden leaks nowhere', () => {
  const title = 'What if zeppelins carried pumpernickel';
  const words = 'Unspeakable gluten';
  let ideaId: string;
  let commentId: string;
  const readers: Record<string, TestPerson> = {};

  beforeAll(async () => {
    const follower = await t.person();
    Object.assign(readers, {
      member: follower,
      author: mia,
      moderator,
      manager: await t.person('manager'),
      administrator: await t.person('administrator'),
    });
    const hidden = await t.idea({ by: mia, categoryId, title, body: words });
    ideaId = hidden.id;
    await follower.api.put(`/api/follows/idea/${ideaId}`).expect(200);
    await follower.api.put(`/api/ideas/${ideaId}/vote`).send({ value: 1 }).expect(200);
    const mine = await t.comment({ id: ideaId }, { by: follower });
    await t.comment({ id: ideaId }, { by: mia, body: words, parentId: mine.id });
    const open = await newIdea('What if comments were hidden');
    const remark = await t.comment(open, { by: follower });
    commentId = (await t.comment(open, { by: mia, body: words, parentId: remark.id })).id;
    // Both have been told by then.
    await until(
      async () => (await follower.api.get('/api/notifications')).body.items.length,
      (count) => count >= 2,
    );
    await hideByFlags(ideaId);
    await hideByFlags(commentId, 'comment');
  });

  /** Who is shown the title or the words on a surface. */
  const surfaces: [string, () => string, string[]][] = [
    ['feed', () => '/api/ideas?limit=100&sort=new', []],
    ['feed of open ideas', () => '/api/ideas?limit=100&stage=open', []],
    ['what I voted for', () => '/api/ideas?limit=100&voted=true', []],
    ['my own', () => '/api/ideas?limit=100&mine=true', ['author']],
    ['review queue', () => '/api/review?limit=100&scope=all', []],
    ['found by its words', () => '/api/ideas?limit=100&q=zeppelins', []],
    ['found by a comment', () => '/api/ideas?limit=100&q=Unspeakable', []],
    ['similar', () => `/api/similar?title=${encodeURIComponent(title)}`, []],
    ['the page', () => `/api/ideas/${ideaId}`, ['author', 'moderator', 'manager', 'administrator']],
    [
      'its thread',
      () => `/api/ideas/${ideaId}/comments`,
      ['author', 'moderator', 'manager', 'administrator'],
    ],
    ['its files', () => `/api/ideas/${ideaId}/attachments`, []],
    [
      'its revisions',
      () => `/api/ideas/${ideaId}/revisions`,
      ['author', 'moderator', 'manager', 'administrator'],
    ],
    [
      'the queue',
      () => '/api/moderation/queue?limit=100',
      ['moderator', 'manager', 'administrator'],
    ],
  ];
  test.each(surfaces)('%s', async (_name, address, seenBy) => {
    const seen: string[] = [];
    for (const [role, reader] of Object.entries(readers)) {
      const { text } = await reader.api.get(address());
      if (text.includes('zeppelins') || text.includes('Unspeakable')) seen.push(role);
    }
    expect(seen).toEqual(Object.keys(readers).filter((role) => seenBy.includes(role)));
  });

  test('nor by doing something with it', async () => {
    const member = readers.member as TestPerson;
    const calls = [
      member.api.put(`/api/ideas/${ideaId}/vote`).send({ value: 1 }),
      member.api.delete(`/api/ideas/${ideaId}/vote`),
      member.api.post(`/api/ideas/${ideaId}/comments`).send({ body: 'Hm' }),
      member.api.put(`/api/follows/idea/${ideaId}`),
      member.api.patch(`/api/ideas/${ideaId}`).send({ title: 'What if mine' }),
      member.api.delete(`/api/ideas/${ideaId}`),
      member.api.post(`/api/ideas/${ideaId}/archive`).send({ reason: 'Hm' }),
      member.api.post('/api/flags').send({ kind: 'idea', targetId: ideaId, reason: 'spam' }),
    ];
    for (const answer of await Promise.all(calls)) expectRefusal(answer, 404);
    const manager = readers.manager as TestPerson;
    const decide = manager.api.post(`/api/ideas/${ideaId}/decisions`);
    expectRefusal(await decide.send({ stage: 'in_review' }), 409, { code: 'idea_hidden' });
  });

  test('a hidden comment is a placeholder, counted nowhere, its words for who wrote it and moderators', async () => {
    const open = (await mia.api.get('/api/ideas?limit=100&mine=true')).body.items.find(
      (card: { title: string }) => card.title === 'What if comments were hidden',
    );
    for (const [role, reader] of Object.entries(readers)) {
      const page = (await reader.api.get(`/api/ideas/${open.id}`).expect(200)).body;
      expect(page.commentCount).toBe(1);
      const thread = await reader.api.get(`/api/ideas/${open.id}/comments`).expect(200);
      const comment = thread.body.items.find((one: { id: string }) => one.id === commentId);
      const sees = role !== 'member';
      expect(comment).toMatchObject({
        hidden: true,
        body: sees ? words : null,
        author: sees ? { id: mia.id } : null,
        hiddenReason: sees ? '' : null,
      });
      expect(comment.abilities.reply).toBe(false);
    }
  });

  test('notifications about it are gone, and come back with it', async () => {
    const member = readers.member as TestPerson;
    const about = async () => {
      const { body } = await member.api.get('/api/notifications?limit=100').expect(200);
      return JSON.stringify(body.items).includes('Unspeakable') ? 'told' : 'quiet';
    };
    expect(await until(about, (seen) => seen === 'quiet')).toBe('quiet');
    const { rev } = await itemOf(commentId);
    await resolve(moderator, commentId, { action: 'approve', rev }).expect(200);
    expect(await until(about, (seen) => seen === 'told')).toBe('told');
  });

  test('who is there is told that it is gone and hears no more; nobody new comes in', async () => {
    const idea = await t.idea({ by: mia, categoryId, title: 'What if sockets whispered' });
    const [inside, writer] = [await connect(t, person(0)), await connect(t, mia)];
    expect(await inside.join({ kind: 'idea', id: idea.id })).toEqual({ ok: true });
    await flag(moderator, idea.id).expect(201);
    const gone = await inside.heard(ideaChanged, ({ ideaId: id, what }) => {
      return id === idea.id && what.includes('deleted');
    });
    expect(gone.facts).toEqual({ title: '', excerpt: '' });
    expect(await inside.join({ kind: 'idea', id: idea.id })).toMatchObject({ ok: false });
    expect(await writer.join({ kind: 'idea', id: idea.id })).toEqual({ ok: true });
    const before = inside.all(ideaChanged).length;
    const edit = { title: 'What if sockets shouted' };
    const edited = await mia.api.patch(`/api/ideas/${idea.id}`).send(edit).expect(200);
    await writer.heard(ideaChanged, ({ liveRev }) => liveRev === edited.body.liveRev);
    const heard = inside.all(ideaChanged).slice(before);
    expect(JSON.stringify(heard)).not.toContain('shouted');
    inside.close();
    writer.close();
  });

  test('a comment that is hidden goes from the screens that show it', async () => {
    const idea = await newIdea();
    const comment = await t.comment(idea, { by: mia, body: words });
    const reader = await connect(t, person(0));
    await reader.join({ kind: 'idea', id: idea.id });
    await flagComment(moderator, comment.id).expect(201);
    const { comment: seen } = await reader.heard(commentChanged, (one) => one.comment.hidden);
    expect(seen).toMatchObject({ id: comment.id, body: null, author: null });
    reader.close();
  });
});
