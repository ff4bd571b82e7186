import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { equalShares, usualShares } from '../../server/src/features/funding/rules/completion';
import { tallied } from '../../server/src/features/funding/rules/election';
import { greedy } from '../../server/src/features/funding/rules/greedy';
import { readPabulib } from '../../server/src/features/funding/rules/pabulib';
import { dataPath, type Gate, noData } from './gate';

const cities = [
  'Netherlands_Assen_2024.pb',
  'Poland_Swiecie_2023.pb',
  'Poland_Wieliczka_2023_Green_Budget.pb',
];

const same = (a: readonly string[], b: readonly string[]) =>
  a.toSorted().join() === b.toSorted().join();

/** Three cities decided by Equal Shares: the default must name the winners that they named. */
export const pabulibGate: Gate = {
  name: 'rounds by Equal Shares',
  async run() {
    const folder = dataPath('funding', 'pabulib');
    if (!folder) return noData('funding/pabulib');
    const lines: string[] = [];
    let equal = 0;
    for (const file of cities) {
      const { election, projects, unit } = readPabulib(await readFile(join(folder, file), 'utf8'));
      const official = projects.filter(({ selected }) => selected).map(({ id }) => id);
      const lot = projects.map((_, j) => j);
      const begun = performance.now();
      const run = equalShares(tallied(election), { ...usualShares, step: unit }, lot);
      const took = performance.now() - begun;
      const won = run.purchases.map(({ candidate }) => projects[candidate]?.id ?? '');
      if (same(won, official)) equal += 1;
      lines.push(
        `${file}: ${won.length} bought, ${same(won, official) ? 'as' : 'not as'} the city did (${official.length}); ${election.ballots.length} ballots, endowment ${run.endowment} after ${run.raised} raises, ${took.toFixed(0)} ms`,
      );
    }
    return { outcome: equal === cities.length ? 'passed' : 'failed', lines };
  },
};

const LEAST_EQUAL_ROUNDS = 23;

interface CatalystRound {
  title: string;
  budget: number;
  proposals: { id: number; cost: number; net: number; status: string }[];
}

/** Rounds of IdeaScale: of what was approved the most net votes first, skipping what does not fit. */
export const catalystGate: Gate = {
  name: 'rounds by greedy',
  async run() {
    const path = dataPath('funding', 'catalyst', 'rounds-f7.json');
    if (!path) return noData('funding/catalyst');
    const rounds: CatalystRound[] = JSON.parse(await readFile(path, 'utf8'));
    const differing = rounds.filter(({ budget, proposals }) => {
      const approved = proposals.filter(({ status }) => status !== 'not_approved');
      const won = greedy(
        {
          budget,
          cost: Float64Array.from(approved, ({ cost }) => cost),
          marks: Float64Array.from(approved, ({ net }) => net),
        },
        approved.map((_, j) => j),
      );
      const funded = approved.filter(({ status }) => status === 'funded');
      return !same(
        won.map((j) => String(approved[j]?.id)),
        funded.map(({ id }) => String(id)),
      );
    });
    const equal = rounds.length - differing.length;
    return {
      outcome: equal >= LEAST_EQUAL_ROUNDS ? 'passed' : 'failed',
      lines: [
        `${equal} of ${rounds.length} rounds as they were decided (at least ${LEAST_EQUAL_ROUNDS})`,
        ...differing.map(({ title }) => `not as decided: ${title}`),
      ],
    };
  },
};
