import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, noor] = [await t.person('member', 'Mia'), await t.person('manager', 'Noor')];
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const newIdea = () => t.idea({ by: mia, categoryId });
const decide = (id: string, body: object) => noor.api.post(`/api/ideas/${id}/decisions`).send(body);
const promote = (id: string, body: object = { title: 'A project of it' }) =>
  noor.api.post(`/api/ideas/${id}/promotion`).send(body);

describe('a decision', () => {
  test('changes the stage, and everybody reads who took it and why', async () => {
    const { id } = await newIdea();
    await decide(id, { stage: 'in_review', reason: 'Looks fine' }).expect(200);
    const decline = { stage: 'declined', reason: ' No oven free ', revisitIf: 'we buy a third' };
    const { body } = await decide(id, decline).expect(200);
    expect(body).toMatchObject({ stage: 'declined', abilities: { decide: ['open', 'in_review'] } });
    const seen = await mia.api.get(`/api/ideas/${id}`).expect(200);
    expect(seen.body.decisions).toEqual([
      expect.objectContaining({ from: 'open', to: 'in_review', reason: 'Looks fine' }),
      expect.objectContaining({
        from: 'in_review',
        to: 'declined',
        reason: 'No oven free',
        revisitIf: 'we buy a third',
        by: { id: noor.id, name: 'Noor', department: null },
      }),
    ]);
    expect((await decide(id, { stage: 'open' }).expect(200)).body.stage).toBe('open');
  });

  test('to decline needs a reason', async () => {
    const { id } = await newIdea();
    for (const reason of [undefined, '', '   '])
      expectRefusal(await decide(id, { stage: 'declined', reason }), 400, { field: 'reason' });
    expect((await mia.api.get(`/api/ideas/${id}`)).body).toMatchObject({
      stage: 'open',
      decisions: [],
    });
  });

  test.each(['promoted', 'merged', 'archived', 'draft', 'OPEN', ''])(
    'to %j is none that can be taken',
    async (stage) => {
      const { id } = await newIdea();
      expectRefusal(await decide(id, { stage, reason: 'So' }), 400, { field: 'stage' });
    },
  );

  test('to the stage it is in, or from where no way leads, is refused', async () => {
    const { id } = await newIdea();
    expectRefusal(await decide(id, { stage: 'open' }), 409, { code: 'already_there' });
    await promote(id).expect(201);
    for (const stage of ['open', 'in_review', 'declined'])
      expectRefusal(await decide(id, { stage, reason: 'So' }), 409, { code: 'no_such_step' });
  });

  test('takes a declined idea out of the feed, and reopening brings it back', async () => {
    const { id } = await newIdea();
    const ids = async (query: string): Promise<string[]> => {
      const { body } = await mia.api.get(`/api/ideas?limit=100&${query}`).expect(200);
      return body.items.map((one: { id: string }) => one.id);
    };
    await decide(id, { stage: 'declined', reason: 'No' }).expect(200);
    expect(await ids('sort=new')).not.toContain(id);
    expect(await ids('stage=declined')).toContain(id);
    expect(await ids('mine=true')).toContain(id);
    await decide(id, { stage: 'open' }).expect(200);
    expect(await ids('sort=new')).toContain(id);
  });
});

describe('a promotion', () => {
  test('makes a project that the idea links to, and back', async () => {
    const { id } = await newIdea();
    const { body } = await promote(id).expect(201);
    expect(body).toMatchObject({
      title: 'A project of it',
      stage: 'proposed',
      budget: null,
      owner: { id: mia.id },
      sponsor: { id: noor.id },
      idea: { id },
      contentRev: 1,
      updateCount: 0,
      shutdown: null,
      steps: [{ from: null, to: 'proposed', by: { id: noor.id } }],
    });
    const seen = await mia.api.get(`/api/ideas/${id}`).expect(200);
    expect(seen.body).toMatchObject({
      stage: 'promoted',
      projectId: body.id,
      project: { id: body.id, title: 'A project of it', stage: 'proposed' },
      decisions: [{ from: 'open', to: 'promoted' }],
      abilities: { edit: false, vote: false, comment: true },
    });
  });

  test('names an owner, a sponsor and a budget', async () => {
    const { id } = await newIdea();
    const [owner, sponsor] = [await t.person(), await t.person('administrator')];
    const budget = { amount: 0, currency: 'JPY' };
    const body = { title: 'All told', ownerId: owner.id, sponsorId: sponsor.id, budget };
    expect((await promote(id, body).expect(201)).body).toMatchObject({
      owner: { id: owner.id },
      sponsor: { id: sponsor.id },
      budget,
    });
  });

  test('out of review too, but not of what was declined', async () => {
    const [first, second] = [await newIdea(), await newIdea()];
    await decide(first.id, { stage: 'in_review' }).expect(200);
    await promote(first.id).expect(201);
    await decide(second.id, { stage: 'declined', reason: 'No' }).expect(200);
    expectRefusal(await promote(second.id), 409, { code: 'no_such_step' });
  });

  test('a second time is refused', async () => {
    const { id } = await newIdea();
    await promote(id).expect(201);
    expectRefusal(await promote(id), 409, { code: 'idea_promoted' });
  });

  const unfit: [string, () => Promise<object>, string][] = [
    ['no title', async () => ({ title: undefined }), 'title'],
    ['a short title', async () => ({ title: 'Hm' }), 'title'],
    ['an owner who never was', async () => ({ ownerId: 'f'.repeat(24) }), 'ownerId'],
    ['an owner who has left', async () => ({ ownerId: await leaver() }), 'ownerId'],
    ['a sponsor without the right', async () => ({ sponsorId: mia.id }), 'sponsorId'],
    ['half a cent', async () => ({ budget: { amount: 0.5, currency: 'EUR' } }), 'budget.amount'],
    ['a debt', async () => ({ budget: { amount: -1, currency: 'EUR' } }), 'budget.amount'],
    ['a fortune', async () => ({ budget: { amount: 1e15, currency: 'EUR' } }), 'budget.amount'],
    [
      'a number as text',
      async () => ({ budget: { amount: '1', currency: 'EUR' } }),
      'budget.amount',
    ],
    ['no currency', async () => ({ budget: { amount: 1 } }), 'budget.currency'],
    [
      'a currency that is none',
      async () => ({ budget: { amount: 1, currency: '€' } }),
      'budget.currency',
    ],
    [
      'more in the budget',
      async () => ({ budget: { amount: 1, currency: 'EUR', x: 1 } }),
      'budget.x',
    ],
  ];
  const leaver = async () => {
    const [gone, ada] = [await t.person(), await t.person('administrator')];
    await ada.api.patch(`/api/people/${gone.id}`).send({ disabled: true }).expect(200);
    return gone.id;
  };
  test.each(unfit)(
    'with %s is refused by name, and the idea stays',
    async (_what, spoilt, field) => {
      const { id } = await newIdea();
      expectRefusal(await promote(id, { title: 'A project', ...(await spoilt()) }), 400, { field });
      expect((await mia.api.get(`/api/ideas/${id}`)).body).toMatchObject({
        stage: 'open',
        project: null,
      });
    },
  );
});

describe('the review queue', () => {
  test('holds what waits for an answer, oldest first; mine is what I am steward of', async () => {
    const steward = await t.person('manager');
    const { id: category } = await t.category({ steward });
    const post = () => t.idea({ by: mia, categoryId: category });
    const [first, second, third] = [await post(), await post(), await post()];
    await decide(second.id, { stage: 'in_review' }).expect(200);
    await decide(third.id, { stage: 'declined', reason: 'No' }).expect(200);
    const queue = async (person: TestPerson, query: string): Promise<string[]> => {
      const { body } = await person.api.get(`/api/review?limit=100&${query}`).expect(200);
      return body.items.map((one: { id: string }) => one.id);
    };
    expect(await queue(steward, 'scope=mine')).toEqual([first.id, second.id]);
    expect(await queue(noor, 'scope=mine')).not.toContain(first.id);
    const count = await steward.api.get('/api/review/count').expect(200);
    expect(count.body).toEqual({ waiting: 2, late: 0 });
    const all = await queue(noor, 'scope=all');
    expect(all.slice(-2)).toEqual([first.id, second.id]);
    expectRefusal(await noor.api.get('/api/review?scope=hers'), 400, { field: 'scope' });
  });
});
