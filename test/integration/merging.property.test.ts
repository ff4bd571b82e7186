import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { AppError } from '@leaven/shared/http/errors';
import type { Actor } from '@leaven/shared/users/roles';
import fc from 'fast-check';
import { comments } from '../../server/src/features/comments/comments.service';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { countRows, sweepDirty } from '../../server/src/features/ideas/tally';
import { merging } from '../../server/src/features/merging/merging.service';
import { votes } from '../../server/src/features/votes/votes.service';
import { startTestApp, type TestApp } from '../support/app';

// What merges do to votes and comments, against a plain model that knows no set and no pointer but one.

const IDEAS = 4;
let t: TestApp;
let moderator: Actor;
let people: Actor[];
let categoryId: string;

beforeAll(async () => {
  t = await startTestApp();
  moderator = { id: (await t.person('moderator')).id, role: 'moderator' };
  // The first four write an idea each; the others are readers.
  const made = await Promise.all(Array.from({ length: IDEAS + 2 }, () => t.person()));
  people = made.map(({ id }) => ({ id, role: 'member' }));
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

type Step =
  | { do: 'vote'; person: number; idea: number; value: 0 | 1 }
  | { do: 'comment'; person: number; idea: number; answers: number }
  | { do: 'remove'; comment: number }
  | { do: 'merge'; idea: number; into: number }
  | { do: 'undo'; idea: number };

const idea = fc.nat(IDEAS - 1);
const person = fc.nat(IDEAS + 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('vote' as const),
      person,
      idea,
      value: fc.constantFrom(0 as const, 1 as const, 1 as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('comment' as const), person, idea, answers: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), comment: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('merge' as const), idea, into: idea }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), idea }) },
);

interface Stand {
  value: 0 | 1;
  time: number;
}
interface Said {
  id: string;
  idea: number;
  by: number;
  deleted: boolean;
}

/** What happened, told in the plainest way. */
class Model {
  time = 0;
  stands = new Map<string, Stand>();
  said: Said[] = [];
  into: (number | null)[] = Array.from({ length: IDEAS }, () => null);

  isMerged = (i: number) => this.into[i] !== null;
  root(i: number): number {
    const next = this.into[i];
    return next === null || next === undefined ? i : this.root(next);
  }
  under(i: number): number[] {
    const direct = this.into.flatMap((into, j) => (into === i ? [j] : []));
    return [i, ...direct.flatMap((j) => this.under(j))];
  }
  stand(by: number, i: number): Stand | undefined {
    // Who wrote an idea votes neither for it nor, by what was merged into it, after all.
    const where = by === i ? [i] : this.under(i);
    const taken = where.flatMap((j) => this.stands.get(`${j} ${by}`) ?? []);
    return taken.toSorted((a, b) => b.time - a.time)[0];
  }
  vote(by: number, i: number, value: 0 | 1): boolean {
    if (this.isMerged(i) || by === i) return false;
    const own = this.stands.get(`${i} ${by}`);
    if (own?.value !== value || this.stand(by, i)?.value !== value)
      this.stands.set(`${i} ${by}`, { value, time: ++this.time });
    return true;
  }
  tally(i: number) {
    return {
      votes: people.filter((_, by) => this.stand(by, i)?.value === 1).length,
      commentCount: this.said.filter((one) => !one.deleted && this.under(i).includes(one.idea))
        .length,
    };
  }
}

/** Whether it was done, or refused. */
async function attempt(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return false;
    throw error;
  }
}

const actorOf = (i: number): Actor => people[i] as Actor;

async function play(model: Model, ids: string[], one: Step): Promise<void> {
  const idOf = (i: number) => ids[i] as string;
  if (one.do === 'vote') {
    const done = await attempt(votes.cast(actorOf(one.person), idOf(one.idea), one.value));
    expect(done).toBe(model.vote(one.person, one.idea, one.value));
  } else if (one.do === 'comment') {
    const shown = model.said.filter(
      (said) => model.under(one.idea).includes(said.idea) && !said.deleted,
    );
    const parent = shown[one.answers];
    const body = { body: 'Well', parentId: parent?.id ?? null };
    if (model.isMerged(one.idea)) {
      expect(await attempt(comments.post(actorOf(one.person), idOf(one.idea), body))).toBe(false);
      return;
    }
    const { id } = await comments.post(actorOf(one.person), idOf(one.idea), body);
    const where = parent?.idea ?? one.idea;
    model.said.push({ id, idea: where, by: one.person, deleted: false });
  } else if (one.do === 'remove') {
    const said = model.said[one.comment];
    if (!said || said.deleted) return;
    await comments.remove(actorOf(said.by), said.id);
    said.deleted = true;
  } else if (one.do === 'merge') {
    const done = await attempt(
      merging.merge(moderator, idOf(one.idea), { into: idOf(one.into), reason: '' }),
    );
    const may = one.idea !== one.into && !model.isMerged(one.idea) && !model.isMerged(one.into);
    // Repeating a merge changes nothing and is no failure.
    expect(done).toBe(may || model.into[one.idea] === one.into);
    if (may) model.into[one.idea] = one.into;
  } else {
    await merging.undo(moderator, idOf(one.idea));
    model.into[one.idea] = null;
  }
}

async function expectAsModel(model: Model, ids: string[]): Promise<void> {
  const rows = await IdeaRow.find({ _id: { $in: ids } }).lean();
  const index = new Map(ids.map((id, i) => [id, i]));
  for (const row of rows) {
    const i = index.get(String(row._id)) as number;
    const { votes: net, commentCount } = row;
    expect({ i, votes: net, commentCount }).toEqual({ i, ...model.tally(i) });
    expect({ votes: net, commentCount }).toEqual(await countRows(row));
    expect(row.mergedFrom.map((id) => index.get(String(id))).toSorted()).toEqual(
      model.under(i).slice(1).toSorted(),
    );
    expect(row.stage).toBe(model.isMerged(i) ? 'merged' : 'open');
    const path = row.mergedInto.map((id) => index.get(String(id)));
    expect([path[0] ?? null, path.at(-1) ?? i]).toEqual([model.into[i] ?? null, model.root(i)]);
    for (const [by, { id }] of people.entries())
      expect((await votes.mine(id, [row])).has(String(row._id))).toBe(
        model.stand(by, i)?.value === 1,
      );
  }
}

test('any sequence of votes, comments, merges and undos leaves what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const ids: string[] = [];
      for (let i = 0; i < IDEAS; i++) {
        const row = await t.idea({ categoryId });
        await IdeaRow.updateOne({ _id: row.id }, { $set: { authorId: actorOf(i).id } });
        ids.push(row.id);
      }
      const model = new Model();
      for (const one of steps) await play(model, ids, one);
      await expectAsModel(model, ids);
      // Undone, everything stands where it was cast and written, as if nothing had been merged.
      for (const id of ids) await merging.undo(moderator, id);
      model.into.fill(null);
      await expectAsModel(model, ids);
    }),
    { numRuns: Number(process.env.LEAVEN_RUNS ?? 12), endOnFailure: true },
  );
}, 300_000);

const newPair = async () => [await t.idea({ categoryId }), await t.idea({ categoryId })] as const;
const untouched = async (id: string) => {
  const { dirtyAt: _, ...row } = (await IdeaRow.findById(id).lean()) ?? { dirtyAt: null };
  return row;
};

test.each(['updateMany', 'updateOne'] as const)(
  'a merge, or its undoing, that breaks at a later write leaves everything as it was: %s',
  async (write) => {
    const [a, b] = await newPair();
    const into = { into: b.id, reason: 'x' };
    const breaks = async (work: () => Promise<unknown>) => {
      const before = [await untouched(a.id), await untouched(b.id)];
      const decisions = await DecisionRow.countDocuments({ ideaId: a.id });
      const real = IdeaRow[write].bind(IdeaRow) as (...args: unknown[]) => unknown;
      // The first write goes through, the second breaks; `updateMany` is never the first.
      let left = write === 'updateOne' ? 1 : 0;
      const spy = jest.spyOn(IdeaRow, write).mockImplementation(((...args: unknown[]) => {
        if (left-- > 0) return real(...args);
        throw new Error('the line broke');
      }) as never);
      await expect(work()).rejects.toThrow();
      spy.mockRestore();
      expect([await untouched(a.id), await untouched(b.id)]).toEqual(before);
      expect(await DecisionRow.countDocuments({ ideaId: a.id })).toBe(decisions);
    };
    await breaks(() => merging.merge(moderator, a.id, into));
    await merging.merge(moderator, a.id, into);
    if (write === 'updateMany') await breaks(() => merging.undo(moderator, a.id));
    await merging.undo(moderator, a.id);
    expect(await IdeaRow.findById(a.id).lean()).toMatchObject({ stage: 'open', mergedInto: [] });
  },
);

test('a merge or undo whose recount was lost in a crash is found by its mark', async () => {
  const [a, b] = await newPair();
  await votes.cast(actorOf(0), a.id, 1);
  await merging.merge(moderator, a.id, { into: b.id, reason: '' });
  const forget = (id: string, count: number) =>
    IdeaRow.updateOne({ _id: id }, { $set: { votes: count } });
  await forget(b.id, 0);
  await sweepDirty(0);
  expect(await IdeaRow.findById(b.id).lean()).toMatchObject({ votes: 1, dirtyAt: null });
  await merging.undo(moderator, a.id);
  await forget(b.id, 1);
  await forget(a.id, 0);
  await sweepDirty(0);
  expect(await IdeaRow.findById(b.id).lean()).toMatchObject({ votes: 0, dirtyAt: null });
  expect(await IdeaRow.findById(a.id).lean()).toMatchObject({ votes: 1, dirtyAt: null });
});
