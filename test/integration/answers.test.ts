import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnswersView } from '@leaven/shared/comments/answers.schemas';
import type { Contribution } from '@leaven/shared/contributions/contributions.schemas';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { AnswerRow, WorkedRow } from '../../server/src/features/comments/answers.model';
import { deletion, UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let steward: TestPerson;
let asker: TestPerson;
let helper: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  steward = await t.person('manager');
  asker = await t.person();
  helper = await t.person('member', 'Kwame');
  categoryId = (await t.category({ steward })).id;
  const administrator = await t.person('administrator');
  const kind = { kind: 'questions' };
  const path = `/api/categories/${categoryId}`;
  expect((await administrator.api.patch(path).send(kind).expect(200)).body.kind).toBe('questions');
});
afterAll(() => t.close());

const accept = (by: TestPerson, ideaId: string, commentId: string) =>
  by.api.put(`/api/ideas/${ideaId}/solution`).send({ commentId });
const takeBack = (by: TestPerson, ideaId: string) => by.api.delete(`/api/ideas/${ideaId}/solution`);
const worked = (by: TestPerson, commentId: string) =>
  by.api.put(`/api/comments/${commentId}/worked`);
const answersOf = async (ideaId: string, by = helper): Promise<AnswersView> =>
  (await by.api.get(`/api/ideas/${ideaId}/answers`).expect(200)).body;
const credits = (by: TestPerson) =>
  allPages<Contribution>(by, '/api/me/contributions', { kind: 'answers' });
const unanswered = async () =>
  (await allPages<IdeaCard>(helper, '/api/ideas', { unanswered: 'true', sort: 'new' })).map(
    ({ id }) => id,
  );
async function question() {
  const idea = await t.idea({ by: asker, categoryId });
  return { idea, answer: await t.comment(idea, { by: helper, body: 'Warm the **bowl**' }) };
}

describe('an accepted answer', () => {
  test('is shown on the page and the card, and takes the question from the unanswered', async () => {
    const { idea, answer } = await question();
    expect(await unanswered()).toContain(idea.id);
    expect((await answersOf(idea.id)).solution).toBeNull();
    const { body } = await accept(asker, idea.id, answer.id).expect(200);
    expect(body).toMatchObject({
      solution: {
        commentId: answer.id,
        author: { id: helper.id },
        body: 'Warm the **bowl**',
        acceptedBy: { id: asker.id },
      },
      abilities: { solve: true },
    });
    expect((await answersOf(idea.id)).abilities.solve).toBe(false);
    const page = (await helper.api.get(`/api/ideas/${idea.id}`).expect(200)).body;
    expect(page).toMatchObject({
      isQuestion: true,
      solution: { commentId: answer.id, author: { name: 'Kwame' } },
    });
    expect(await unanswered()).not.toContain(idea.id);
    await takeBack(steward, idea.id).expect(200);
    await takeBack(steward, idea.id).expect(200);
    expect(await unanswered()).toContain(idea.id);
  });

  test('is one at a time, whoever accepts at once', async () => {
    const { idea, answer } = await question();
    const others = [answer, await t.comment(idea), await t.comment(idea), await t.comment(idea)];
    const said = await Promise.all(
      others.map(({ id }, i) => accept(i % 2 ? steward : asker, idea.id, id)),
    );
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await AnswerRow.countDocuments({ ideaId: idea.id, acceptedAt: { $ne: null } })).toBe(1);
    const row = await AnswerRow.findOne({ ideaId: idea.id, acceptedAt: { $ne: null } }).lean();
    const kept = await IdeaRow.findById(idea.id).lean();
    expect(String(kept?.solution?.commentId)).toBe(String(row?._id));
  });

  test('is for the asker and the steward to accept, of a question, from its own thread', async () => {
    const { idea, answer } = await question();
    const elsewhere = await question();
    for (const by of [helper, await t.person('moderator'), await t.person('manager')]) {
      expectRefusal(await accept(by, idea.id, answer.id), 403, { code: 'not_asker' });
      expectRefusal(await takeBack(by, idea.id), 403, { code: 'not_asker' });
    }
    expectRefusal(await accept(asker, idea.id, elsewhere.answer.id), 404);
    expectRefusal(await accept(asker, idea.id, 'nothing'), 400, { field: 'commentId' });
    const plain = await t.idea({ by: asker });
    const remark = await t.comment(plain, { by: helper });
    expectRefusal(await accept(asker, plain.id, remark.id), 409, { code: 'not_a_question' });
    expectRefusal(await worked(asker, remark.id), 409, { code: 'not_a_question' });
    await helper.api.delete(`/api/comments/${answer.id}`).expect(200);
    expectRefusal(await accept(asker, idea.id, answer.id), 409, { code: 'comment_gone' });
    expectRefusal(await t.stranger.put(`/api/ideas/${idea.id}/solution`), 401);
  });

  test('answers nothing while it is deleted, and again when it comes back', async () => {
    const { idea, answer } = await question();
    await t.comment(idea);
    await accept(asker, idea.id, answer.id).expect(200);
    await helper.api.delete(`/api/comments/${answer.id}`).expect(200);
    expect((await answersOf(idea.id)).solution).toBeNull();
    await until(unanswered, (ids) => ids.includes(idea.id));
    await helper.api.put(`/api/comments/${answer.id}/restored`).expect(200);
    await until(unanswered, (ids) => !ids.includes(idea.id));
    expect((await answersOf(idea.id)).solution?.commentId).toBe(answer.id);
  });
});

describe('what worked', () => {
  test('is one word a person, however often said at once, and can be taken back', async () => {
    const { idea, answer } = await question();
    const people = await Promise.all([t.person(), t.person(), t.person()]);
    const said = await Promise.all(
      people.flatMap((by) => [worked(by, answer.id), worked(by, answer.id)]),
    );
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]));
    const [first] = people;
    if (!first) throw new Error('nobody');
    expect((await answersOf(idea.id, first)).worked).toEqual([
      { commentId: answer.id, count: 3, mine: true },
    ]);
    await first.api.delete(`/api/comments/${answer.id}/worked`).expect(200);
    await first.api.delete(`/api/comments/${answer.id}/worked`).expect(200);
    expect((await answersOf(idea.id, first)).worked).toMatchObject([{ count: 2, mine: false }]);
    expectRefusal(await worked(helper, answer.id), 403, { code: 'own_answer' });
    expectRefusal(await worked(first, 'f'.repeat(24)), 404);
  });

  test('credits answers that worked, not each that was posted, and not the asker themselves', async () => {
    const bea = await t.person();
    const idea = await t.idea({ by: asker, categoryId });
    const [one, two, three] = [
      await t.comment(idea, { by: bea, body: 'Warm the bowl' }),
      await t.comment(idea, { by: bea, body: 'Use less water' }),
      await t.comment(idea, { by: asker, body: 'It was the scale' }),
    ];
    expect(await credits(bea)).toEqual([]);
    await worked(helper, one.id).expect(200);
    await accept(asker, idea.id, three.id).expect(200);
    expect(await credits(bea)).toMatchObject([
      { id: one.id, commentId: one.id, excerpt: 'Warm the bowl', worked: 1, accepted: false },
    ]);
    expect(await credits(asker)).toEqual([]);
    await accept(asker, idea.id, two.id).expect(200);
    expect((await credits(bea)).map(({ id, accepted }) => [id, accepted])).toEqual([
      [two.id, true],
      [one.id, false],
    ]);
    await bea.api.delete(`/api/comments/${one.id}`).expect(200);
    expect((await credits(bea)).map(({ id }) => id)).toEqual([two.id]);
  });

  test('goes with a deleted question', async () => {
    const { idea, answer } = await question();
    await worked(steward, answer.id).expect(200);
    await asker.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expect((await answersOf(idea.id)).solution).toBeNull();
    await IdeaRow.updateOne(
      { _id: idea.id },
      { deletedAt: new Date(Date.now() - UNDO_MS - 1_000) },
    );
    await deletion.purgeDeleted();
    expect(await AnswerRow.countDocuments({ ideaId: idea.id })).toBe(0);
    expect(await WorkedRow.countDocuments({ commentId: answer.id })).toBe(0);
  });
});
