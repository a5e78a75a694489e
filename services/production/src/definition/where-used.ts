/** What is made of an item, over all levels, by the bills that are in force. */
import { Says } from '@gemba/contracts/answering';
import { IsFlag, IsQuantity, IsRef, IsWhole } from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';
import type { Structure } from '../tables/bom-structure.js';
import type { BillOfMaterials } from './bom-version.js';
import { effectiveOn } from './bom-version.js';

/** One use: a line of a bill that names the item, or something that is made of it. */
export class Use {
  @Says('1 where the item itself is named, 2 where what is made of it is, and so on.', 1)
  @IsWhole({ min: 1 })
  readonly level!: number;
  @Says('What is made.') @IsRef('item') readonly item!: string;
  @Says('Of what.') @IsRef('item') readonly component!: string;
  @Says('How much of the component makes the base.') @IsQuantity() readonly quantity!: Quantity;
  @Says('How much of the item the bill makes.') @IsQuantity() readonly base!: Quantity;
  @Says('Version of the bill.') @IsWhole({ min: 1 }) readonly version!: number;
  @Says('The operation that takes it.') @IsWhole({ min: 1 }) readonly operation!: number;
  @Says('Whether it may be taken instead of the component of the line.')
  @IsFlag()
  readonly alternate!: boolean;
}

/** Everything that an item goes into by any version, at any depth. */
export const wholesOf = (item: string, structure: Structure): readonly string[] => {
  const found = new Set<string>();
  for (let wanted = [item]; wanted.length > 0;) {
    const above = Object.keys(structure).filter(
      (whole) => !found.has(whole) && wanted.some((part) => structure[whole]?.includes(part) === true),
    );
    for (const whole of above) found.add(whole);
    wanted = above;
  }
  return [...found].sort();
};

const usesIn = (whole: string, bom: BillOfMaterials, date: string): readonly Omit<Use, 'level'>[] => {
  const bill = effectiveOn(bom, date);
  if (!bill) return [];
  const { version, base, lines } = bill;
  return lines.flatMap(({ item, quantity, operation, alternates = [] }) => {
    const of = { item: whole, base, version, operation };
    return [
      { ...of, component: item, quantity, alternate: false },
      ...alternates
        .filter((each) => each.effectiveFrom <= date && (each.effectiveTo ?? '9') > date)
        .map((each) => ({ ...of, component: each.item, quantity: each.quantity, alternate: true })),
    ];
  });
};

/** Each use once, at the lowest level at which it is reached. */
export const whereUsed = (
  item: string,
  boms: Readonly<Record<string, BillOfMaterials>>,
  date: string,
): readonly Use[] => {
  const all = Object.keys(boms)
    .sort()
    .flatMap((whole) => usesIn(whole, boms[whole] ?? { versions: [] }, date));
  const found: Use[] = [];
  const seen = new Set([item]);
  for (let [wanted, level] = [[item], 1]; wanted.length > 0; level += 1) {
    const uses = all.filter(({ component }) => wanted.includes(component));
    found.push(...uses.map((use) => ({ level, ...use })));
    wanted = [...new Set(uses.map((use) => use.item))].filter((whole) => !seen.has(whole));
    for (const whole of wanted) seen.add(whole);
  }
  return found;
};
