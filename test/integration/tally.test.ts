import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Types } from 'mongoose';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { recountAll } from '../../server/src/features/ideas/nightly-recount';
import { sweepDirty } from '../../server/src/features/ideas/tally';
import { VoteRow, voteKey } from '../../server/src/features/votes/votes.model';
import { startTestApp, type TestApp } from '../support/app';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** Writes a vote as a process does that dies before it has counted. */
async function voteWithoutCounting(ideaId: string): Promise<void> {
  const userId = new Types.ObjectId();
  const _id = voteKey(ideaId, String(userId));
  await VoteRow.create([{ _id, ideaId, userId, value: 1, seq: 1, at: new Date() }]);
}

test('a vote whose count was lost in a crash is found by its mark', async () => {
  const idea = await t.idea();
  await IdeaRow.updateOne({ _id: idea.id }, { $set: { dirtyAt: new Date() } });
  await voteWithoutCounting(idea.id);
  expect(await IdeaRow.findById(idea.id)).toMatchObject({ votes: 0 });
  await sweepDirty(0);
  const swept = await IdeaRow.findById(idea.id);
  expect(swept).toMatchObject({ votes: 1, dirtyAt: null });
  expect(swept?.hot).toBeGreaterThanOrEqual(0);
});

test('a young mark is counted but kept: a write under way may still come', async () => {
  const idea = await t.idea();
  const dirtyAt = new Date();
  await IdeaRow.updateOne({ _id: idea.id }, { $set: { dirtyAt } });
  await voteWithoutCounting(idea.id);
  await sweepDirty();
  expect(await IdeaRow.findById(idea.id)).toMatchObject({ dirtyAt });
});

test('the nightly recount finds no drift where nothing went wrong, and mends what did', async () => {
  const [right, wrong] = [await t.idea(), await t.idea()];
  for (const { id } of [right, wrong])
    await (await t.person()).api.put(`/api/ideas/${id}/vote`).send({ value: 1 }).expect(200);
  await IdeaRow.updateMany({}, { $set: { dirtyAt: null } });
  await recountAll();
  expect(await recountAll()).toEqual([]);
  await IdeaRow.updateOne({ _id: wrong.id }, { $set: { votes: 7, commentCount: 3 } });
  expect(await recountAll()).toEqual([wrong.id]);
  expect(await IdeaRow.findById(wrong.id)).toMatchObject({ votes: 1, commentCount: 0 });
});
