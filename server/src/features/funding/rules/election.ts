/** A project that asks a round for money. */
interface Candidate {
  id: string;
  /** A positive integer, in the minor units of the round's currency. */
  cost: number;
}

/** How voters say what they want: which projects, how much of each from 1 to 5, or so many points. */
export type BallotKind = 'approve' | 'score' | 'divide';

/** What one voter gave to whom, by the index of the candidate: 1, the score, or the points. */
export type Ballot = readonly (readonly [candidate: number, mark: number])[];

export interface Election {
  kind: BallotKind;
  /** What there is to spend, as the costs are counted. */
  budget: number;
  candidates: readonly Candidate[];
  ballots: readonly Ballot[];
}

/**
 * An election as the rules read it: flat arrays, and voters who marked alike taken together, since
 * no rule here can tell them apart. The utility of candidate `j` for a voter who gave it `v` is
 * `v · scale[j]`: its cost where it is approved, that times the score, or the points alone.
 */
export interface Tallied {
  budget: number;
  /** Of all ballots, also empty ones: each has a share of the budget. */
  voters: number;
  cost: Float64Array;
  scale: Float64Array;
  /** What a candidate got in all, and by how many voters. */
  marks: Float64Array;
  supporters: Int32Array;
  /** The groups who marked candidate `j` are `group[k]`, with `mark[k]`, for `k` from `from[j]` to `from[j + 1]`. */
  from: Int32Array;
  group: Int32Array;
  mark: Int32Array;
  /** How many voters a group has, and what it marked, as above. */
  size: Int32Array;
  ballotFrom: Int32Array;
  ballotCandidate: Int32Array;
  ballotMark: Int32Array;
}

interface Group {
  size: number;
  marks: Ballot;
}

function groupsOf(ballots: readonly Ballot[]): Group[] {
  const groups = new Map<string, Group>();
  for (const ballot of ballots) {
    const marks = ballot.filter(([, mark]) => mark > 0).toSorted(([a], [b]) => a - b);
    if (marks.length === 0) continue;
    const key = marks.join(';');
    const known = groups.get(key);
    if (known) known.size += 1;
    else groups.set(key, { size: 1, marks });
  }
  return [...groups.values()];
}

const starts = (lengths: Int32Array): Int32Array => {
  const from = new Int32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) from[i + 1] = (from[i] as number) + length;
  return from;
};

/** @throws RangeError for an amount that is no safe positive integer, or a mark for no candidate */
export function tallied({ kind, budget, candidates, ballots }: Election): Tallied {
  for (const amount of [budget, ...candidates.map(({ cost }) => cost)])
    if (!Number.isSafeInteger(amount) || amount <= 0)
      throw new RangeError(`${amount} is no amount: a positive integer.`);
  const groups = groupsOf(ballots);
  const count = candidates.length;
  const cost = Float64Array.from(candidates, (candidate) => candidate.cost);
  const got = { marks: new Float64Array(count), supporters: new Int32Array(count) };
  const lengths = new Int32Array(count);
  for (const { size, marks } of groups)
    for (const [j, mark] of marks) {
      if (!(j in cost) || !Number.isSafeInteger(mark))
        throw new RangeError(`${mark} for candidate ${j} is no mark.`);
      lengths[j] = (lengths[j] as number) + 1;
      got.marks[j] = (got.marks[j] as number) + mark * size;
      got.supporters[j] = (got.supporters[j] as number) + size;
    }
  const from = starts(lengths);
  const ballotFrom = starts(Int32Array.from(groups, ({ marks }) => marks.length));
  const total = from[count] as number;
  const [group, mark] = [new Int32Array(total), new Int32Array(total)];
  const [ballotCandidate, ballotMark] = [new Int32Array(total), new Int32Array(total)];
  const next = from.slice();
  for (const [i, { marks }] of groups.entries())
    for (const [k, [j, given]] of marks.entries()) {
      const at = next[j] as number;
      next[j] = at + 1;
      group[at] = i;
      mark[at] = given;
      ballotCandidate[(ballotFrom[i] as number) + k] = j;
      ballotMark[(ballotFrom[i] as number) + k] = given;
    }
  return {
    budget,
    voters: ballots.length,
    cost,
    scale: kind === 'divide' ? new Float64Array(count).fill(1) : cost,
    ...got,
    from,
    group,
    mark,
    size: Int32Array.from(groups, ({ size }) => size),
    ballotFrom,
    ballotCandidate,
    ballotMark,
  };
}

/**
 * Among candidates that a rule finds equally good: the cheapest, then the one with most marks, then
 * the one that the lot names first.
 * @param lot each candidate's place in it
 */
export const tieOrder =
  ({ cost, marks }: Pick<Tallied, 'cost' | 'marks'>, lot: readonly number[]) =>
  (a: number, b: number): number =>
    (cost[a] as number) - (cost[b] as number) ||
    (marks[b] as number) - (marks[a] as number) ||
    (lot[a] as number) - (lot[b] as number);
