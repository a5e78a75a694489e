/** How what is short is shared: by need with the largest remainders, or one after the other; never a part. */
import type { SHARINGS } from '@gemba/contracts/events/supply-chain/transfers';
import { canonicalDecimal, scaledInteger } from '@gemba/measures/decimal';
import { QUANTITY_DECIMALS } from '@gemba/measures/quantity';
import { isCounted } from '../facts/quantities.js';

type Sharing = (typeof SHARINGS)[number];

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const sum = (all: readonly bigint[]): bigint => all.reduce((total, each) => total + each, 0n);

const written = (value: bigint, decimals: number): string => {
  const digits = String(value).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return canonicalDecimal(decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`);
};

const oneByOne = (asked: readonly bigint[], there: bigint): readonly bigint[] => {
  let left = there;
  return asked.map((each) => {
    const given = least(each, left);
    left -= given;
    return given;
  });
};

/** Hamilton's method: the whole part of each share, and what is left over to the largest remainders. */
const byNeed = (asked: readonly bigint[], there: bigint): readonly bigint[] => {
  const whole = sum(asked);
  if (whole <= there) return asked;
  const floors = asked.map((each) => (each * there) / whole);
  const over = Number(there - sum(floors));
  const first = asked
    .map((each, n) => ({ n, rest: (each * there) % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.n - b.n : a.rest > b.rest ? -1 : 1))
    .slice(0, over);
  const lucky = new Set(first.map(({ n }) => n));
  return floors.map((floor, n) => (lucky.has(n) ? floor + 1n : floor));
};

/** What each gets, in the order of what they ask for, as decimals in a unit; what is counted stays whole. */
export const shared = (
  asked: readonly string[],
  there: string,
  { by, unit }: { readonly by: Sharing; readonly unit: string },
): readonly string[] => {
  const decimals = isCounted(unit) ? 0 : QUANTITY_DECIMALS;
  const step = 10n ** BigInt(QUANTITY_DECIMALS - decimals);
  const steps = (value: string): bigint => scaledInteger(value, QUANTITY_DECIMALS) / step;
  const left = steps(there);
  const needs = asked.map(steps);
  if (left <= 0n) return needs.map(() => '0');
  const given = by === 'need' ? byNeed(needs, left) : oneByOne(needs, left);
  return given.map((each) => written(each, decimals));
};
