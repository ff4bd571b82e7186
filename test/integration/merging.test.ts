import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { MOST_MERGED } from '@leaven/shared/merging/merging.policy';
import { Types } from 'mongoose';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { VoteRow } from '../../server/src/features/votes/votes.model';
import type { TestPerson } from '../support/app';
import {
  expectNoDrift,
  merge,
  newIdea,
  openMerging,
  pair,
  person,
  t,
  undo,
  view,
  vote,
  votesOf,
} from '../support/merging';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

beforeAll(openMerging);
afterAll(() => t.close());

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
    const inAll = [...last.values()].filter((value) => value === 1).length;
    // A tally may be a moment behind its rows.
    expect(
      await until(
        () => votesOf(b),
        (votes) => votes === inAll,
      ),
    ).toBe(inAll);
    await Promise.all([undo(a), ...voters.map(cast(b))]);
    for (const id of [a, b])
      expect(await votesOf(id)).toBe(
        await VoteRow.countDocuments({ ideaId: new Types.ObjectId(id), value: 1 }),
      );
  }
  await expectNoDrift();
});
