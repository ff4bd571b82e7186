import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { moderationChanged } from '@leaven/shared/moderation/moderation.events';
import type { QueueItem } from '@leaven/shared/moderation/moderation.schemas';
import {
  FlaggedRow,
  FlagRow,
  ModerationRow,
} from '../../server/src/features/moderation/moderation.model';
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
  people,
  person,
  queue,
  resolve,
  t,
  told,
} from '../support/moderation';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { until } from '../support/until';

beforeAll(openModeration);
afterAll(() => t.close());

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
