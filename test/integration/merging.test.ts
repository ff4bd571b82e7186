import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { MOST_MERGED } from '@leaven/shared/merging/merging.policy';
import { Types } from 'mongoose';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { countRows } from '../../server/src/features/ideas/tally';
import { VoteRow } from '../../server/src/features/votes/votes.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let categoryId: string;
/** Mia writes what is merged away, Ben what stays; Noor moderates; the others are colleagues. */
let [mia, ben, noor, ann, tom, eva]: TestPerson[] = [];
const people = () => ({ mia, ben, noor, ann, tom, eva }) as Record<string, TestPerson>;
const person = (name: string): TestPerson => people()[name] as TestPerson;

beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  ben = await t.person('member', 'Ben');
  noor = await t.person('moderator', 'Noor');
  ann = await t.person();
  tom = await t.person();
  eva = await t.person();
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const newIdea = async (by = person('mia')): Promise<string> =>
  (await t.idea({ by, categoryId })).id;
const pair = async (): Promise<[a: string, b: string]> => [
  await newIdea(person('mia')),
  await newIdea(person('ben')),
];
const merge = (a: string, into: string, by = person('noor'), reason?: string) =>
  by.api.post(`/api/ideas/${a}/merge`).send({ into, ...(reason ? { reason } : {}) });
const undo = (a: string, by = person('noor')) => by.api.delete(`/api/ideas/${a}/merge`);
const view = async (id: string, by = person('noor')): Promise<IdeaView> =>
  (await by.api.get(`/api/ideas/${id}`).expect(200)).body;
const vote = (by: TestPerson, id: string, value = 1) =>
  by.api.put(`/api/ideas/${id}/vote`).send({ value }).expect(200);
const votesOf = async (id: string) => (await IdeaRow.findById(id).lean())?.votes;

/** Every tally that is kept is what its rows give. */
async function expectNoDrift(): Promise<void> {
  for (const idea of await IdeaRow.find().lean())
    expect({ votes: idea.votes, commentCount: idea.commentCount }).toEqual(await countRows(idea));
}

describe('a merge', () => {
  test('leads from one to the other, with a decision that says why', async () => {
    const [a, b] = await pair();
    const { body } = await merge(a, b, person('noor'), 'The same, said twice').expect(200);
    expect(body).toMatchObject({ id: a, stage: 'merged', mergedInto: { id: b } });
    expect(body.decisions.at(-1)).toMatchObject({ to: 'merged', reason: 'The same, said twice' });
    const into = await view(b);
    expect(into).toMatchObject({ stage: 'open', mergedInto: null });
    expect(into.mergedFrom).toEqual([
      expect.objectContaining({
        id: a,
        into: b,
        author: expect.objectContaining({ name: 'Mia' }),
        by: expect.objectContaining({ name: 'Noor' }),
        reason: 'The same, said twice',
        abilities: { undo: true },
      }),
    ]);
    const { body: feed } = await person('tom').api.get('/api/ideas?sort=new').expect(200);
    const shown = feed.items.map(({ id }: IdeaView) => id);
    expect(shown).toContain(b);
    expect(shown).not.toContain(a);
  });

  test('can be repeated, and so can its undoing', async () => {
    const [a, b] = await pair();
    for (const call of [merge(a, b), merge(a, b), undo(a), undo(a)]) await call.expect(200);
    expect(await view(a)).toMatchObject({ stage: 'open', mergedInto: null });
    const decisions = (await view(a)).decisions.map(({ from, to }) => `${from} ${to}`);
    expect(decisions).toEqual(['open merged', 'merged open']);
  });

  test('counts everybody once', async () => {
    const [a, b] = await pair();
    await vote(person('ann'), a);
    await vote(person('tom'), a);
    await vote(person('tom'), b);
    await vote(person('eva'), b);
    await merge(a, b).expect(200);
    expect(await view(b, person('ann'))).toMatchObject({ votes: 3, myVote: 1 });
    await expectNoDrift();
    await undo(a).expect(200);
    expect([await votesOf(a), await votesOf(b)]).toEqual([2, 2]);
    expect(await view(b, person('ann'))).toMatchObject({ votes: 2, myVote: 0 });
  });

  test('lets the later stand win', async () => {
    const [a, b] = await pair();
    await vote(person('ann'), a);
    await vote(person('ann'), b);
    await vote(person('ann'), b, 0);
    await vote(person('tom'), b);
    await vote(person('tom'), b, 0);
    await vote(person('tom'), a);
    await merge(a, b).expect(200);
    expect(await view(b, person('ann'))).toMatchObject({ votes: 1, myVote: 0 });
    expect(await view(b, person('tom'))).toMatchObject({ myVote: 1 });
  });

  test('lets a vote that came along be taken back, and undoing brings it back where it was', async () => {
    const [a, b] = await pair();
    // Tom has taken one back on B before, so that his row there says 0 already.
    await vote(person('tom'), b);
    await vote(person('tom'), b, 0);
    await vote(person('tom'), a);
    await vote(person('ann'), a);
    await merge(a, b).expect(200);
    expect(await votesOf(b)).toBe(2);
    for (const who of ['tom', 'ann'])
      expect((await vote(person(who), b, 0)).body).toMatchObject({ myVote: 0 });
    expect(await view(b, person('tom'))).toMatchObject({ votes: 0, myVote: 0 });
    await undo(a).expect(200);
    expect([await votesOf(a), await votesOf(b)]).toEqual([2, 0]);
    expect(await view(a, person('tom'))).toMatchObject({ myVote: 1 });
  });

  test('keeps later votes where they were cast', async () => {
    const [a, b] = await pair();
    await vote(person('ann'), a);
    await merge(a, b).expect(200);
    await vote(person('tom'), b);
    expectRefusal(await person('eva').api.put(`/api/ideas/${a}/vote`).send({ value: 1 }), 409, {
      code: 'vote_merged',
    });
    expect(await votesOf(b)).toBe(2);
    await undo(a).expect(200);
    expect([await votesOf(a), await votesOf(b)]).toEqual([1, 1]);
  });

  test('does not let an author’s vote come along to their own idea; the other author votes like everybody', async () => {
    const [a, b] = await pair();
    await vote(person('ben'), a);
    await vote(person('mia'), b);
    await merge(a, b).expect(200);
    expect(await view(b, person('ben'))).toMatchObject({ votes: 1, myVote: 0 });
    expect(await view(b, person('mia'))).toMatchObject({ myVote: 1, abilities: { vote: true } });
    await expectNoDrift();
    await undo(a).expect(200);
    expect([await votesOf(a), await votesOf(b)]).toEqual([1, 1]);
  });

  test('adds up what imports brought along', async () => {
    const [a, b] = await pair();
    await IdeaRow.updateOne({ _id: a }, { $set: { importedVotes: 7, votes: 7 } });
    await IdeaRow.updateOne({ _id: b }, { $set: { importedVotes: 5, votes: 5 } });
    await vote(person('ann'), a);
    await merge(a, b).expect(200);
    expect(await votesOf(b)).toBe(13);
    await undo(a).expect(200);
    expect([await votesOf(a), await votesOf(b)]).toEqual([8, 5]);
  });

  test('shows what I voted for once, where it counts', async () => {
    const [a, b] = await pair();
    const voter = await t.person();
    await vote(voter, a);
    await merge(a, b).expect(200);
    const voted = async () =>
      (await allPages(voter, '/api/ideas', { voted: 'true' })).map((i) => i.id);
    expect(await voted()).toEqual([b]);
    await vote(voter, b, 0);
    expect(await voted()).toEqual([]);
    await undo(a).expect(200);
    expect(await voted()).toEqual([a]);
  });
});

describe('the talk', () => {
  const bodies = (list: CommentView[]) => list.map(({ body }) => body);
  const thread = (id: string, limit = 20) =>
    allPages<CommentView>(person('noor'), `/api/ideas/${id}/comments`, { limit });

  test('comes along in a stable order, goes on in one thread, and goes separate ways again', async () => {
    const [a, b] = await pair();
    const first = await t.comment({ id: a }, { by: ann as TestPerson, body: 'one' });
    await t.comment({ id: b }, { body: 'two' });
    await t.comment({ id: a }, { body: 'three' });
    await merge(a, b).expect(200);
    for (const limit of [1, 2, 20])
      expect(bodies(await thread(b, limit))).toEqual(['one', 'two', 'three']);
    expect((await thread(b)).map(({ ideaId }) => ideaId)).toEqual([a, b, a]);
    const reply = await t.comment({ id: b }, { body: 'one and a half', parentId: first.id });
    expect(reply).toMatchObject({ ideaId: a, depth: 1 });
    await t.comment({ id: b }, { body: 'four' });
    expect(bodies(await thread(b))).toEqual(['one', 'one and a half', 'two', 'three', 'four']);
    expect(await view(b)).toMatchObject({ commentCount: 5 });
    await expectNoDrift();

    const edit = { body: 'one, better' };
    await person('ann').api.patch(`/api/comments/${first.id}`).send(edit).expect(200);
    await person('ann').api.delete(`/api/comments/${first.id}`).expect(200);
    expect(await view(b)).toMatchObject({ commentCount: 4 });
    await person('ann').api.put(`/api/comments/${first.id}/restored`).expect(200);
    await expectNoDrift();

    await undo(a).expect(200);
    expect(bodies(await thread(a))).toEqual(['one, better', 'one and a half', 'three']);
    expect(bodies(await thread(b))).toEqual(['two', 'four']);
    expect(await view(a)).toMatchObject({ commentCount: 3 });
    expect(await view(b)).toMatchObject({ commentCount: 2 });
  });

  test('is closed at the merged idea', async () => {
    const [a, b] = await pair();
    await merge(a, b).expect(200);
    const path = `/api/ideas/${a}/comments`;
    expectRefusal(await person('ann').api.post(path).send({ body: 'x' }), 409, {
      code: 'idea_merged',
    });
  });
});

describe('followers', () => {
  const follow = (by: TestPerson, id: string) => by.api.put(`/api/follows/idea/${id}`).expect(200);
  const unfollow = (by: TestPerson, id: string) =>
    by.api.delete(`/api/follows/idea/${id}`).expect(200);
  const following = async (by: TestPerson, id: string) => (await view(id, by)).following;

  test('come along, may leave, and are what they were after the undoing', async () => {
    const [a, b] = await pair();
    await follow(person('ann'), a);
    await follow(person('tom'), a);
    await merge(a, b).expect(200);
    expect(await following(person('ann'), b)).toBe(true);
    await unfollow(person('ann'), b);
    expect(await following(person('ann'), b)).toBe(false);
    // Who has left is not brought back by taking part.
    await t.comment({ id: b }, { by: person('ann') });
    expect(await following(person('ann'), b)).toBe(false);
    await undo(a).expect(200);
    expect(await following(person('ann'), a)).toBe(true);
    expect(await following(person('ann'), b)).toBe(false);
    expect(await following(person('tom'), b)).toBe(false);
  });
});

describe('a chain', () => {
  test('counts at its end, and comes apart at any link', async () => {
    const [a, b] = await pair();
    const c = await newIdea(person('ben'));
    await vote(person('ann'), a);
    await vote(person('tom'), b);
    await vote(person('tom'), c);
    await t.comment({ id: a });
    await merge(a, b).expect(200);
    await merge(b, c).expect(200);
    expect(await view(c)).toMatchObject({ votes: 2, commentCount: 1 });
    expect((await view(c)).mergedFrom.map(({ id, into }) => [id, into])).toEqual([
      [a, b],
      [b, c],
    ]);
    expect(await view(a)).toMatchObject({ mergedInto: { id: c } });
    await expectNoDrift();

    await undo(b).expect(200);
    expect(await view(b)).toMatchObject({ votes: 2, stage: 'open', mergedInto: null });
    expect((await view(b)).mergedFrom.map(({ id }) => id)).toEqual([a]);
    expect(await view(c)).toMatchObject({ votes: 1, commentCount: 0, mergedFrom: [] });
    expect(await view(a)).toMatchObject({ mergedInto: { id: b } });

    await merge(b, c).expect(200);
    await undo(a).expect(200);
    expect(await view(a)).toMatchObject({ votes: 1, commentCount: 1, mergedInto: null });
    expect((await view(c)).mergedFrom.map(({ id }) => id)).toEqual([b]);
    expect(await votesOf(c)).toBe(1);
    expect(await IdeaRow.findById(b).lean()).toMatchObject({ votes: 1, mergedFrom: [] });
    await expectNoDrift();
  });

  test('has no circle, and no merged idea takes another', async () => {
    const [a, b] = await pair();
    const c = await newIdea();
    await merge(a, b).expect(200);
    expectRefusal(await merge(b, a), 409, { code: 'into_merged' });
    expectRefusal(await merge(c, a), 409, { code: 'into_merged' });
    expectRefusal(await merge(a, c), 409, { code: 'idea_merged' });
    expectRefusal(await merge(c, c), 400, { field: 'into' });
    expectRefusal(await merge(c, 'f'.repeat(24)), 400, { field: 'into' });
  });

  test('of both ways at once only one comes to be', async () => {
    for (let i = 0; i < 5; i++) {
      const [a, b] = await pair();
      const answers = await Promise.all([merge(a, b), merge(b, a)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
  });

  test('is bounded', async () => {
    const [a, b] = await pair();
    const full = Array.from({ length: MOST_MERGED }, () => new Types.ObjectId());
    await IdeaRow.updateOne({ _id: b }, { $set: { mergedFrom: full } });
    expectRefusal(await merge(a, b), 409, { code: 'too_many_merged' });
    await IdeaRow.updateOne({ _id: b }, { $set: { mergedFrom: [] } });
  });
});

describe('who may', () => {
  test('an author merges an own open idea and undoes that, but not what a moderator did', async () => {
    const [a, b] = await pair();
    expect(await view(a, person('mia'))).toMatchObject({ abilities: { merge: true } });
    expect(await view(a, person('ann'))).toMatchObject({ abilities: { merge: false } });
    await merge(a, b, person('mia')).expect(200);
    expect(await view(a, person('mia'))).toMatchObject({ abilities: { undoMerge: true } });
    await undo(a, person('mia')).expect(200);
    await merge(a, b).expect(200);
    expect(await view(a, person('mia'))).toMatchObject({ abilities: { undoMerge: false } });
    expectRefusal(await undo(a, person('mia')), 403, { code: 'not_merger' });
    expectRefusal(await undo(a, person('ben')), 403, { code: 'not_author' });
  });

  test('what is promoted stays; only a manager merges into it; what is declined takes nothing', async () => {
    const manager = await t.person('manager');
    const [a, b] = await pair();
    const title = { title: 'A project' };
    await manager.api.post(`/api/ideas/${b}/promotion`).send(title).expect(201);
    expectRefusal(await merge(b, a), 409, { code: 'idea_promoted' });
    expectRefusal(await merge(a, b), 409, { code: 'into_promoted' });
    await merge(a, b, manager).expect(200);
    const [c, d] = await pair();
    const no = { stage: 'declined', reason: 'No' };
    await manager.api.post(`/api/ideas/${d}/decisions`).send(no).expect(200);
    expectRefusal(await merge(c, d), 409, { code: 'into_declined' });
    // A moderator merges a declined one away, and undoing gives it back as it was.
    await merge(d, c).expect(200);
    await undo(d).expect(200);
    expect(await view(d)).toMatchObject({ stage: 'declined' });
  });

  test('an idea that carries others is not deleted', async () => {
    const [a, b] = await pair();
    await merge(a, b).expect(200);
    expect(await view(b, person('ben'))).toMatchObject({ abilities: { delete: false } });
    expectRefusal(await person('ben').api.delete(`/api/ideas/${b}`), 409, {
      code: 'idea_has_merged',
    });
    await undo(a).expect(200);
    await person('ben').api.delete(`/api/ideas/${b}`).expect(200);
    expectRefusal(await merge(a, b), 409, { code: 'into_deleted' });
  });
});

test('those who took part are told, and so is the author of what stays; the undoing goes to the authors', async () => {
  const [author, owner, voter, follower] = await Promise.all([1, 2, 3, 4].map(() => t.person()));
  if (!author || !owner || !voter || !follower) throw new Error('four people');
  const [a, b] = [await newIdea(author), await newIdea(owner)];
  await vote(voter, a);
  await follower.api.put(`/api/follows/idea/${a}`).expect(200);
  await merge(a, b, person('noor'), 'Twice the same').expect(200);
  const told = (by: TestPerson, count: number) =>
    until(
      async () => (await by.api.get('/api/notifications').expect(200)).body.items,
      (items) => items.length >= count,
    );
  const reasons = [
    [author, 'author'],
    [owner, 'author'],
    [voter, 'voter'],
    [follower, 'follower'],
  ] as const;
  for (const [who, because] of reasons)
    expect(await told(who, 1)).toEqual([
      expect.objectContaining({
        kind: 'idea_merged',
        because,
        excerpt: 'Twice the same',
        idea: expect.objectContaining({ id: a }),
        into: expect.objectContaining({ id: b }),
      }),
    ]);
  await undo(a).expect(200);
  for (const who of [author, owner])
    expect((await told(who, 2))[0]).toMatchObject({ kind: 'idea_unmerged', into: { id: b } });
  expect(await told(voter, 1)).toHaveLength(1);
});

test('a preview says what comes together, and changes nothing', async () => {
  const [a, b] = await pair();
  await vote(person('ann'), a);
  await vote(person('tom'), a);
  await vote(person('tom'), b);
  await t.comment({ id: a });
  const { body } = await person('noor').api.get(`/api/ideas/${a}/merge/${b}`).expect(200);
  expect(body).toEqual({
    idea: { votes: 2, commentCount: 1 },
    into: { votes: 1, commentCount: 0 },
    together: { votes: 2, commentCount: 1 },
    comeAlong: 0,
  });
  expect(await view(a)).toMatchObject({ stage: 'open' });
});

test('merging and undoing beside parallel votes leaves what the rows say', async () => {
  const voters = await Promise.all(Array.from({ length: 12 }, () => t.person()));
  for (let round = 0; round < 4; round++) {
    const [a, b] = await pair();
    const cast = (at: string) => (by: TestPerson, i: number) =>
      by.api.put(`/api/ideas/${at}/vote`).send({ value: i % 5 === 4 ? 0 : 1 });
    const answers = await Promise.all([
      ...voters.slice(0, 8).map(cast(a)),
      merge(a, b),
      ...voters.slice(4).map(cast(b)),
      ...voters.slice(0, 4).map(cast(a)),
    ]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(await view(a)).toMatchObject({ stage: 'merged' });
    const stands = await VoteRow.find({ ideaId: { $in: [a, b] } })
      .sort({ at: 1, value: 1 })
      .lean();
    const last = new Map(stands.map(({ userId, value }) => [String(userId), value]));
    expect(await votesOf(b)).toBe([...last.values()].filter((value) => value === 1).length);
    await Promise.all([undo(a), ...voters.map(cast(b))]);
    for (const id of [a, b])
      expect(await votesOf(id)).toBe(
        await VoteRow.countDocuments({ ideaId: new Types.ObjectId(id), value: 1 }),
      );
  }
  await expectNoDrift();
});
