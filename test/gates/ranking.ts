import { EYES_POOL, eyesScore, needsEyes, topScore } from '@leaven/shared/ideas/ranking';
import { dataPath, type Gate, noData } from './gate';
import { type Outcome, type Policy, replay } from './replay';
import { readMatrix } from './votes';

const matrices = [
  { name: 'bg2050', file: 'bg2050-volunteers.participants-votes.csv.gz', leastVotes: 20 },
  {
    name: 'Bowling Green',
    file: 'american-assembly.bowling-green.participants-votes.csv.gz',
    leastVotes: 60,
  },
] as const;

const LEAST_PRECISION = 0.67;
const SEEDS = 20;
const SEEDS_REDUCED = 2;

/** What most platforms do: the most votes on top. */
const netVotes: Policy = {
  name: 'net votes',
  show: (ideas) => ideas.toSorted((a, b) => b.votes - a.votes),
  rate: ({ votes }) => votes,
};

/** Needs eyes decides what is shown, Top what is best: the product's own rules. */
const leaven: Policy = {
  name: 'needs eyes, top',
  show(ideas, visitor) {
    const scored = ideas.map((idea) => ({
      id: idea.id,
      eyes: eyesScore(idea.votes, idea.impressions),
      idea,
    }));
    const pool = scored.sort((a, b) => b.eyes - a.eyes).slice(0, EYES_POOL);
    return needsEyes(pool, visitor, new Set()).map(({ idea }) => idea);
  },
  rate: ({ votes, impressions }) => topScore(votes, impressions),
};

const mean = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

function averageOf(outcomes: Outcome[]): Outcome {
  const of = (key: keyof Outcome) => mean(outcomes.map((outcome) => outcome[key]));
  return { precision: of('precision'), unseen: of('unseen'), gini: of('gini') };
}

const said = (what: string, { precision, unseen, gini }: Outcome) =>
  `${what.padEnd(32)} precision ${precision.toFixed(3)}  unseen ${unseen.toFixed(1).padStart(5)}  Gini of exposure ${gini.toFixed(2)}`;

/** Whether fair chances find the best ideas, where a list by net votes feeds those it began with. */
export const rankingGate: Gate = {
  name: 'ranking on real votes',
  async run({ reduced = false } = {}) {
    const seeds = reduced ? SEEDS_REDUCED : SEEDS;
    const lines: string[] = [];
    const overall = new Map<Policy, Outcome[]>();
    for (const { name, file, leastVotes } of matrices) {
      const path = dataPath('ranking', file);
      if (!path) return noData('ranking');
      const matrix = readMatrix(path, leastVotes);
      lines.push(`${name}: ${matrix.length} people × ${matrix[0]?.length ?? 0} ideas`);
      for (const policy of [netVotes, leaven]) {
        const outcomes = Array.from({ length: seeds }, (_, i) => replay(matrix, policy, i + 1));
        const average = averageOf(outcomes);
        overall.set(policy, [...(overall.get(policy) ?? []), average]);
        lines.push(`  ${said(policy.name, average)}`);
      }
    }
    const ours = averageOf(overall.get(leaven) ?? []);
    lines.push(said(`both, ${netVotes.name}`, averageOf(overall.get(netVotes) ?? [])));
    lines.push(said(`both, ${leaven.name}`, ours));
    lines.push(`needed: precision ${LEAST_PRECISION} with nothing unseen, mean of ${SEEDS} seeds`);
    const holds = ours.precision >= LEAST_PRECISION && ours.unseen === 0;
    return { outcome: holds ? 'passed' : 'failed', lines };
  },
};
