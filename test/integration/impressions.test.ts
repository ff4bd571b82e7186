import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eyesScore, topScore } from '@leaven/shared/ideas/ranking';
import { Types } from 'mongoose';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import {
  countWaiting,
  foldImpressions,
  IMPRESSION_DAYS,
  recountImpressions,
} from '../../server/src/features/ideas/impressions';
import {
  dayOf,
  ImpressionRow,
  impressionRow,
} from '../../server/src/features/ideas/impressions.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

const DAY_MS = 24 * 60 * 60_000;

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom] = [await t.person(), await t.person()];
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const see = (who: TestPerson, ideaIds: string[]) =>
  who.api.post('/api/impressions').send({ ideaIds });
const ideaBy = async (by: TestPerson) => (await t.idea({ by, categoryId })).id;
async function counted(ideaId: string) {
  await countWaiting();
  const idea = await IdeaRow.findById(ideaId).lean();
  if (!idea) throw new Error('no such idea');
  return idea;
}

describe('an impression', () => {
  test('is one person, one idea, one day, and the scores follow', async () => {
    const ideaId = await ideaBy(mia);
    const other = await t.person();
    expect((await see(tom, [ideaId, ideaId]).expect(200)).body).toEqual({ counted: 1 });
    await Promise.all([see(tom, [ideaId]), see(tom, [ideaId]), see(other, [ideaId])]);
    const idea = await counted(ideaId);
    expect(idea).toMatchObject({
      impressions: 2,
      top: topScore(0, 2),
      eyes: eyesScore(0, 2),
      votes: 0,
    });
    // A look is no activity.
    expect(idea.activityAt).toEqual(idea.postedAt);
  });

  test('does not count of an own idea, of one that was deleted, nor of one that never was', async () => {
    const [own, deleted] = [await ideaBy(tom), await ideaBy(mia)];
    await mia.api.delete(`/api/ideas/${deleted}`).expect(200);
    const { body } = await see(tom, [own, deleted, 'f'.repeat(24)]).expect(200);
    expect(body).toEqual({ counted: 0 });
    expect((await counted(own)).impressions).toBe(0);
  });

  test('comes with a vote, also where nobody told of one, and not twice', async () => {
    const [voted, both] = [await ideaBy(mia), await ideaBy(mia)];
    await see(tom, [both]).expect(200);
    for (const id of [voted, both])
      await tom.api.put(`/api/ideas/${id}/vote`).send({ value: 1 }).expect(200);
    await tom.api.delete(`/api/ideas/${both}/vote`).expect(200);
    expect(await counted(voted)).toMatchObject({ votes: 1, impressions: 1, top: topScore(1, 1) });
    expect(await counted(both)).toMatchObject({ votes: 0, impressions: 1 });
  });

  test('of many at once is bounded, and says by name what is wrong', async () => {
    const ids = Array.from({ length: 101 }, () => String(new Types.ObjectId()));
    expectRefusal(await see(tom, ids), 400, { field: 'ideaIds' });
    expectRefusal(await see(tom, []), 400, { field: 'ideaIds' });
    expectRefusal(await see(tom, ['x']), 400, { field: 'ideaIds.0' });
    await see(tom, ids.slice(1)).expect(200);
    await t.stranger
      .post('/api/impressions')
      .send({ ideaIds: ids.slice(1) })
      .expect(401);
  });
});

describe('the count', () => {
  const daysAgo = (days: number) => dayOf(new Date(Date.now() - days * DAY_MS));

  async function seenOn(days: number[]): Promise<string> {
    const ideaId = await ideaBy(mia);
    const rows = days.map((ago) =>
      impressionRow(new Types.ObjectId(ideaId), new Types.ObjectId(), daysAgo(ago)),
    );
    await ImpressionRow.insertMany(rows);
    await recountImpressions([ideaId]);
    return ideaId;
  }

  test('stays when rows of long ago become a number, and can be recounted', async () => {
    const ideaId = await seenOn([0, 1, IMPRESSION_DAYS - 1, IMPRESSION_DAYS, 45, 45, 80]);
    expect((await counted(ideaId)).impressions).toBe(7);
    await Promise.all([foldImpressions(), foldImpressions()]);
    await foldImpressions();
    const idea = await counted(ideaId);
    expect(idea).toMatchObject({ impressions: 7, earlierImpressions: 4 });
    expect(await ImpressionRow.countDocuments({ ideaId })).toBe(3);
    await recountImpressions([ideaId]);
    expect((await counted(ideaId)).impressions).toBe(7);
  });

  test('is right also where a node died between the number and the rows', async () => {
    const ideaId = await seenOn([1, 40, 50]);
    const died = { earlierImpressions: 2, impressionsFoldedTo: daysAgo(IMPRESSION_DAYS) };
    await IdeaRow.updateOne({ _id: ideaId }, { $set: died });
    await recountImpressions([ideaId]);
    expect((await counted(ideaId)).impressions).toBe(3);
    await foldImpressions();
    await recountImpressions([ideaId]);
    expect(await counted(ideaId)).toMatchObject({ impressions: 3, earlierImpressions: 2 });
    expect(await ImpressionRow.countDocuments({ ideaId })).toBe(1);
  });

  test('and votes that come at the same moment leave scores of both', async () => {
    const ideaId = await ideaBy(mia);
    const people = await Promise.all(Array.from({ length: 6 }, () => t.person()));
    await Promise.all(
      people.flatMap((who) => [
        see(who, [ideaId]).expect(200),
        who.api.put(`/api/ideas/${ideaId}/vote`).send({ value: 1 }).expect(200),
        countWaiting(),
      ]),
    );
    expect(await counted(ideaId)).toMatchObject({
      votes: 6,
      impressions: 6,
      top: topScore(6, 6),
      eyes: eyesScore(6, 6),
    });
  });
});
