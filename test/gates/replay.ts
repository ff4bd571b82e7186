import { Random } from '../../server/src/seed/random';
import type { Matrix } from './votes';

/** What a policy under test knows of an idea. */
interface Idea {
  /** 24 hexadecimal digits, as in the product. */
  id: string;
  votes: number;
  impressions: number;
}

/** A way to order ideas for readers, and to say in the end which are the best. */
export interface Policy {
  name: string;
  /** The ideas for one visit, first things first. */
  show(ideas: Idea[], visitor: string): Idea[];
  /** The higher, the better it takes an idea to be. */
  rate(idea: Idea): number;
}

export interface Outcome {
  /** Share of the true best tenth in the policy's own best tenth. */
  precision: number;
  /** Ideas that nobody was shown. */
  unseen: number;
  /** Gini coefficient of how often ideas were shown: 0 all alike, 1 all for one. */
  gini: number;
}

const SHOWN_A_VISIT = 10;
const STOP_AT = 0.2;
const BEST = 0.1;

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** Gini coefficient by the mean difference of sorted values. */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const weighted = sum(sorted.map((value, i) => (2 * (i + 1) - n - 1) * value));
  return weighted / (n * sum(sorted) || 1);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return [...random.distinct(items.length)].map((at) => items[at] as T);
}

/** The places of the best tenth; a lot settles ties. */
function best(scores: readonly number[], random: Random): number[] {
  const places = shuffled([...scores.keys()], random);
  places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return places.slice(0, Math.round(scores.length * BEST));
}

/** The mean of all answers to each idea: what a policy should find out. */
const meansOf = (matrix: Matrix): number[] =>
  (matrix[0] ?? []).map((_, idea) => {
    const given = matrix.flatMap((row) => row[idea] ?? []);
    return sum(given) / given.length;
  });

/**
 * Plays real votes again: people come in random order, round after round; each visit shows ten ideas
 * by the policy, none twice to one person, and yields the votes that this person really gave. It
 * ends when a fifth of all votes are cast.
 */
export function replay(matrix: Matrix, policy: Policy, seed: number): Outcome {
  const random = new Random(seed);
  const ideas: Idea[] = (matrix[0] ?? []).map((_, i) => ({
    id: (i + 1).toString(16).padStart(24, '0'),
    votes: 0,
    impressions: 0,
  }));
  const placeOf = new Map(ideas.map(({ id }, i) => [id, i]));
  const left = matrix.map((row) => new Set(row.flatMap((cell, i) => (cell === null ? [] : [i]))));
  const total = sum(left.map(({ size }) => size));
  let cast = 0;
  let queue: number[] = [];
  while (cast < total * STOP_AT) {
    if (queue.length === 0) queue = shuffled([...matrix.keys()], random);
    const person = queue.pop() as number;
    const open = left[person] as Set<number>;
    const known = shuffled([...open], random).map((i) => ideas[i] as Idea);
    for (const idea of policy.show(known, String(person)).slice(0, SHOWN_A_VISIT)) {
      const place = placeOf.get(idea.id) as number;
      open.delete(place);
      idea.impressions += 1;
      idea.votes += matrix[person]?.[place] ?? 0;
      cast += 1;
    }
  }
  const truth = new Set(best(meansOf(matrix), random));
  const own = best(ideas.map(policy.rate), random);
  return {
    precision: own.filter((place) => truth.has(place)).length / truth.size,
    unseen: ideas.filter(({ impressions }) => impressions === 0).length,
    gini: gini(ideas.map(({ impressions }) => impressions)),
  };
}
