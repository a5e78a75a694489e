/**
 * Compares the means of two samples that need not vary alike: Welch's test, with the degrees of freedom of
 * Satterthwaite (B. L. Welch, Biometrika 34, 1947; F. E. Satterthwaite, Biometrics Bulletin 2, 1946).
 */
export type Compared = {
  readonly before: number;
  readonly after: number;
  /** Of the means: after less before. */
  readonly difference: number;
  /** Null where a sample has fewer than two values, or neither varies: then nothing can be said of chance. */
  readonly test: {
    readonly t: number;
    readonly degrees: number;
    readonly pValue: number;
    readonly low: number;
    readonly high: number;
  } | null;
};

const CONFIDENCE = 0.95;

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

const meanOf = (values: readonly number[]): number => sum(values) / values.length;

/** Of the mean of a sample, squared. */
const errorOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return sum(values.map((each) => (each - mean) ** 2)) / (values.length - 1) / values.length;
};

const LANCZOS = [
  ...[0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313],
  ...[-176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6],
  1.5056327351493116e-7,
];

/** The logarithm of Γ for x > 0 (C. Lanczos, 1964, g = 7, n = 9). */
const logGamma = (x: number): number => {
  const at = x - 1;
  const base = at + LANCZOS.length - 1.5;
  const series = LANCZOS.reduce((all, each, index) => all + (index === 0 ? each : each / (at + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(base) - base + Math.log(series);
};

const SMALL = 1e-300;
const ROUNDS = 500;

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
const fraction = (x: number, a: number, b: number): number => {
  const safe = (value: number) => (Math.abs(value) < SMALL ? SMALL : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let all = d;
  for (let m = 1; m <= ROUNDS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const step of [even, odd]) {
      d = 1 / safe(1 + step * d);
      c = safe(1 + step / c);
      all *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return all;
};

/** The regularised incomplete beta function I(x; a, b). */
const beta = (x: number, a: number, b: number): number => {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
};

/** How likely Student's t lies at least as far from 0, to either side. */
export const twoSided = (t: number, degrees: number): number =>
  beta(degrees / (degrees + t * t), degrees / 2, 0.5);

/** The t beyond which, to either side, lies this part of the distribution. */
const quantile = (part: number, degrees: number): number => {
  let [low, high] = [0, 1];
  while (twoSided(high, degrees) > part) high *= 2;
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2;
    if (twoSided(middle, degrees) > part) low = middle;
    else high = middle;
  }
  return high;
};

/** The samples have at least one value each. */
export const compared = (before: readonly number[], after: readonly number[]): Compared => {
  const [was, is] = [meanOf(before), meanOf(after)];
  const difference = is - was;
  const means = { before: was, after: is, difference };
  if (before.length < 2 || after.length < 2) return { ...means, test: null };
  const [a, b] = [errorOf(before), errorOf(after)];
  if (a + b === 0) return { ...means, test: null };
  const error = Math.sqrt(a + b);
  const degrees = (a + b) ** 2 / (a ** 2 / (before.length - 1) + b ** 2 / (after.length - 1));
  const reach = quantile(1 - CONFIDENCE, degrees) * error;
  const t = difference / error;
  const test = {
    t,
    degrees,
    pValue: twoSided(t, degrees),
    low: difference - reach,
    high: difference + reach,
  };
  return { ...means, test };
};
