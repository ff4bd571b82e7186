import { expect, test } from '@jest/globals';
import {
  type ContributionKind,
  contributionKinds,
} from '@leaven/shared/contributions/contributions.schemas';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import mongoose, { type mongo, Types } from 'mongoose';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { planOf } from '../../server/src/database/plan';
import { AskRow, OfferRow } from '../../server/src/features/asks/asks.model';
import { AnswerRow } from '../../server/src/features/comments/answers.model';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { ExtensionRow } from '../../server/src/features/comments/extensions.model';
import { contributions } from '../../server/src/features/contributions/contributions.service';
import { contributionNews } from '../../server/src/features/contributions/news';
import { CoAuthorRow, coAuthorKey } from '../../server/src/features/ideas/co-authors.model';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { IdeaRow, newIdeaRow } from '../../server/src/features/ideas/ideas.model';
import { ProjectRow, ProjectStepRow } from '../../server/src/features/projects/projects.model';
import { VoteRow, voteKey } from '../../server/src/features/votes/votes.model';
import { useSecret } from '../../server/src/http/secret';
import { afterThisTest, startDocumentdb, temporaryFolder } from './embedded/own';

const count = 2_000;
const people = Array.from({ length: 40 }, () => new Types.ObjectId());
const actor = { id: String(people[0]), role: 'member' } as const;
const HOUR_MS = 60 * 60_000;

async function plant(): Promise<void> {
  const all = Array.from({ length: count }, (_, i) => ({
    _id: new Types.ObjectId(),
    ideaId: new Types.ObjectId(),
    at: new Date(Date.now() - i * 5 * HOUR_MS),
    who: people[i % people.length] as Types.ObjectId,
    other: people[(i * 7 + 3) % people.length] as Types.ObjectId,
  }));
  const bulk = { lean: true } as const;
  const given = { body: 'Yes', text: 'Yes' };
  await IdeaRow.insertMany(
    all.map(({ _id: projectId, ideaId: _id, at: postedAt, who }, i) =>
      newIdeaRow(DEFAULT_HALF_LIFE_DAYS, {
        ...{ _id, title: `What if no ${i}`, body: '', authorId: who, postedAt },
        ...{ categoryId: new Types.ObjectId(), stewardId: who, projectId },
      }),
    ),
    bulk,
  );
  await VoteRow.insertMany(
    all.map(({ ideaId, who, at }) => {
      const _id = voteKey(String(ideaId), String(who));
      return { _id, ideaId, userId: who, value: 1 as const, seq: 1, at };
    }),
    bulk,
  );
  await CoAuthorRow.insertMany(
    all.map(({ ideaId, other, who, at }) => ({
      _id: coAuthorKey(String(ideaId), String(other)),
      ...{ ideaId, userId: other, state: 'accepted' as const, invitedById: who, at },
    })),
    bulk,
  );
  await CommentRow.insertMany(
    all.map(({ _id, ideaId, who, at }) => ({
      ...{ _id, ideaId, parentId: null, authorId: who, depth: 0, path: String(_id), postedAt: at },
      ...{ body: given.body, editedAt: null, contentRev: 1, purged: false },
      ...{ deletedAt: null, deletedById: null },
    })),
    bulk,
  );
  await ExtensionRow.insertMany(
    all.map(({ _id, ideaId, who, other, at }) => ({
      ...{ _id, ideaId, authorId: who, body: given.body, takenById: other, takenAt: at },
    })),
    bulk,
  );
  await OfferRow.insertMany(
    all.map(({ _id, who, at }) => ({
      ...{ _id, askId: _id, personId: who, text: given.text, at },
    })),
    bulk,
  );
  await AskRow.insertMany(
    all.map(({ _id, ideaId, at: postedAt }) => ({
      ...{ _id, ideaId, kind: 'data' as const, text: 'Sales', words: [], postedAt },
      ...{ state: 'open' as const, offerCount: 1, helperId: null, thanks: '', answeredAt: null },
    })),
    bulk,
  );
  await AnswerRow.insertMany(
    all.map(({ _id, ideaId, who, at }) => ({
      ...{ _id, ideaId, authorId: who, worked: 1, acceptedAt: null, acceptedById: null, at },
    })),
    bulk,
  );
  await DecisionRow.insertMany(
    all.map(({ _id, ideaId, other, at }) => ({
      ...{ _id, ideaId, from: 'open' as const, to: 'declined' as const, byId: other, at },
      ...{ reason: 'No', revisitIf: '' },
    })),
    bulk,
  );
  await ProjectRow.insertMany(
    all.map(({ _id, ideaId, who, other, at }, i) => ({
      ...{ _id, ideaId, ideaTitle: '', title: `Try ${i}`, stage: 'funded' as const },
      ...{ stageSince: at, createdAt: at, ownerId: who, sponsorId: other, budget: null },
      ...{ updateCount: 0, contentRev: 1, liveRev: 1, shutdown: null },
    })),
    bulk,
  );
  await ProjectStepRow.insertMany(
    all.map(({ _id, other, at }) => ({
      ...{ _id, projectId: _id, from: 'proposed' as const, to: 'funded' as const },
      ...{ reason: '', byId: other, at },
    })),
    bulk,
  );
}

type Asked = { collection: string; filter: mongo.Filter<mongo.Document>; options: object };

/** Every `find` that the work asks the database. */
async function findsOf(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  mongoose.set('debug', (collection: string, method: string, filter, options) => {
    // Names are looked up by their key, and here is nobody.
    if (method === 'find' && collection !== 'users') asked.push({ collection, filter, options });
  });
  await work();
  mongoose.set('debug', false);
  return asked;
}

const explain = async ({ collection, filter, options }: Asked) =>
  planOf(await mongoose.connection.collection(collection).find(filter, options).explain());

test('a page of contributions is one walk of an index, and news look at nothing whole', async () => {
  const database = await startDocumentdb(temporaryFolder());
  await connectDatabase(database.uri('plans'));
  afterThisTest(disconnectDatabase);
  useSecret('a secret for tests that is long enough');
  await plant();
  await database.analyze();

  const walked: Partial<Record<ContributionKind, boolean>> = {};
  for (const kind of contributionKinds) {
    const query = { kind, limit: 10 };
    const finds = await findsOf(async () => {
      const { nextCursor } = await contributions.mine(actor, query);
      await contributions.mine(actor, { ...query, cursor: nextCursor ?? '' });
    });
    expect(finds.length).toBeGreaterThan(2);
    const plans = await Promise.all(finds.map(explain));
    for (const [i, { usesIndex }] of plans.entries())
      expect({ kind, collection: finds[i]?.collection, walks: usesIndex !== null }).toEqual({
        kind,
        collection: finds[i]?.collection,
        walks: true,
      });
    walked[kind] = plans[0]?.sortsInMemory === false;
  }
  // Of what somebody owns or sponsors two indexes find the projects; the engine may sort those few.
  expect({ ...walked, projects: true }).toEqual(
    Object.fromEntries(contributionKinds.map((kind) => [kind, true])),
  );

  const news = await findsOf(() => contributionNews(actor));
  for (const asked of news) {
    const { usesIndex } = await explain(asked);
    expect({ collection: asked.collection, walks: usesIndex !== null }).toEqual({
      collection: asked.collection,
      walks: true,
    });
  }
});
