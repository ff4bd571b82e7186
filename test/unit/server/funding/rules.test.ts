import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  equalShares,
  type SharesSettings,
  usualShares,
} from '../../../../server/src/features/funding/rules/completion';
import {
  type Ballot,
  type BallotKind,
  type Election,
  tallied,
} from '../../../../server/src/features/funding/rules/election';
import { equalSharesAt } from '../../../../server/src/features/funding/rules/equal-shares';
import { greedy } from '../../../../server/src/features/funding/rules/greedy';
import { type NaiveElection, naiveShares } from './naive-shares';

const kinds: BallotKind[] = ['approve', 'score', 'divide'];

/** Few voters, few candidates and small numbers, so that ties and exact payments come up often. */
const elections = fc
  .record({
    kind: fc.constantFrom(...kinds),
    costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
    budget: fc.integer({ min: 1, max: 40 }),
    marks: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(
    ({ kind, costs, budget, marks }): Election => ({
      kind,
      budget,
      candidates: costs.map((cost, j) => ({ id: `p${j}`, cost })),
      ballots: marks.map((row) =>
        costs.flatMap((_, j): Ballot[number][] => {
          const mark = row[j] as number;
          return mark > 0 ? [[j, kind === 'approve' ? 1 : mark]] : [];
        }),
      ),
    }),
  );

const inOrder = ({ candidates }: Election) => candidates.map((_, j) => j);

function naiveOf({ kind, candidates, ballots }: Election): NaiveElection {
  const costs = candidates.map(({ cost }) => cost);
  const given = ballots.map((ballot) =>
    costs.map((_, j) => ballot.find(([k]) => k === j)?.[1] ?? 0),
  );
  return {
    costs,
    utility: given.map((row) =>
      row.map((mark, j) => (kind === 'divide' ? mark : mark * (costs[j] as number))),
    ),
    votes: costs.map((_, j) => given.reduce((sum, row) => sum + (row[j] as number), 0)),
  };
}

const winnersOf = (election: Election, settings: SharesSettings, lot = inOrder(election)) => {
  const { purchases, toppedUp } = equalShares(tallied(election), settings, lot);
  return [...purchases.map(({ candidate }) => candidate), ...toppedUp];
};
const costOf = ({ candidates }: Election, some: readonly number[]) =>
  some.reduce((sum, j) => sum + (candidates[j]?.cost ?? 0), 0);

describe('Equal Shares', () => {
  test('buys what the paper says, in the same order, whatever the ties', () => {
    fc.assert(
      fc.property(elections, fc.integer({ min: 0, max: 20 }), (election, endowment) => {
        const { purchases } = equalSharesAt(tallied(election), endowment, inOrder(election));
        const bought = purchases.map(({ candidate }) => candidate);
        expect(bought).toEqual(naiveShares(naiveOf(election), endowment));
      }),
      { numRuns: 1_500 },
    );
  });

  test('never spends more than there is, and with a top-up leaves nothing out that fits', () => {
    fc.assert(
      fc.property(elections, fc.boolean(), fc.boolean(), (election, exhaustiveStop, topUp) => {
        const winners = winnersOf(election, { ...usualShares, exhaustiveStop, topUp });
        const left = election.budget - costOf(election, winners);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(new Set(winners).size).toBe(winners.length);
        if (!topUp) return;
        const wanted = new Set(election.ballots.flatMap((ballot) => ballot.map(([j]) => j)));
        const fits = inOrder(election).filter(
          (j) => wanted.has(j) && !winners.includes(j) && costOf(election, [j]) <= left,
        );
        expect(fits).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('does not see how candidates are called, or in which order they and the ballots come', () => {
    fc.assert(
      fc.property(elections, fc.infiniteStream(fc.nat()), (election, numbers) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((one) => ({ one, at: numbers.next().value as number }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one);
        const places = shuffled(inOrder(election));
        const other: Election = {
          ...election,
          candidates: places.map((j) => election.candidates[j] as Election['candidates'][number]),
          ballots: shuffled(election.ballots).map((ballot) =>
            ballot.map(([j, mark]) => [places.indexOf(j), mark] as const),
          ),
        };
        // The lot goes with the candidates: it is drawn once.
        const winners = winnersOf(other, usualShares, places).map((at) => places[at]);
        expect(new Set(winners)).toEqual(new Set(winnersOf(election, usualShares)));
      }),
      { numRuns: 300 },
    );
  });

  test('without completion nobody who agrees is left with less than their share would buy, up to one', () => {
    const approvals = elections.filter(({ kind }) => kind === 'approve');
    fc.assert(
      fc.property(approvals, (election) => {
        const share = Math.floor(election.budget / election.ballots.length);
        const won = winnersOf(election, { ...usualShares, completion: 'none' });
        const count = election.candidates.length;
        for (let bits = 1; bits < 2 ** count; bits++) {
          const some = inOrder(election).filter((j) => bits & (1 << j));
          const wish = costOf(election, some);
          const agree = election.ballots.filter((ballot) =>
            some.every((j) => ballot.some(([k]) => k === j)),
          );
          // With one more project that was not bought they would have more than they wished for.
          const isLeftOut = agree.filter((ballot) => {
            const mine = ballot.map(([j]) => j);
            const has = costOf(
              election,
              mine.filter((j) => won.includes(j)),
            );
            const more = Math.max(
              0,
              ...mine.filter((j) => !won.includes(j)).map((j) => costOf(election, [j])),
            );
            return has < wish && has + more <= wish;
          });
          if (isLeftOut.length > 0) expect(isLeftOut.length * share).toBeLessThan(wish);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('says what each purchase took and what others were short of', () => {
    // Three want the garden, two of them the bench too; one wants the swing alone.
    const election: Election = {
      kind: 'approve',
      budget: 120,
      candidates: [
        { id: 'garden', cost: 60 },
        { id: 'bench', cost: 20 },
        { id: 'swing', cost: 50 },
      ],
      ballots: [
        [[0, 1]],
        [
          [0, 1],
          [1, 1],
        ],
        [
          [0, 1],
          [1, 1],
        ],
        [[2, 1]],
      ],
    };
    const run = equalSharesAt(tallied(election), 30, inOrder(election));
    expect(run.purchases).toEqual([
      { candidate: 0, price: { n: 60n, d: 3n }, fullPayers: 3, lastPayers: 0 },
      { candidate: 1, price: { n: 20n, d: 2n }, fullPayers: 2, lastPayers: 0 },
    ]);
    expect(run.cost).toBe(80);
    expect(run.short()).toEqual([{ candidate: 2, left: 30, cost: 50, voters: 1 }]);
    // With 50 each the swing is paid for too: 130 in all, which is too much.
    const raised = equalShares(tallied(election), usualShares, inOrder(election));
    expect(raised).toMatchObject({ endowment: 49, raised: 19, cost: 80 });
  });

  test('an amount that is none, or a mark for nobody, is refused', () => {
    const candidates = [{ id: 'a', cost: 1 }];
    const wrong = { kind: 'approve', budget: 10, candidates, ballots: [[[1, 1]]] } as const;
    expect(() => tallied(wrong)).toThrow('1 for candidate 1 is no mark');
    expect(() => tallied({ ...wrong, budget: 0.5 })).toThrow('0.5 is no amount');
  });
});

test('greedy takes the most marked that fit; the same are taken by cost, then by lot', () => {
  const election = tallied({
    kind: 'approve',
    budget: 100,
    candidates: [60, 50, 30, 30, 10].map((cost, j) => ({ id: `p${j}`, cost })),
    ballots: [
      [
        [0, 1],
        [2, 1],
        [3, 1],
      ],
      [
        [0, 1],
        [2, 1],
        [3, 1],
      ],
      [
        [0, 1],
        [1, 1],
      ],
    ],
  });
  expect(greedy(election, [0, 1, 2, 3, 4])).toEqual([0, 2]);
  expect(greedy(election, [0, 1, 3, 2, 4])).toEqual([0, 3]);
  expect(greedy(election, [0, 1, 2, 3, 4], [2])).toEqual([0]);
});
