import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { FactKind } from '../../server/src/events/facts';
import { EventRow } from '../../server/src/events/log';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { demoContent } from '../../server/src/features/demo/content';
import { demoAccess } from '../../server/src/features/demo/demo.access';
import { DemoMarkRow } from '../../server/src/features/demo/demo.model';
import { demoWork } from '../../server/src/features/demo/demo.work';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { countRows } from '../../server/src/features/ideas/tally';
import { UserRow } from '../../server/src/features/users/users.model';
import { VoteRow } from '../../server/src/features/votes/votes.model';
import type { TestApp } from '../support/app';
import { signInAs, startDemoApp } from '../support/demo';
import { until } from '../support/until';

/** Half a minute's work, as fast as the server answers. */
const quickly = { lengthMs: 1, actions: 24 };
const PATIENCE_MS = 50_000;

let t: TestApp;
beforeAll(async () => {
  t = await startDemoApp();
});
afterEach(() => demoWork.stop());
afterAll(() => t.close());

const idle = () =>
  until(
    async () => demoWork.until(),
    (time) => time === null,
    PATIENCE_MS,
  );

/** Lets them work to the end of their minute. */
async function work(): Promise<void> {
  await demoWork.start(t.url, quickly);
  expect(await idle()).toBeNull();
}

const done = async () => (await DemoMarkRow.findById('demo').lean())?.workDone ?? 0;
const posted = async () => ({
  ideas: await IdeaRow.countDocuments(),
  comments: await CommentRow.countDocuments(),
});
/** Votes that were cast or taken back after the company was filled. */
async function newVotes() {
  const mark = await DemoMarkRow.findById('demo').lean();
  return VoteRow.find({ at: { $gt: mark?.filledAt ?? new Date() } }).lean();
}
const visitorIds = async () => {
  const emails = demoAccess.people.map(({ email }) => email);
  return (await UserRow.find({ email: { $in: emails } }).lean()).map(({ _id }) => String(_id));
};

describe('a minute of work', () => {
  it('leaves out what is refused: a declined idea, a colleague who is gone', async () => {
    const mark = await DemoMarkRow.findById('demo').lean();
    const closed = mark?.ideaIds['deadline-on-the-screen'];
    const lidia = await UserRow.findOne({ email: 'lidia@crumb.example' }).lean();
    await IdeaRow.updateOne({ _id: closed }, { $set: { stage: 'declined', listed: false } });
    await UserRow.updateOne({ _id: lidia?._id }, { $set: { disabledAt: new Date() } });

    const before = await posted();
    await work();
    const after = await posted();
    expect(after.ideas).toBeGreaterThan(before.ideas);
    expect(after.comments).toBeGreaterThan(before.comments);
    const votes = await newVotes();
    expect(votes.length).toBeGreaterThan(5);
    expect(votes.filter(({ ideaId }) => String(ideaId) === closed)).toEqual([]);
    expect(votes.filter(({ userId }) => String(userId) === String(lidia?._id))).toEqual([]);
    expect(await IdeaRow.exists({ title: 'Buy a second bowl for mixer 1' })).toBeNull();
    expect(await done()).toBeGreaterThan(15);
    await UserRow.updateOne({ _id: lidia?._id }, { $set: { disabledAt: null } });
  });

  it('goes on where the one before it ended, and never posts anything twice', async () => {
    const before = await done();
    await work();
    expect(await done()).toBeGreaterThan(before);
    const ideas = await IdeaRow.find({}, { title: 1 }).lean();
    expect(new Set(ideas.map(({ title }) => title)).size).toBe(ideas.length);
  });

  it('votes, also on what a visitor posted, when all that was written is done', async () => {
    await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { workDone: demoContent.work.length } });
    const mia = await signInAs(t, 'mia');
    const [category] = (await mia.get('/api/categories')).body.items;
    const idea = { title: 'Put a bench outside the shop', categoryId: category.id };
    const { id } = (await mia.post('/api/ideas').send(idea).expect(201)).body;
    const [before, votesBefore] = [await posted(), await newVotes()];
    await work();
    expect(await posted()).toEqual(before);
    const changes = (rows: { seq: number }[]) => rows.reduce((sum, { seq }) => sum + seq, 0);
    expect(changes(await newVotes())).toBeGreaterThan(changes(votesBefore) + 15);
    expect((await mia.get(`/api/ideas/${id}`)).body.votes).toBeGreaterThan(0);
  });

  it('went through the API: the facts are in the log and the tallies are right', async () => {
    const mark = await DemoMarkRow.findById('demo').lean();
    const since = { $gt: mark?.filledAt ?? new Date() };
    const facts = (kind: FactKind) => EventRow.countDocuments({ kind });
    expect(await facts('idea.posted')).toBe(await IdeaRow.countDocuments({ postedAt: since }));
    expect(await facts('comment.posted')).toBe(
      await CommentRow.countDocuments({ postedAt: since }),
    );
    for (const idea of await IdeaRow.find().lean())
      expect(await countRows(idea)).toEqual({ votes: idea.votes, commentCount: idea.commentCount });
  });

  it('never was done as one of the three, who find nobody signed in but themselves', async () => {
    const visitors = new Set(await visitorIds());
    const cast = (await newVotes()).map(({ userId }) => String(userId));
    const wrote = (await EventRow.find().lean()).flatMap(({ actorId, data }) =>
      // The bench is what the test itself posted as Mia.
      'ideaId' in data && actorId !== null ? [{ actorId, ideaId: data.ideaId }] : [],
    );
    const bench = await IdeaRow.findOne({ title: 'Put a bench outside the shop' }).lean();
    const theirs = wrote.filter(({ actorId }) => visitors.has(actorId));
    expect(cast.filter((userId) => visitors.has(userId))).toEqual([]);
    expect([...new Set(theirs.map(({ ideaId }) => ideaId))]).toEqual([String(bench?._id)]);
    const sessions = await mongoose.connection.collection('sessions').find().toArray();
    const people = sessions.map(({ session }) => session.passport.user as string);
    expect(people.filter((person) => !visitors.has(person))).toEqual([]);
  });
});

describe('asking for it', () => {
  const path = '/api/demo/work';

  it('starts one minute at a time', async () => {
    const [noor, ada] = [await signInAs(t, 'noor'), await signInAs(t, 'ada')];
    expect((await noor.get(path).expect(200)).body).toEqual({ until: null });
    const first = await noor.post(path).expect(202);
    const end = Date.parse(first.body.until);
    expect(end).toBeGreaterThan(Date.now());
    expect((await ada.post(path).expect(202)).body).toEqual(first.body);
    expect((await ada.get(path).expect(200)).body).toEqual(first.body);
    await demoWork.stop();
    expect((await ada.get(path).expect(200)).body).toEqual({ until: null });
  });

  it('brings them to the address that the request came in on', async () => {
    const noor = await signInAs(t, 'noor');
    await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { workDone: 0 } });
    await noor.post(path).expect(202);
    expect(await until(done, (count) => count > 0, PATIENCE_MS)).toBeGreaterThan(0);
  });

  it('is for managers and administrators', async () => {
    const mia = await signInAs(t, 'mia');
    await mia.get(path).expect(403);
    await mia.post(path).expect(403);
    await t.stranger.post(path).expect(401);
  });

  it('is refused where the demo company is not', async () => {
    const noor = await signInAs(t, 'noor');
    const mark = await DemoMarkRow.findOneAndDelete({ _id: 'demo' }).lean();
    const answer = await noor.post(path).expect(409);
    expect(answer.body).toMatchObject({ code: 'no_demo_company' });
    await DemoMarkRow.create(mark ?? {});
  });
});
