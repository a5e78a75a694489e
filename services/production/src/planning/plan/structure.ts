/** Bills of materials as the plan reads them: what one unit takes, and in which order items are planned. */
import type { BillOfMaterialsReleased } from '@gemba/contracts/events/production/definition';
import { ONE, dividedUp, millionths, stepOf, upTo } from './millionths.js';

type Version = Pick<BillOfMaterialsReleased, 'version' | 'effectiveFrom' | 'base' | 'lines'>;

/** A part of an item: need = quantity × `times` ÷ `per`, rounded up to `step`. */
export type Part = {
  readonly item: string;
  readonly times: bigint;
  readonly per: bigint;
  readonly step: bigint;
  /** It is replaced by what it consists of. */
  readonly isPhantom: boolean;
};

export type Structure = { readonly effectiveFrom: string; readonly parts: readonly Part[] };

/**
 * `quantity × line ÷ base ÷ (1 − scrap fraction)` as one fraction, so that a plan rounds once like an
 * order.
 */
const partOf = (
  base: bigint,
  { item, quantity, scrapFraction, phantom }: Version['lines'][number],
): Part => ({
  item,
  times: millionths(quantity.value) * ONE,
  per: base * (ONE - millionths(scrapFraction)),
  step: stepOf(quantity.unit),
  isPhantom: phantom === true,
});

/** All versions, in the order in which they come into force. */
export const structuresOf = (versions: readonly Version[]): readonly Structure[] =>
  versions.map(({ effectiveFrom, base, lines }) => ({
    effectiveFrom,
    parts: lines.map((line) => partOf(millionths(base.value), line)),
  }));

/** The version in force on the date; undefined before the first. */
export const inForceOn = (versions: readonly Structure[], date: string): Structure | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= date);

export const neededFor = (quantity: bigint, { times, per, step }: Part): bigint =>
  upTo(dividedUp(quantity * times, per), step);

type Structures = ReadonlyMap<string, readonly Structure[]>;

/** The parts of an item in any version, each once. */
export const partsOf = (items: Structures, id: string): readonly string[] => [
  ...new Set((items.get(id) ?? []).flatMap(({ parts }) => parts.map((part) => part.item))),
];

/** Into how many items each part goes. */
const wholesOf = (items: Structures): Map<string, number> => {
  const wholes = new Map<string, number>();
  for (const id of items.keys())
    for (const part of partsOf(items, id)) wholes.set(part, (wholes.get(part) ?? 0) + 1);
  return wholes;
};

/** Takes one whole off a part; true when it was the last that has to be planned before it. */
const isLastWhole = (left: Map<string, number>, part: string): boolean => {
  const wholes = (left.get(part) ?? 0) - 1;
  left.set(part, wholes);
  return wholes === 0;
};

/**
 * Low-level codes: every item comes after all that it goes into, in any version, and items of one level in
 * the order of their ids (Orlicky, chapter 6).
 */
export const byLevel = (items: Structures): readonly string[] => {
  const left = wholesOf(items);
  const levels: string[][] = [];
  let level = [...items.keys()].filter((id) => !left.has(id));
  while (level.length > 0) {
    levels.push(level.sort());
    level = level.flatMap((id) => partsOf(items, id)).filter((part) => isLastWhole(left, part));
  }
  return levels.flat().filter((id) => items.has(id));
};
