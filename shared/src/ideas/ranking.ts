/**
 * The rules by which ideas are ordered: pure, used by the server that stores the scores, by the client
 * that knows what has moved, and by the gate that measures them (`test/gates`).
 */

const DAY_MS = 24 * 60 * 60_000;

/**
 * The score that Hot sorts by, stored with the idea so that a page is one walk of an index.
 * A weight of n votes halves every half-life: n · 2^(−age / H). Its log10 is
 * log10(n) − age · log10(2) / H; the part of "now" is the same for all and left out, so the score
 * never has to change with time. Below zero net votes count against (the sign), none count as one.
 * The signed logarithm plus age is Reddit's hot formula of 2008, with its constant made a half-life.
 * @param votes net votes
 * @param halfLifeDays after so many days a vote weighs half as much
 * @returns a number that grows with votes and with the time of posting
 */
export function hotScore(votes: number, postedAt: Date, halfLifeDays: number): number {
  const weight = Math.sign(votes) * Math.log10(Math.max(1, Math.abs(votes)));
  const days = postedAt.getTime() / DAY_MS;
  return weight + (days * Math.log10(2)) / halfLifeDays;
}

/** The share of its first weight that an idea of this age still has in Hot, 1 to 0. */
export const weightLeft = (postedAt: Date, now: Date, halfLifeDays: number): number =>
  2 ** (-Math.max(0, now.getTime() - postedAt.getTime()) / DAY_MS / halfLifeDays);

/**
 * What is assumed of an idea before anybody saw it: so many impressions with so many votes. It keeps
 * one lucky vote of one reader from beating ninety of a hundred.
 */
export const PRIOR = { impressions: 5, votes: 0.5 } as const;

/**
 * The score that Top sorts by: the Bayesian mean of votes per impression,
 * (votes + prior votes) / (impressions + prior impressions), which is the mean of a Beta posterior
 * (Evan Miller, "Ranking items with star ratings", 2012). A vote counts as seen, so there are never
 * fewer impressions than votes.
 * @param votes net votes
 * @returns votes per impression, at most 1
 */
export function topScore(votes: number, impressions: number): number {
  const seen = Math.max(impressions, Math.abs(votes));
  return (votes + PRIOR.votes) / (seen + PRIOR.impressions);
}

const ASSUMED_PER_VOTE = 2;
const ASSUMED_A_DAY = 10;
const ASSUMED_DAYS = 4;

/**
 * As how often seen an idea counts that comes from where nobody counted (an import, the time before
 * impressions): two a vote and ten a day in its first four days. Votes still decide the order of such
 * ideas, and none of them passes half a vote per impression.
 */
export const assumedImpressions = (votes: number, postedAt: Date, now: Date): number => {
  const days = Math.max(0, now.getTime() - postedAt.getTime()) / DAY_MS;
  return (
    ASSUMED_PER_VOTE * Math.max(0, votes) + Math.round(ASSUMED_A_DAY * Math.min(days, ASSUMED_DAYS))
  );
};

/** How much UCB1 gives for not knowing; √2 in the proof for rewards of any kind, less where they are alike. */
const CURIOSITY = 0.5;
/** All impressions there are, for UCB1's ln N: it moves so slowly that a million stands for it. */
const HORIZON = 1_000_000;

/**
 * The score that Needs eyes sorts by: UCB1 (Auer, Cesa-Bianchi and Fischer 2002), the mean that an
 * idea may well have, given how few have seen it: mean + c · √(ln N / (impressions + 1)). With N
 * fixed the score changes only when the idea is seen or voted for, so that it can be stored.
 */
export function eyesScore(votes: number, impressions: number): number {
  const seen = Math.max(impressions, Math.abs(votes));
  return topScore(votes, impressions) + CURIOSITY * Math.sqrt(Math.log(HORIZON) / (seen + 1));
}

/** By how much a reader's lot of the day can lift an idea in their Needs eyes; see `eyesOrder`. */
const SPREAD = 0.15;

/** The lot that an idea draws for one seed, in [0, 1): FNV-1a over both, then mixed as murmur3 does. */
export function lotOf(seed: string, ideaId: string): number {
  let hash = 0x811c9dc5;
  for (const text of [seed, ideaId])
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * Where an idea stands in one reader's Needs eyes of one day, highest first: UCB1, and a lot that
 * spreads ideas of about the same need over the readers, so that not all look at the same one.
 * @param seed the reader and the day
 */
export const eyesOrder = (eyes: number, seed: string, ideaId: string): number =>
  eyes + SPREAD * lotOf(seed, ideaId);

/** Out of so many ideas with the highest score each reader's Needs eyes is made. */
export const EYES_POOL = 300;

/**
 * One reader's Needs eyes of one day, most needed first.
 * @param pool the ideas with the highest `eyes`
 * @param seen what the reader has seen, voted for or written: it needs other eyes
 */
export const needsEyes = <T extends { id: string; eyes: number }>(
  pool: readonly T[],
  seed: string,
  seen: ReadonlySet<string>,
): T[] =>
  pool
    .filter(({ id }) => !seen.has(id))
    .map((idea) => ({ idea, place: eyesOrder(idea.eyes, seed, idea.id) }))
    .sort((a, b) => b.place - a.place)
    .map(({ idea }) => idea);
