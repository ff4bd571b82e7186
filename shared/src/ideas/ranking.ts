/** Days after which a vote weighs half as much in Hot. */
export const HALF_LIFE_DAYS = 4;

const DAY_MS = 24 * 60 * 60_000;

/**
 * The score that Hot sorts by, stored with the idea so that a page is one walk of an index.
 * A weight of n votes halves every half-life: n · 2^(−age / H). Its log10 is
 * log10(n) − age · log10(2) / H; the part of "now" is the same for all and left out, so the score
 * never has to change with time. Below zero net votes count against (the sign), none count as one.
 * @param votes net votes
 * @returns a number that grows with votes and with the time of posting
 */
export function hotScore(votes: number, postedAt: Date, halfLifeDays = HALF_LIFE_DAYS): number {
  const weight = Math.sign(votes) * Math.log10(Math.max(1, Math.abs(votes)));
  const days = postedAt.getTime() / DAY_MS;
  return weight + (days * Math.log10(2)) / halfLifeDays;
}
