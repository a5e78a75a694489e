/**
 * What an order of a quantity takes: its components through all phantoms, exact, and each rounded up once.
 */
import type { BillOfMaterialsReleased, BomLine } from '@gemba/contracts/events/production/definition';
import type { Component, OrderOutput } from '@gemba/contracts/events/production/execution';
import { addDecimal, divideDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { QUANTITY_DECIMALS, isZero } from '@gemba/measures/quantity';
import { limitOf, neededOf } from '@gemba/measures/whole';
import type { BillOfMaterials } from '../definition/bom-version.js';
import { effectiveOn } from '../definition/bom-version.js';

type Version = Pick<BillOfMaterialsReleased, 'base' | 'lines' | 'outputs'>;

/** The bills of phantoms by item, and the date by which their versions are chosen. */
export type Phantoms = {
  readonly boms: Readonly<Record<string, BillOfMaterials>>;
  readonly date: string;
};

const NO_PHANTOMS: Phantoms = { boms: {}, date: '' };

const versionOf = (item: string, { boms, date }: Phantoms): Version | undefined => {
  const bom = boms[item];
  return bom && effectiveOn(bom, date);
};

/** A phantom, at any level, of which no bill is in force; it would take nothing, which is wrong. */
export const phantomWithoutBill = ({ lines }: Version, of: Phantoms): string | undefined => {
  for (const { item, phantom } of lines) {
    if (phantom !== true) continue;
    const version = versionOf(item, of);
    const missing = version ? phantomWithoutBill(version, of) : item;
    if (missing !== undefined) return missing;
  }
  return undefined;
};

/** `times ÷ per` of something, kept as a fraction so that it is rounded once. */
type Fraction = { readonly times: string; readonly per: string };

type Part = Fraction & { readonly line: BomLine; readonly operation: number };

/** A line with its share that is lost: quantity ÷ base ÷ (1 − scrap fraction). */
const perBase = (by: Fraction, base: Quantity, { quantity, scrapFraction }: BomLine): Fraction => ({
  times: multiplyDecimal(by.times, quantity.value),
  per: multiplyDecimal(by.per, multiplyDecimal(base.value, subtractDecimal('1', scrapFraction))),
});

/** Phantoms are replaced by what they consist of, at the operation of the line that names them. */
const partsOf = (
  { base, lines }: Version,
  of: Phantoms,
  by: Fraction & { readonly operation?: number },
): readonly Part[] =>
  lines.flatMap((line) => {
    const each = { ...perBase(by, base, line), operation: by.operation ?? line.operation };
    const version = line.phantom === true ? versionOf(line.item, of) : undefined;
    return version ? partsOf(version, of, each) : [{ ...each, line }];
  });

const plus = (a: Fraction, b: Fraction): Fraction => ({
  times: addDecimal(multiplyDecimal(a.times, b.per), multiplyDecimal(b.times, a.per)),
  per: multiplyDecimal(a.per, b.per),
});

const rounded = ({ times, per }: Fraction, unit: string): Quantity => neededOf(times, per, unit);

const alternatesOf = ({ line, times, per }: Part, { date }: Phantoms) => {
  const valid = (line.alternates ?? []).filter(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= date && (effectiveTo === undefined || date < effectiveTo),
  );
  // What one takes of an alternate is to what one takes of the line as their quantities are.
  const alternates = valid.map(({ item, quantity: { value, unit } }) => ({
    item,
    quantity: neededOf(multiplyDecimal(times, value), multiplyDecimal(per, line.quantity.value), unit),
  }));
  return alternates.length > 0 ? { alternates } : {};
};

/**
 * Need of each component of the whole order: `quantity × line ÷ base ÷ (1 − scrap fraction)`, through
 * phantoms times the same of each, computed exactly and rounded up once: to whole pieces where the
 * component is counted, else to six places. `quantity` is in the unit of the base.
 */
export const needs = (quantity: Quantity, version: Version, of: Phantoms = NO_PHANTOMS): Component[] => {
  const parts = partsOf(version, of, { times: quantity.value, per: '1' });
  const byUse = Map.groupBy(parts, ({ line, operation }) => `${line.item} ${String(operation)}`);
  return [...byUse.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const all = others.reduce<Fraction>(plus, first);
    const { line, operation } = first;
    const need = { item: line.item, operation, quantity: rounded(all, line.quantity.unit) };
    return [{ ...need, ...(others.length === 0 ? alternatesOf(first, of) : {}) }];
  });
};

/** What comes beside the item of a whole order, rounded down; what would be nothing is left out. */
export const outputsOf = (quantity: Quantity, { base, outputs = [] }: Version): OrderOutput[] =>
  outputs
    .map((output) => {
      const exact = multiplyDecimal(quantity.value, output.quantity.value);
      const value = divideDecimals(exact, base.value, 2 * QUANTITY_DECIMALS);
      return { ...output, quantity: limitOf(value, output.quantity.unit) };
    })
    .filter((output) => !isZero(output.quantity));
