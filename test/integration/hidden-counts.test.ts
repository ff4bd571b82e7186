import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { countsHidden, ideaChanged, ideaTallied } from '@leaven/shared/ideas/ideas.events';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { connect, type TestSocket } from '../support/socket';
import { until } from '../support/until';

let t: TestApp;
let administrator: TestPerson;
const open: TestSocket[] = [];

const hide = (hideCounts: boolean) =>
  administrator.api.patch('/api/settings').send({ voting: { hideCounts } }).expect(200);
const vote = (person: TestPerson, ideaId: string, value = 1) =>
  person.api.put(`/api/ideas/${ideaId}/vote`).send({ value }).expect(200);
async function listen(person: TestPerson): Promise<TestSocket> {
  const socket = await connect(t, person);
  open.push(socket);
  return socket;
}

beforeAll(async () => {
  t = await startTestApp();
  administrator = await t.person('administrator');
  await hide(true);
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(() => t.close());

/** Where a person could read how many voted for an idea. */
const surfaces: Record<string, (person: TestPerson, ideaId: string) => Promise<unknown>> = {
  page: async (person, id) => (await person.api.get(`/api/ideas/${id}`).expect(200)).body.votes,
  feed: async (person, id) => inList(person, '/api/ideas?sort=new&limit=100', id),
  search: async (person, id) => inList(person, '/api/ideas?q=thermometer&limit=100', id),
  similar: async (person, id) => inList(person, `/api/similar?title=hang+a+thermometer`, id),
};

/** What a list says of the votes; undefined where the idea is not in it. */
async function inList(person: TestPerson, address: string, id: string): Promise<unknown> {
  const { items } = (await person.api.get(address).expect(200)).body;
  return items.find((item: { id: string }) => item.id === id)?.votes;
}

describe('while counts are hidden', () => {
  test.each(Object.keys(surfaces))(
    'the %s tells them to who voted and to its author alone',
    async (name) => {
      const [author, voter, other] = [
        await t.person(),
        await t.person(),
        await t.person('manager'),
      ];
      const idea = await t.idea({ by: author, title: `Hang a thermometer in cold room ${name}` });
      expect(idea.votes).toBe(0);
      await vote(voter, idea.id);
      await vote(await t.person(), idea.id);
      const look = (person: TestPerson) => surfaces[name]?.(person, idea.id);
      // The index of similar ideas learns of a new one a moment later.
      expect(
        await until(
          () => Promise.resolve(look(author)),
          (votes) => votes === 2,
        ),
      ).toBe(2);
      expect(await look(voter)).toBe(2);
      expect(await look(other)).toBeNull();
      await vote(other, idea.id);
      expect(await look(other)).toBe(3);
    },
  );

  test('nor do the ideas that were merged tell them, nor the plan to merge', async () => {
    const [manager, voter, reader] = [
      await t.person('manager'),
      await t.person(),
      await t.person(),
    ];
    const [one, other] = [await t.idea(), await t.idea()];
    await vote(voter, one.id);
    const body = { into: other.id };
    const preview = await manager.api.get(`/api/ideas/${one.id}/merge/${other.id}`).expect(200);
    expect(preview.body).toMatchObject({ idea: { votes: null }, together: { votes: null } });
    await manager.api.post(`/api/ideas/${one.id}/merge`).send(body).expect(200);
    const view = async (person: TestPerson, id: string) =>
      (await person.api.get(`/api/ideas/${id}`).expect(200)).body;
    expect(await view(reader, other.id)).toMatchObject({
      votes: null,
      mergedFrom: [{ id: one.id, votes: null }],
    });
    expect(await view(reader, one.id)).toMatchObject({ votes: null });
    // Who voted there has voted here.
    expect(await view(voter, other.id)).toMatchObject({
      votes: 1,
      mergedFrom: [{ id: one.id, votes: 1 }],
    });
  });

  test('no order tells them: Hot, Top and a search come by age, Needs eyes by chance, Following by age', async () => {
    const [author, reader] = [await t.person(), await t.person()];
    const { id: categoryId } = await t.category();
    const post = (title: string) => t.idea({ by: author, categoryId, title });
    const ids = [];
    for (const n of [1, 2, 3, 4])
      ids.push((await post(`What if we let the rye rest ${n} hours`)).id);
    const [first = ''] = ids;
    for (const id of ids) await reader.api.put(`/api/follows/idea/${id}`).expect(200);
    const list = async (query: string): Promise<string[]> => {
      const answer = await reader.api.get(`/api/ideas?categoryId=${categoryId}&${query}`);
      expect(answer.status).toBe(200);
      return answer.body.items.map(({ id }: { id: string }) => id);
    };
    const queries = ['sort=hot', 'sort=top', 'sort=following', 'q=rye', 'q=rye&sort=hot'];
    const chance = await list('sort=needs_eyes');
    for (let voters = 0; voters < 3; voters++) await vote(await t.person(), first);
    for (const query of queries)
      expect([query, await list(query)]).toEqual([query, ids.toReversed()]);
    expect(await list('sort=needs_eyes')).toEqual(chance);
    // The pages after the first go on in the same order.
    const pages: string[] = [];
    let cursor: string | null = '';
    do {
      const at: string = cursor ? `&cursor=${cursor}` : '';
      const { body } = await reader.api
        .get(`/api/ideas?q=rye&categoryId=${categoryId}&limit=1${at}`)
        .expect(200);
      pages.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(pages).toEqual(ids.toReversed());
  });

  test('"why" gives no numbers', async () => {
    const [idea, reader] = [await t.idea(), await t.person()];
    await vote(await t.person(), idea.id);
    const { body } = await reader.api.get(`/api/ideas/${idea.id}/why?sort=hot`).expect(200);
    expect(body).toMatchObject({ counts: null, activityAt: null });
  });

  test('who took the vote back has voted all the same', async () => {
    const [idea, ann] = [await t.idea(), await t.person()];
    await vote(ann, idea.id);
    await vote(ann, idea.id, 0);
    expect(await surfaces.page?.(ann, idea.id)).toBe(0);
  });

  test('once the idea is decided, everybody sees them', async () => {
    const [idea, manager] = [await t.idea(), await t.person('manager')];
    await vote(await t.person(), idea.id);
    await manager.api
      .post(`/api/ideas/${idea.id}/decisions`)
      .send({ stage: 'declined', reason: 'Too cold already' })
      .expect(200);
    expect(await surfaces.page?.(await t.person(), idea.id)).toBe(1);
  });

  test('no message tells others that somebody voted, not even by its number', async () => {
    const [author, voter, reader] = [await t.person(), await t.person(), await t.person()];
    const idea = await t.idea({ by: author });
    const sockets = {
      author: await listen(author),
      voter: await listen(voter),
      reader: await listen(reader),
    };
    await sockets.reader.join({ kind: 'idea', id: idea.id });
    await vote(voter, idea.id);
    await vote(await t.person(), idea.id);
    expect(await sockets.voter.heard(ideaTallied, ({ votes }) => votes === 2)).toEqual({
      ideaId: idea.id,
      votes: 2,
    });
    await sockets.author.heard(ideaTallied, ({ votes }) => votes === 2);
    // A comment is told after all of that, and is the first that a reader hears of the idea.
    await t.comment(idea, { by: voter });
    const told = await sockets.reader.heard(ideaChanged, ({ ideaId }) => ideaId === idea.id);
    expect(told).toMatchObject({
      liveRev: idea.liveRev + 1,
      what: ['counts'],
      facts: { commentCount: 1 },
    });
    expect(told.facts).not.toHaveProperty('votes');
    expect(sockets.reader.all(ideaTallied)).toEqual([]);
  });

  test('an edit tells no votes either', async () => {
    const [author, reader] = [await t.person(), await t.person()];
    const idea = await t.idea({ by: author });
    const socket = await listen(reader);
    await author.api.patch(`/api/ideas/${idea.id}`).send({ body: 'Because it melts' }).expect(200);
    const told = await socket.heard(ideaChanged, ({ what }) => what.includes('content'));
    expect(told.facts).not.toHaveProperty('votes');
  });

  test('who voted before hears on from a new window', async () => {
    const [idea, voter] = [await t.idea(), await t.person()];
    await vote(voter, idea.id);
    const socket = await listen(voter);
    await until(
      async () => {
        await vote(await t.person(), idea.id);
        return socket.all(ideaTallied);
      },
      (told) => told.length > 0,
    );
    expect(socket.all(ideaTallied)[0]?.ideaId).toBe(idea.id);
  });

  test('the client knows which orders make sense, and hears when that changes', async () => {
    const ann = await t.person();
    expect((await ann.api.get('/api/me').expect(200)).body.countsHidden).toBe(true);
    const [idea, socket] = [await t.idea(), await listen(ann)];
    await hide(false);
    expect(await socket.heard(countsHidden)).toEqual({ hidden: false });
    expect(await surfaces.page?.(ann, idea.id)).toBe(0);
    await hide(true);
  });
});
