/** An exact number that is not negative: `n / d`. */
export interface Fraction {
  n: bigint;
  d: bigint;
}

export const compare = (a: Fraction, b: Fraction): number => {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
};

export function gcd(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

/** The nearest double, to within two units in its last place, for what is at least 2^-64. */
export function toNumber({ n, d }: Fraction): number {
  const whole = n / d;
  // A double holds 53 bits: so many behind the point that small numbers have them all.
  return Number(whole) + Number(((n - whole * d) << 128n) / d) / 2 ** 128;
}
