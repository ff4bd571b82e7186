/**
 * npm run bench:rounds: how long the rules take for a large election. Ballots are generated; the same
 * numbers come each time.
 */
import { cpus } from 'node:os';
import { equalShares, usualShares } from '../../server/src/features/funding/rules/completion';
import {
  type BallotKind,
  type Election,
  tallied,
} from '../../server/src/features/funding/rules/election';
import { greedy } from '../../server/src/features/funding/rules/greedy';
import { Random } from '../../server/src/seed/random';

const CANDIDATES = 150;
const VOTERS = 60_000;
const ROUNDS = 3;

/** Few projects are wanted by many, and most cost little; a voter marks one to nine. */
function large(kind: BallotKind): Election {
  const random = new Random(1);
  const most = { approve: 1, score: 5, divide: 10 }[kind];
  return {
    kind,
    budget: 6_000_000,
    candidates: Array.from({ length: CANDIDATES }, (_, j) => ({
      id: `p${j}`,
      cost: Math.floor(20_000 + random.next() ** 2 * 400_000),
    })),
    ballots: Array.from({ length: VOTERS }, () => {
      const marks = new Map<number, number>();
      const wanted = 1 + Math.floor(random.next() * 9);
      while (marks.size < wanted)
        marks.set(
          Math.floor(random.next() ** 2 * CANDIDATES),
          1 + Math.floor(random.next() * most),
        );
      return [...marks];
    }),
  };
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model}: ${CANDIDATES} projects, ${VOTERS} ballots, exact, the fastest of ${ROUNDS}`,
);
for (const kind of ['approve', 'score', 'divide'] as const) {
  const election = large(kind);
  const lot = election.candidates.map((_, j) => j);
  const runs = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    const compact = tallied(election);
    const read = performance.now();
    const byMarks = greedy(compact, lot);
    const sorted = performance.now();
    const { raised, purchases } = equalShares(compact, usualShares, lot);
    const done = performance.now();
    return {
      read: read - begun,
      greedy: sorted - read,
      shares: done - sorted,
      all: done - begun,
      raised,
      bought: purchases.length,
      byMarks: byMarks.length,
    };
  });
  const [best] = runs.toSorted((a, b) => a.all - b.all);
  if (best)
    console.log(
      `${kind.padEnd(8)} ${best.all.toFixed(0).padStart(5)} ms: reading ${best.read.toFixed(0)}, equal shares ${best.shares.toFixed(0)} (${best.raised} raises, ${best.bought} bought); greedy ${best.greedy.toFixed(1)} (${best.byMarks} bought)`,
    );
}
