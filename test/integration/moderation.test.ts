import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commentChanged } from '@leaven/shared/comments/comments.events';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import { moderationChanged } from '@leaven/shared/moderation/moderation.events';
import type { QueueItem } from '@leaven/shared/moderation/moderation.schemas';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import {
  FlaggedRow,
  FlagRow,
  ModerationRow,
} from '../../server/src/features/moderation/moderation.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let moderator: TestPerson;
let categoryId: string;
const people: TestPerson[] = [];
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  moderator = await t.person('moderator', 'Moe');
  categoryId = (await t.category()).id;
  for (let i = 0; i < 6; i++) people.push(await t.person());
});
afterAll(() => t.close());

const person = (i: number): TestPerson => people[i] as TestPerson;
const flag = (by: TestPerson, targetId: string, more: object = {}) =>
  by.api.post('/api/flags').send({ kind: 'idea', targetId, reason: 'rude', ...more });
const flagComment = (by: TestPerson, targetId: string, more: object = {}) =>
  flag(by, targetId, { kind: 'comment', ...more });
const resolve = (by: TestPerson, id: string, body: object) =>
  by.api.post(`/api/moderation/queue/${id}`).send(body);
const newIdea = (title?: string) =>
  t.idea({ by: mia, categoryId, body: 'Secret words', ...(title ? { title } : {}) });

async function queue(by = moderator, query = ''): Promise<QueueItem[]> {
  const { body } = await by.api.get(`/api/moderation/queue?limit=100${query}`).expect(200);
  return body.items;
}
async function itemOf(id: string, query = ''): Promise<QueueItem> {
  const item = (await queue(moderator, query)).find((one) => one.id === id);
  if (!item) throw new Error('not in the queue');
  return item;
}
async function told(someone: TestPerson, kind: string, ideaId: string, times = 1) {
  const look = async () => {
    const { body } = await someone.api.get('/api/notifications?limit=100').expect(200);
    return (body.items as NotificationView[]).filter(
      (one) => one.kind === kind && one.idea?.id === ideaId,
    );
  };
  return until(look, (items) => items.length >= times);
}
/** Flags by as many people as hide it, none of them a moderator. */
async function hideByFlags(targetId: string, kind: 'idea' | 'comment' = 'idea') {
  for (const i of [0, 1, 2]) await flag(person(i), targetId, { kind }).expect(201);
}

describe('a flag', () => {
  test('comes to the moderators with reasons and notes, once a person', async () => {
    const idea = await newIdea('What if we were rude');
    const live = await connect(t, moderator);
    const first = await flag(person(0), idea.id, { note: 'See line two' }).expect(201);
    expect(first.body).toMatchObject({ kind: 'idea', reason: 'rude', note: 'See line two' });
    expect(await live.heard(moderationChanged)).toEqual({ itemId: idea.id, decided: null });
    live.close();
    const again = await flag(person(0), idea.id, { reason: 'spam' }).expect(201);
    expect(again.body).toEqual(first.body);
    await flag(person(1), idea.id, { reason: 'private_data' }).expect(201);
    expect(await itemOf(idea.id)).toMatchObject({
      kind: 'idea',
      state: 'waiting',
      hidden: false,
      flags: 2,
      reasons: [
        { reason: 'rude', count: 1 },
        { reason: 'private_data', count: 1 },
      ],
      idea: { id: idea.id, title: 'What if we were rude' },
      text: 'Secret words',
      author: { id: mia.id },
      said: [
        { by: { id: person(0).id }, reason: 'rude', note: 'See line two' },
        { by: { id: person(1).id }, reason: 'private_data', note: '' },
      ],
    });
    expect(await told(mia, 'moderated_hidden', idea.id, 0)).toEqual([]);
  });

  test('of one person in twenty windows at once is one', async () => {
    const idea = await newIdea();
    const all = await Promise.all(Array.from({ length: 20 }, () => flag(person(0), idea.id)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await itemOf(idea.id)).toMatchObject({ flags: 1, hidden: false });
    expect(await FlagRow.countDocuments({ targetId: idea.id })).toBe(1);
  });

  test('refusals name what is wrong', async () => {
    const idea = await newIdea();
    expectRefusal(await flag(mia, idea.id), 403, { code: 'flag_own' });
    expectRefusal(await flag(person(0), 'f'.repeat(24)), 404);
    expectRefusal(await flagComment(person(0), idea.id), 404);
    expectRefusal(await flag(person(0), idea.id, { reason: 'dull' }), 400, { field: 'reason' });
    expectRefusal(await flag(person(0), idea.id, { note: 'x'.repeat(501) }), 400, {
      field: 'note',
    });
    await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expectRefusal(await flag(person(0), idea.id), 409, { code: 'idea_deleted' });
  });

  test('hides what a third person flags, however many come at once, exactly once', async () => {
    const idea = await newIdea();
    await Promise.all(people.map((one) => flag(one, idea.id)));
    expect(await itemOf(idea.id)).toMatchObject({ hidden: true, flags: 6 });
    expect(await ModerationRow.find({ targetId: idea.id }).lean()).toMatchObject([
      { action: 'pend', byId: null },
    ]);
    expect(await told(mia, 'moderated_hidden', idea.id)).toMatchObject([
      { actor: null, because: 'author', excerpt: '' },
    ]);
  });

  test('of a moderator hides at once, without their name', async () => {
    const idea = await newIdea();
    await flag(moderator, idea.id).expect(201);
    expectRefusal(await person(0).api.get(`/api/ideas/${idea.id}`), 404);
    expect(await told(mia, 'moderated_hidden', idea.id)).toMatchObject([{ actor: null }]);
  });

  test('hides nothing that became a project, and nothing where the settings say so', async () => {
    const manager = await t.person('manager');
    const promoted = await newIdea();
    await manager.api
      .post(`/api/ideas/${promoted.id}/promotion`)
      .send({ title: 'A project' })
      .expect(201);
    await hideByFlags(promoted.id);
    const item = await itemOf(promoted.id);
    expect(item.hidden).toBe(false);
    expectRefusal(
      await resolve(moderator, promoted.id, { action: 'hide', reason: 'No', rev: item.rev }),
      409,
      { code: 'idea_promoted' },
    );
    const ada = await t.person('administrator');
    const set = (hideAfterFlags: number) =>
      ada.api.patch('/api/settings').send({ moderation: { hideAfterFlags } });
    await set(0).expect(200);
    const idea = await newIdea();
    await hideByFlags(idea.id);
    expect((await itemOf(idea.id)).hidden).toBe(false);
    await set(-1).expect(400);
    await set(3).expect(200);
  });
});

describe('a moderator', () => {
  test('hides with a reason that the author reads; an edit brings it back to be looked at', async () => {
    const idea = await newIdea();
    await flag(person(0), idea.id).expect(201);
    const { rev } = await itemOf(idea.id);
    expectRefusal(await resolve(moderator, idea.id, { action: 'hide', rev }), 400, {
      field: 'reason',
    });
    const hidden = await resolve(moderator, idea.id, {
      action: 'hide',
      reason: 'It names a customer',
      rev,
    }).expect(200);
    expect(hidden.body).toMatchObject({ state: 'hidden', hidden: true, flags: 0 });
    expect(await told(mia, 'moderated_hidden', idea.id)).toMatchObject([
      { actor: { id: moderator.id }, excerpt: 'It names a customer' },
    ]);
    const own = (await mia.api.get(`/api/ideas/${idea.id}`).expect(200)).body;
    expect(own).toMatchObject({
      title: idea.title,
      hidden: { reason: 'It names a customer' },
      abilities: { edit: true, comment: false, delete: true },
    });
    expect(JSON.stringify(own)).not.toContain(person(0).id);
    await itemOf(idea.id, '&state=hidden');
    await mia.api.patch(`/api/ideas/${idea.id}`).send({ body: 'Without a name' }).expect(200);
    const again = await until(
      () => queue(),
      (items) => items.some(({ id }) => id === idea.id),
    );
    const item = again.find(({ id }) => id === idea.id);
    expect(item).toMatchObject({ edited: true, hidden: true, text: 'Without a name' });
    expectRefusal(await person(0).api.get(`/api/ideas/${idea.id}`), 404);
    await resolve(moderator, idea.id, { action: 'approve', rev: item?.rev }).expect(200);
    expect(await told(mia, 'moderated_shown', idea.id)).toHaveLength(1);
    await person(0).api.get(`/api/ideas/${idea.id}`).expect(200);
  });

  test('approves: the same people cannot hide it again, new ones can', async () => {
    const idea = await newIdea();
    await hideByFlags(idea.id);
    const { rev } = await itemOf(idea.id);
    const other = await connect(t, await t.person('moderator'));
    await resolve(moderator, idea.id, { action: 'approve', rev }).expect(200);
    const told = await other.heard(moderationChanged, ({ itemId }) => itemId === idea.id);
    expect(told.decided).toMatchObject({ action: 'approve', by: { id: moderator.id } });
    other.close();
    await person(5).api.get(`/api/ideas/${idea.id}`).expect(200);
    await hideByFlags(idea.id);
    expect((await queue()).some(({ id }) => id === idea.id)).toBe(false);
    await flag(person(3), idea.id).expect(201);
    await flag(person(4), idea.id).expect(201);
    expect(await itemOf(idea.id)).toMatchObject({ flags: 2, hidden: false });
    await flag(person(5), idea.id).expect(201);
    expect(await itemOf(idea.id)).toMatchObject({ flags: 3, hidden: true });
  });

  test('warns: everybody sees it, and the author is told why', async () => {
    const idea = await newIdea();
    const comment = await t.comment(idea, { by: mia, body: 'You fools' });
    await hideByFlags(comment.id, 'comment');
    const { rev } = await itemOf(comment.id);
    const reason = 'Please argue, do not insult';
    await resolve(moderator, comment.id, { action: 'warn', reason, rev }).expect(200);
    expect(await told(mia, 'moderated_warned', idea.id)).toMatchObject([
      { commentId: comment.id, excerpt: reason, actor: { id: moderator.id } },
    ]);
    const thread = await person(0).api.get(`/api/ideas/${idea.id}/comments`).expect(200);
    expect(thread.body.items).toMatchObject([{ hidden: false, body: 'You fools' }]);
  });

  test('decides once where two are at it, and what was done is kept', async () => {
    const idea = await newIdea();
    await flag(person(0), idea.id).expect(201);
    const { rev } = await itemOf(idea.id);
    const other = await t.person('manager');
    const answers = await Promise.all([
      resolve(moderator, idea.id, { action: 'hide', reason: 'No', rev }),
      resolve(other, idea.id, { action: 'approve', rev }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    if (lost) expectRefusal(lost, 409, { code: 'settled_meanwhile' });
    expect(await ModerationRow.countDocuments({ targetId: idea.id })).toBe(1);
    const [row] = await ModerationRow.find({ targetId: idea.id }).lean();
    expect(row).toMatchObject({ flags: 1, kind: 'idea' });
    expect(row?.byId).not.toBeNull();
  });

  test('never decides about their own, nor reads who flagged it', async () => {
    const idea = await t.idea({ by: moderator, categoryId });
    await flag(person(0), idea.id).expect(201);
    expect((await queue()).some(({ id }) => id === idea.id)).toBe(false);
    const other = await t.person('manager');
    expect((await queue(other)).some(({ id }) => id === idea.id)).toBe(true);
    expectRefusal(await resolve(moderator, idea.id, { action: 'approve', rev: 1 }), 403, {
      code: 'own_work',
    });
  });

  test('pages through the queue, oldest first, with how many wait', async () => {
    await FlaggedRow.deleteMany({});
    const made: string[] = [];
    for (let i = 0; i < 7; i++) {
      const { id } = await newIdea();
      await flag(person(0), id).expect(201);
      made.push(id);
    }
    const pages = await allPages<QueueItem>(moderator, '/api/moderation/queue?limit=3');
    expect(pages.map(({ id }) => id)).toEqual(made);
    const { body } = await moderator.api.get('/api/moderation/queue?limit=1').expect(200);
    expect(body.waiting).toBe(7);
    await mia.api.delete(`/api/ideas/${made[0]}`).expect(200);
    const left = await until(
      async () => (await moderator.api.get('/api/moderation/queue')).body.waiting,
      (waiting) => waiting === 6,
    );
    expect(left).toBe(6);
  });
});

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
