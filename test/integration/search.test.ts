import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom, noor] = [await t.person(), await t.person(), await t.person('manager')];
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const post = async (title: string, body = '', by = mia) =>
  (await t.idea({ by, title, body, categoryId })).id;
const find = (q: string, query: Record<string, string | number> = {}) =>
  allPages<IdeaCard>(tom, '/api/ideas', { q, ...query });
const found = async (q: string, query: Record<string, string | number> = {}) =>
  (await find(q, query)).map(({ id }) => id);
const marked = (text: string, marks: readonly (readonly number[])[]) =>
  marks.map(([start, end]) => text.slice(start, end));

describe('words', () => {
  test('are found in titles first, then in bodies, then in comments', async () => {
    const inComment = await post('What if we asked the night shift');
    const { id: commentId } = await t.comment(
      { id: inComment },
      { by: tom, body: 'A **zeppelin** would do it' },
    );
    const inBody = await post('What if we flew', 'Because a zeppelin is quiet.');
    const inTitle = await post('What if we had a zeppelin');
    const cards = await find('zeppelin');
    expect(cards.map(({ id }) => id)).toEqual([inTitle, inBody, inComment]);
    const [title, body, comment] = cards;
    expect(marked(title?.title ?? '', title?.hit?.title ?? [])).toEqual(['zeppelin']);
    expect(title?.hit?.snippet).toBeNull();
    expect(body?.hit).toEqual({
      title: [],
      snippet: {
        text: 'Because a zeppelin is quiet.',
        marks: [[10, 18]],
        commentId: null,
        inReply: false,
      },
    });
    expect(comment?.hit?.snippet).toEqual({
      text: 'A zeppelin would do it',
      marks: [[2, 10]],
      commentId,
      inReply: false,
    });
  });

  test('must all be there, in whatever form', async () => {
    const both = await post('What if we weighed the flamingo', 'With an abacus.');
    await post('What if we fed the flamingo');
    await post('What if we bought an abacus');
    expect(await found('flamingos abacus')).toEqual([both]);
    expect(await found('the flamingos with an abacus', { sort: 'new' })).toEqual([both]);
  });

  test('with a minus must not be there', async () => {
    const plain = await post('What if we sold pumpernickel');
    const sweet = await post('What if we sold pumpernickel', 'With honeydew.');
    expect((await found('pumpernickel')).toSorted()).toEqual([plain, sweet].toSorted());
    expect(await found('pumpernickel -honeydew')).toEqual([plain]);
    expect(await found('-honeydew')).toEqual([]);
  });

  test('in quotes stand together', async () => {
    const together = await post('What if vans ran', 'There are marzipan empty boxes.');
    await post('What if boxes were empty', 'And the marzipan full of boxes.');
    expect(await found('"marzipan empty boxes"')).toEqual([together]);
    expect(await found('"marzipan empty" vans', { sort: 'new' })).toEqual([together]);
  });

  test('of a title are found by their beginning and without their marks', async () => {
    const id = await post('What if we opened a Konditorei-Café');
    for (const q of ['kondit', 'konditorei cafe', 'Konditorei-Café', 'CAFÉ kondi'])
      expect([q, await found(q)]).toEqual([q, [id]]);
  });

  test('of other scripts and languages are words too', async () => {
    const russian = await post('Что если мы испечём кулич', 'Пекарня будет рада');
    const japanese = await post('パン屋 の 朝', '毎朝 早く 起きる');
    const german = await post(
      'Was wäre mit Roggenvollkornbrot',
      'Die Bäckerei könnte größer werden.',
    );
    expect(await found('кулич')).toEqual([russian]);
    expect(await found('пекарня')).toEqual([russian]);
    expect(await found('早く')).toEqual([japanese]);
    expect(await found('bäckerei größer')).toEqual([german]);
    expect(await found('Roggenvoll')).toEqual([german]);
  });

  test('that say nothing find nothing', async () => {
    for (const q of ['the', 'what if we', '"', '- -', '"""', "'", '{}', '$', '...', '-the'])
      expect([q, await found(q)]).toEqual([q, []]);
  });

  test('are words, whatever they look like', async () => {
    await post('What if we counted quotas');
    const odd = [
      '"quotas unbalanced',
      'quotas"',
      '$where quotas',
      '{"$ne": 1} quotas',
      '.* quotas',
      'quotas:*',
      "quotas'; DROP TABLE ideas; --",
      '\\quotas (',
      '((quotas',
      'quotas | & ! <->',
      '[a-z]{99} quotas',
      `quotas ${'x '.repeat(90)}`,
    ];
    for (const q of odd) {
      const answer = await tom.api.get('/api/ideas').query({ q });
      expect([q, answer.status]).toEqual([q, 200]);
    }
    expect(await found('"quotas')).toHaveLength(1);
    expect(await found('quotas:*')).toHaveLength(1);
    expect(await found('\\quotas (')).toHaveLength(1);
  });

  test('too many are refused by name', async () => {
    for (const q of ['', ' ', 'x'.repeat(500), 'a\u0000b'])
      expectRefusal(await tom.api.get('/api/ideas').query({ q }), 400, { field: 'q' });
  });
});

describe('what is found', () => {
  test('is in every order everything once, page by page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 9; i++) {
      const id = await post(
        i % 3 === 0 ? `What if quokkas came ${i}` : `What if ${i} animals came`,
        i % 3 === 1 ? 'Such as a quokka.' : '',
      );
      if (i % 3 === 2) await t.comment({ id }, { by: tom, body: 'Make it a quokka' });
      ids.push(id);
    }
    for (const sort of ['relevance', 'hot', 'new', 'top'])
      for (const limit of [2, 4, 20])
        expect([sort, limit, (await found('quokka', { sort, limit })).toSorted()]).toEqual([
          sort,
          limit,
          ids.toSorted(),
        ]);
    expect(await found('quokka', { sort: 'new', limit: 2 })).toEqual(ids.toReversed());
  });

  test('was not deleted, and says its stage', async () => {
    const [declined, deleted, open] = [
      await post('What if xylophones'),
      await post('What if a xylophone'),
      await post('What if one xylophone'),
    ];
    await noor.api
      .post(`/api/ideas/${declined}/decisions`)
      .send({ stage: 'declined', reason: 'No' })
      .expect(200);
    await mia.api.delete(`/api/ideas/${deleted}`).expect(200);
    const cards = await find('xylophone', { sort: 'new' });
    expect(cards.map(({ id, stage }) => [id, stage])).toEqual([
      [open, 'open'],
      [declined, 'declined'],
    ]);
    expect(await found('xylophone', { stage: 'declined' })).toEqual([declined]);
  });

  test('of a deleted comment is nothing', async () => {
    const id = await post('What if we asked around');
    const comment = await t.comment({ id }, { by: tom, body: 'Like a hedgehog' });
    expect(await found('hedgehog')).toEqual([id]);
    await tom.api.delete(`/api/comments/${comment.id}`).expect(200);
    expect(await found('hedgehog')).toEqual([]);
  });

  test('is nothing that was hidden, neither an idea nor what a comment says', async () => {
    const idea = await post('What if axolotls');
    const talked = await post('What if we asked the aquarium');
    const said = await t.comment({ id: talked }, { by: tom, body: 'About axolotls' });
    expect((await found('axolotls')).toSorted()).toEqual([idea, talked].toSorted());
    const moderator = await t.person('moderator');
    const hide = (kind: string, targetId: string) =>
      moderator.api.post('/api/flags').send({ kind, targetId, reason: 'spam' });
    expect((await hide('idea', idea)).status).toBeLessThan(300);
    expect((await hide('comment', said.id)).status).toBeLessThan(300);
    expect(await found('axolotls')).toEqual([]);
    expect(await found('axolotls', { sort: 'new' })).toEqual([]);
    const { body } = await tom.api.get('/api/palette').query({ q: 'axolo' }).expect(200);
    expect(body.ideas).toEqual([]);
  });

  test('is what the official reply says, as long as it counts', async () => {
    const id = await post('What if we asked the company');
    const reply = (body: string) =>
      noor.api.put(`/api/ideas/${id}/official-reply`).send({ body }).expect(200);
    await reply('We will buy a **narwhal** in spring');
    await t.comment({ id }, { by: tom, body: 'A narwhal, at last' });
    const [card] = await find('narwhal spring');
    expect(card?.hit?.snippet).toEqual({
      text: 'We will buy a narwhal in spring',
      marks: [
        [14, 21],
        [25, 31],
      ],
      commentId: null,
      inReply: true,
    });
    expect((await find('narwhal')).map(({ hit }) => hit?.snippet?.inReply)).toEqual([true]);
    await reply('We will buy none');
    expect(await found('narwhal spring')).toEqual([]);
    expect((await find('narwhal')).map(({ hit }) => hit?.snippet?.inReply)).toEqual([false]);
  });

  test('follows an edit', async () => {
    const id = await post('What if walrus');
    await mia.api.patch(`/api/ideas/${id}`).send({ title: 'What if narwhal' }).expect(200);
    expect(await found('walr')).toEqual([]);
    expect(await found('narwha')).toEqual([id]);
  });
});

describe('filters', () => {
  test('author, time, and not voted for, with words and without', async () => {
    const at = async (id: string, day: string) =>
      IdeaRow.updateOne({ _id: id }, { $set: { postedAt: new Date(day) } });
    const old = await post('What if lemurs slept', '', noor);
    const recent = await post('What if lemurs danced', '', noor);
    const other = await post('What if lemurs sang');
    await at(old, '2020-03-01T12:00:00Z');
    await at(recent, '2020-04-01T12:00:00Z');
    await tom.api.put(`/api/ideas/${recent}/vote`).send({ value: 1 }).expect(200);
    const both = async (query: Record<string, string>) => {
      const plain = (await allPages<IdeaCard>(tom, '/api/ideas', { sort: 'new', ...query })).map(
        ({ id }) => id,
      );
      const words = await found('lemurs', { sort: 'new', ...query });
      expect([query, words]).toEqual([
        query,
        plain.filter((id) => [old, recent, other].includes(id)),
      ]);
      return words;
    };
    expect(await both({ authorId: noor.id })).toEqual([recent, old]);
    expect(await both({ from: '2020-03-15T00:00:00Z', to: '2020-05-01T00:00:00Z' })).toEqual([
      recent,
    ]);
    expect(await both({ to: '2020-04-01T12:00:00Z' })).toEqual([old]);
    expect(await both({ authorId: noor.id, voted: 'false' })).toEqual([old]);
    expect(await both({ authorId: noor.id, voted: 'true' })).toEqual([recent]);
    expect(await both({ campaignId: 'f'.repeat(24) })).toEqual([]);
  });

  test.each([
    ['authorId', 'tom'],
    ['campaignId', '1'],
    ['from', 'yesterday'],
    ['to', '2020-01-01'],
  ])('%s of %s is refused by name', async (field, value) => {
    expectRefusal(await tom.api.get('/api/ideas').query({ [field]: value }), 400, { field });
  });

  test('a cursor of other words is refused', async () => {
    await post('What if one ocelot');
    await post('What if two ocelots');
    const { body } = await tom.api.get('/api/ideas').query({ q: 'ocelot', limit: 1 });
    expect(body.nextCursor).toEqual(expect.any(String));
    expectRefusal(
      await tom.api.get('/api/ideas').query({ q: 'ocelots', limit: 1, cursor: body.nextCursor }),
      400,
      { field: 'cursor' },
    );
  });
});
