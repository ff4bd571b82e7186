import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hotScore } from '@leaven/shared/ideas/ranking';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import mongoose from 'mongoose';
import { demoContent } from '../../server/src/features/demo/content';
import { DemoMarkRow } from '../../server/src/features/demo/demo.model';
import { resetDemo } from '../../server/src/features/demo/demo.reset';
import { fillDemo } from '../../server/src/features/demo/demo.seed';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { countRows } from '../../server/src/features/ideas/tally';
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
      coAuthors: demoContent.coAuthors.length,
      drafts: demoContent.drafts.length,
      saved_searches: demoContent.savedSearches.length,
      flagged_things: demoContent.flagged.length,
      notification_settings: 3,
    });
  });

  it('has tallies that a recount would give', async () => {
    for (const idea of await IdeaRow.find().lean()) {
      const { votes, commentCount } = await countRows(idea);
      const hot = hotScore(votes, idea.postedAt, DEFAULT_HALF_LIFE_DAYS);
      expect(idea).toMatchObject({ votes, commentCount, hot });
    }
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
        expect([idea.authorId, ...idea.coAuthorIds].map(String)).not.toContain(String(userId));
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

describe('what the newer features show', () => {
  const idOf = async (key: string) => (await DemoMarkRow.findById('demo').lean())?.ideaIds[key];
  const pageOf = async (by: string, key: string) =>
    (await (await signInAs(t, by)).get(`/api/ideas/${await idOf(key)}`).expect(200)).body;

  it('a merged idea, with its file and its talk where it went', async () => {
    const into = await pageOf('mia', 'one-number');
    const part = await idOf('phone-list');
    expect(into.mergedFrom).toMatchObject([{ id: part, by: { name: 'Jonas Petter' } }]);
    expect(await pageOf('mia', 'phone-list')).toMatchObject({
      stage: 'merged',
      mergedInto: { id: into.id },
    });
    const mia = await signInAs(t, 'mia');
    for (const what of ['attachments', 'comments']) {
      const { body } = await mia.get(`/api/ideas/${into.id}/${what}`).expect(200);
      expect(body.items.map(({ ideaId }: { ideaId: string }) => ideaId)).toContain(part);
    }
  });

  it('an edited idea with what it said before', async () => {
    const noor = await signInAs(t, 'noor');
    const path = `/api/ideas/${await idOf('second-day-bags')}/revisions`;
    const { items } = (await noor.get(path).expect(200)).body;
    expect(items.map(({ rev }: { rev: number }) => rev)).toEqual([3, 2, 1]);
    const titles = items.map(({ title }: { title: string }) => title);
    expect(new Set(titles).size).toBe(2);
    const bodies = items.map(({ body }: { body: string }) => body);
    expect(new Set(bodies).size).toBe(3);
    expect(await pageOf('mia', 'second-day-bags')).toMatchObject({
      contentRev: 3,
      body: items[0].body,
    });
  });

  it('co-authors, and an invitation for Mia and for Noor', async () => {
    expect(await pageOf('noor', 'crust-boxes')).toMatchObject({
      coAuthors: [{ name: 'Kwame Adusei' }],
    });
    expect(await pageOf('mia', 'swap-night')).toMatchObject({
      coAuthoring: { invitedBy: { name: 'Luca Ferrant' } },
    });
    expect(await pageOf('noor', 'surprise-recall-drill')).toMatchObject({
      coAuthoring: { invitedBy: { name: 'Viktor Hallbeck' } },
    });
  });

  it('flagged things that wait for a moderator, and hidden ones that nobody else sees', async () => {
    const noor = await signInAs(t, 'noor');
    const queue = async (state: string) =>
      (await noor.get('/api/moderation/queue').query({ state }).expect(200)).body.items;
    expect(await queue('waiting')).toMatchObject([
      { kind: 'comment', flags: 2, hidden: false },
      { kind: 'idea', flags: 2, hidden: false, idea: { id: await idOf('who-was-late') } },
    ]);
    expect(await queue('hidden')).toMatchObject([{ kind: 'comment' }, { kind: 'idea' }]);
    const mia = await signInAs(t, 'mia');
    await mia.get(`/api/ideas/${await idOf('compare-the-mills')}`).expect(404);
    const own = await pageOf('oskar', 'compare-the-mills');
    expect(own.hidden.reason).toContain('contracts');
  });

  it('an archived idea, and one that will be', async () => {
    const archived = await pageOf('mia', 'radio-at-the-ramp');
    expect(archived.stage).toBe('archived');
    const days =
      (Date.parse((await pageOf('mia', 'umbrella-stand')).archivesAt) - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(7);
    expect(days).toBeLessThan(14);
  });

  it('drafts and saved searches of who signs in', async () => {
    for (const key of ['mia', 'noor', 'ada']) {
      const api = await signInAs(t, key);
      for (const path of ['/api/drafts', '/api/saved-searches'])
        expect((await api.get(path).expect(200)).body.items.length).toBeGreaterThan(0);
    }
  });

  it('bells with every kind of news that people make for each other', async () => {
    const { _id } = await personOf('mia');
    const kinds = new Set((await NotificationRow.find({ userId: _id }).lean()).map((n) => n.kind));
    for (const kind of [
      'archive_soon',
      'ask_accepted',
      'ask_offered',
      'co_author_accepted',
      'co_author_invited',
      'comment_replied',
      'extension',
      'idea_commented',
      'idea_merged',
      'mention',
      'moderated_hidden',
      'moderated_shown',
      'saved_search_hit',
    ])
      expect([kind, kinds.has(kind as never)]).toEqual([kind, true]);
    const noor = await personOf('noor');
    expect(await NotificationRow.exists({ userId: noor._id, kind: 'idea_routed' })).not.toBeNull();
  });

  it('tells nobody of what is hidden, but whose it is', async () => {
    const told = await NotificationRow.find({ 'idea.id': await idOf('compare-the-mills') }).lean();
    const { _id } = await personOf('oskar');
    expect(told.map(({ kind, userId }) => [kind, String(userId)])).toEqual([
      ['moderated_hidden', String(_id)],
    ]);
  });
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
    const { migrations: _m, jobs: _j, dueDates: _d, ...left } = await counts();
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
