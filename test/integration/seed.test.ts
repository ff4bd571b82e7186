import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import mongoose from 'mongoose';
import { type Comment, CommentRow } from '../../server/src/features/comments/comments.model';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { scoresOf } from '../../server/src/features/ideas/scores';
import { UserRow } from '../../server/src/features/users/users.model';
import { VoteRow } from '../../server/src/features/votes/votes.model';
import { SeedError, seedCompany, seedEmail, seedPassword } from '../../server/src/seed/company';
import { startTestApp, type TestApp } from '../support/app';

const size = { ideas: 60, votes: 400, comments: 150, people: 24 };
const until = new Date('2026-03-01T12:00:00Z');

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
  await seedCompany({ ...size, until });
});
afterAll(() => t.close());

const countBy = <T>(rows: T[], key: (row: T) => unknown) => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(String(key(row)), (counts.get(String(key(row))) ?? 0) + 1);
  return (id: unknown) => counts.get(String(id)) ?? 0;
};

test('there is as much of everything as was asked for', async () => {
  expect(await IdeaRow.countDocuments()).toBe(size.ideas);
  expect(await VoteRow.countDocuments()).toBe(size.votes);
  expect(await CommentRow.countDocuments()).toBe(size.comments);
  expect(await UserRow.countDocuments()).toBe(size.people);
});

test('every tally is what a recount gives, and nobody votes for an own idea', async () => {
  const [ideas, votes, comments] = await Promise.all([
    IdeaRow.find().lean(),
    VoteRow.find().lean(),
    CommentRow.find().lean(),
  ]);
  const votesOf = countBy(votes, (row) => row.ideaId);
  const commentsOf = countBy(comments, (row) => row.ideaId);
  for (const idea of ideas) {
    expect(idea.votes).toBe(votesOf(idea._id));
    expect(idea.commentCount).toBe(commentsOf(idea._id));
    expect(idea).toMatchObject(scoresOf(idea, DEFAULT_HALF_LIFE_DAYS));
    expect(idea.listed).toBe(idea.stage !== 'declined');
  }
  const authorOf = new Map(ideas.map((idea) => [String(idea._id), String(idea.authorId)]));
  for (const vote of votes) expect(String(vote.userId)).not.toBe(authorOf.get(String(vote.ideaId)));
  const most = Math.max(...ideas.map((idea) => idea.votes));
  expect(most).toBeGreaterThan((3 * size.votes) / size.ideas);
  const decided = ideas.filter(({ stage }) => stage !== 'open').map(({ _id }) => String(_id));
  const decisions = await DecisionRow.find().lean();
  expect(decisions.map(({ ideaId }) => String(ideaId)).sort()).toEqual(decided.sort());
});

test('threads are sound: answers stand below what they answer, and came later', async () => {
  const comments = await CommentRow.find().lean();
  const byId = new Map(comments.map((row): [string, Comment] => [String(row._id), row]));
  const answers = comments.filter(({ parentId }) => parentId !== null);
  expect(answers.length).toBeGreaterThan(20);
  for (const answer of answers) {
    const parent = byId.get(String(answer.parentId));
    expect(answer.path).toBe(`${parent?.path}/${answer._id}`);
    expect(answer.depth).toBe((parent?.depth ?? Number.NaN) + 1);
    expect(String(answer.ideaId)).toBe(String(parent?.ideaId));
    expect(answer.postedAt.getTime()).toBeGreaterThanOrEqual(parent?.postedAt.getTime() ?? 0);
  }
});

test('its people sign in and read the feed', async () => {
  const account = { email: seedEmail(1, 0), password: seedPassword };
  await t.stranger.post('/api/auth/sign-in').send(account).expect(200);
  const feed = await t.stranger.get('/api/ideas?limit=50').expect(200);
  expect(feed.body.items).toHaveLength(50);
});

test('the same seed makes the same company, another one another, and none twice', async () => {
  const titles = async () =>
    (await IdeaRow.find().sort({ _id: 1 }).lean()).map((idea) => [
      String(idea._id),
      idea.title,
      idea.votes,
    ]);
  const before = await titles();
  await expect(seedCompany({ ...size, until })).rejects.toThrow(SeedError);
  expect(await titles()).toEqual(before);
  for (const rows of Object.values(mongoose.models)) await rows.deleteMany({});
  await seedCompany({ ...size, until });
  expect(await titles()).toEqual(before);
  await seedCompany({ ...size, until, seed: 2 });
  expect(await IdeaRow.countDocuments()).toBe(2 * size.ideas);
});

test.each([
  [{ ...size, seed: 3, votes: 60 * 23 + 1 }, 'at most'],
  [{ ...size, seed: 3, people: 1 }, 'at least two'],
  [{ ...size, seed: 3, comments: 60 * 400 + 1 }, 'at most'],
])('what cannot be is refused: %j', async (wanted, sentence) => {
  await expect(seedCompany({ ...wanted, until })).rejects.toThrow(sentence);
});
