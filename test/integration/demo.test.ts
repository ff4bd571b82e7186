import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hotScore } from '@leaven/shared/ideas/ranking';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import mongoose from 'mongoose';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { demoContent } from '../../server/src/features/demo/content';
import { DemoMarkRow } from '../../server/src/features/demo/demo.model';
import { resetDemo } from '../../server/src/features/demo/demo.reset';
import { fillDemo } from '../../server/src/features/demo/demo.seed';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { NotificationRow } from '../../server/src/features/notifications/notifications.model';
import { ProjectRow } from '../../server/src/features/projects/projects.model';
import { UserRow } from '../../server/src/features/users/users.model';
import { VoteRow, voteKey } from '../../server/src/features/votes/votes.model';
import type { TestApp } from '../support/app';
import { signInAs, startDemoApp } from '../support/demo';

const DAY_MS = 24 * 60 * 60_000;
const fill = () => fillDemo(() => undefined);

/** How many documents each collection has. */
async function counts(): Promise<Record<string, number>> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const entries = collections.map(async (one) => [one.collectionName, await one.countDocuments()]);
  return Object.fromEntries(await Promise.all(entries));
}

/** How many rows of each idea a condition finds, counted anew. */
async function countByIdea(rows: typeof VoteRow | typeof CommentRow, condition: object) {
  const found = await (rows as typeof VoteRow).find(condition, { ideaId: 1 }).lean();
  return (ideaId: unknown) => found.filter((row) => String(row.ideaId) === String(ideaId)).length;
}

const personOf = async (key: string) => {
  const user = await UserRow.findOne({ email: `${key}@crumb.example` }).lean();
  if (!user) throw new Error(`nobody is called ${key}`);
  return user;
};

let t: TestApp;
beforeAll(async () => {
  t = await startDemoApp();
});
afterAll(() => t.close());

describe('the demo company', () => {
  it('is there in full', async () => {
    const { people, categories, ideas, comments, decisions, projects } = demoContent;
    expect(await counts()).toMatchObject({
      users: people.length,
      categories: categories.length,
      ideas: ideas.length,
      comments: comments.length,
      decisions: decisions.length,
      projects: projects.length,
      attachments: demoContent.files.length,
      projectSteps: projects.flatMap(({ stages }) => stages).length,
      projectUpdates: projects.flatMap(({ updates }) => updates).length,
      votes: ideas.reduce((sum, { votes }) => sum + votes, 0),
    });
  });

  it('has tallies that a recount would give', async () => {
    const votes = await countByIdea(VoteRow, { value: 1 });
    const comments = await countByIdea(CommentRow, { deletedAt: null });
    for (const idea of await IdeaRow.find().lean())
      expect(idea).toMatchObject({
        votes: votes(idea._id),
        commentCount: comments(idea._id),
        hot: hotScore(votes(idea._id), idea.postedAt, DEFAULT_HALF_LIFE_DAYS),
      });
  });

  it('voted only while an idea was open, and never for the own one', async () => {
    const ideas = await IdeaRow.find().lean();
    const votes = await VoteRow.find().lean();
    const decisions = await DecisionRow.find().sort({ at: 1 }).lean();
    for (const idea of ideas) {
      const rows = votes.filter(({ ideaId }) => String(ideaId) === String(idea._id));
      const its = decisions.filter(({ ideaId }) => String(ideaId) === String(idea._id));
      for (const { at, userId } of rows) {
        expect(at.getTime()).toBeGreaterThanOrEqual(idea.postedAt.getTime());
        expect(at.getTime()).toBeLessThanOrEqual(Date.now());
        expect(String(userId)).not.toBe(String(idea.authorId));
        const stage = its.findLast((decision) => decision.at < at)?.to ?? 'open';
        expect(['open', 'in_review']).toContain(stage);
      }
    }
  });

  it('shows ideas of the last two days on the first page of Hot, the hottest first', async () => {
    const mia = await signInAs(t, 'mia');
    const { body } = await mia.get('/api/ideas').query({ sort: 'hot' }).expect(200);
    const hot = body.items
      .filter(({ needsEyes }: { needsEyes: boolean }) => !needsEyes)
      .map(({ votes, postedAt }: { votes: number; postedAt: string }) =>
        hotScore(votes, new Date(postedAt), DEFAULT_HALF_LIFE_DAYS),
      );
    expect(hot).toEqual([...hot].sort((a, b) => b - a));
    const young = body.items.filter(
      ({ postedAt }: { postedAt: string }) => Date.now() - Date.parse(postedAt) < 2 * DAY_MS,
    );
    expect(young.length).toBeGreaterThanOrEqual(3);
    expect(young.length).toBeLessThan(body.items.length);
  });

  it('has threads in their order: an answer below its parent, the older first', async () => {
    const mia = await signInAs(t, 'mia');
    const mark = await DemoMarkRow.findById('demo').lean();
    const path = `/api/ideas/${mark?.ideaIds['second-day-bags']}/comments`;
    const { body } = await mia.get(path).query({ limit: 100 }).expect(200);
    const latest = new Map<string | null, number>([[null, 0]]);
    expect(body.items.length).toBeGreaterThan(20);
    for (const { id, parentId, postedAt } of body.items) {
      expect(latest.has(parentId)).toBe(true);
      expect(Date.parse(postedAt)).toBeGreaterThan(latest.get(parentId) ?? Number.NaN);
      latest.set(parentId, Date.parse(postedAt));
      latest.set(id, 0);
    }
  });

  it.each(['mia', 'noor', 'ada'])(
    'has told %s the truth, and some of it is unread',
    async (key) => {
      const { _id } = await personOf(key);
      const told = await NotificationRow.find({ userId: _id }).lean();
      const unread = told.filter(({ read }) => !read);
      expect(unread.length).toBeGreaterThan(0);
      expect(unread.length).toBeLessThan(10);
      for (const { because, idea, project, at } of told) {
        if (because !== 'voter') continue;
        const ideaId = idea?.id ?? String((await ProjectRow.findById(project?.id).lean())?.ideaId);
        const vote = await VoteRow.findById(voteKey(ideaId, String(_id))).lean();
        expect(vote?.at.getTime()).toBeLessThanOrEqual(at.getTime());
      }
    },
  );
});

describe('filling', () => {
  it('a second time adds nothing', async () => {
    const before = await counts();
    await fill();
    expect(await counts()).toEqual(before);
  });

  it('that was cut off is begun again', async () => {
    const before = await counts();
    const kept = await DemoMarkRow.findById('demo').lean();
    await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { filledAt: null, ideaIds: {} } });
    await UserRow.deleteMany({ email: { $gt: 'n' } });
    await VoteRow.deleteMany({ value: 1 });
    await fill();
    const { sessions: _, ...filled } = await counts();
    expect(before).toMatchObject(filled);
    const mark = await DemoMarkRow.findById('demo').lean();
    expect(mark?.filledAt?.getTime()).toBeGreaterThan(kept?.filledAt?.getTime() ?? Number.NaN);
    expect(await IdeaRow.exists({ _id: mark?.ideaIds['second-day-bags'] })).not.toBeNull();
    await signInAs(t, 'zofia');
  });

  it('that was cut off leaves alone what somebody else has used since', async () => {
    const stranger = await t.person();
    const filledAt = new Date();
    await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { filledAt: null } });
    const before = await counts();
    await fill();
    expect(await counts()).toEqual(before);
    await UserRow.deleteOne({ _id: stranger.id });
    await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { filledAt } });
  });

  it('leaves alone a database that the demo did not begin', async () => {
    const mark = await DemoMarkRow.findOneAndDelete({ _id: 'demo' }).lean();
    const before = await counts();
    await fill();
    await expect(resetDemo()).rejects.toMatchObject({ code: 'no_demo_company' });
    expect(await counts()).toEqual(before);
    await DemoMarkRow.create(mark ?? {});
  });
});

describe('the tour', () => {
  const step = async (api: Awaited<ReturnType<typeof signInAs>>) =>
    (await api.get('/api/demo/tour').expect(200)).body;

  it('goes on with what was really posted, voted and promoted', async () => {
    const [mia, noor] = [await signInAs(t, 'mia'), await signInAs(t, 'noor')];
    expect(await step(mia)).toEqual({ step: 'post', ideaId: null, projectId: null });

    const [category] = (await mia.get('/api/categories').expect(200)).body.items;
    const post = async (title: string) =>
      (await mia.post('/api/ideas').send({ title, body: '', categoryId: category.id }).expect(201))
        .body.id;
    const withdrawn = await post('Put a bench outside the shop');
    expect(await step(noor)).toEqual({ step: 'vote', ideaId: withdrawn, projectId: null });
    await mia.delete(`/api/ideas/${withdrawn}`).expect(200);
    expect(await step(mia)).toMatchObject({ step: 'post' });

    const ideaId = await post('Put a table outside the shop');
    await noor.put(`/api/ideas/${ideaId}/vote`).send({ value: 1 }).expect(200);
    expect(await step(mia)).toEqual({ step: 'promote', ideaId, projectId: null });
    await noor.delete(`/api/ideas/${ideaId}/vote`).expect(200);
    expect(await step(mia)).toEqual({ step: 'vote', ideaId, projectId: null });
    await noor.put(`/api/ideas/${ideaId}/vote`).send({ value: 1 }).expect(200);
    await post('Put a chair outside the shop');
    expect(await step(mia)).toEqual({ step: 'promote', ideaId, projectId: null });

    const title = 'A table at Harbour Street';
    const promotion = await noor.post(`/api/ideas/${ideaId}/promotion`).send({ title }).expect(201);
    expect(await step(mia)).toEqual({ step: 'done', ideaId, projectId: promotion.body.id });
  });

  it('is for those who are signed in', () => t.stranger.get('/api/demo/tour').expect(401));
});

describe('a reset', () => {
  const command = ['--import', 'tsx', 'server/src/commands/reset-demo.ts'];
  const asCommand = () =>
    promisify(execFile)(process.execPath, command, {
      env: { ...process.env, NODE_OPTIONS: '', MONGODB_URI: t.databaseUri },
    });

  it('removes everything, so that the next start fills anew', async () => {
    await t.person('administrator');
    expect((await asCommand()).stdout).toContain('is removed');
    // What the server keeps for itself is no part of the company.
    const { migrations: _m, jobs: _j, ...left } = await counts();
    expect(Object.values(left).filter((count) => count > 0)).toEqual([]);
    await fill();
    expect(await IdeaRow.countDocuments()).toBe(demoContent.ideas.length);
    await signInAs(t, 'ada');
  });

  it('that was killed halfway is ended by the next start', async () => {
    await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { filledAt: null } });
    await UserRow.deleteMany({});
    await fill();
    expect(await VoteRow.countDocuments()).toBe(
      demoContent.ideas.reduce((sum, { votes }) => sum + votes, 0),
    );
  });
});
