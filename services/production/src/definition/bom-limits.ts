/** What a bill of materials may say of phantoms, of alternates and of what comes beside its item. */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import type { BillOfMaterials, ReleaseBillOfMaterials } from './bom-version.js';

const twice = (items: readonly string[]): string | undefined =>
  items.find((item, index) => items.indexOf(item) < index);

const outsideShares = ({ outputs = [] }: ReleaseBillOfMaterials): Rejection | null => {
  const bad = outputs.find(({ kind, costShare }) =>
    kind === 'waste' ? compareDecimals(costShare, '0') !== 0 : compareDecimals(costShare, '0') < 0,
  );
  if (bad)
    return reject('PRD-BOM-COSTSHARE', `${bad.item} is ${bad.kind} and bears ${bad.costShare} of the cost.`, {
      hint: 'Waste bears nothing; everything else bears 0 or more.',
    });
  const all = outputs.map(({ costShare }) => costShare).reduce(addDecimal, '0');
  return compareDecimals(all, '1') < 0
    ? null
    : reject('PRD-BOM-COSTSHARE', `What comes beside the item would bear ${all} of the cost.`, {
        violated: { rule: 'Σ cost shares < 1', actual: all, limit: '1' },
        hint: 'The item bears what is left, so that something has to be.',
      });
};

const wrongOutput = (command: ReleaseBillOfMaterials): Rejection | null => {
  const items = (command.outputs ?? []).map(({ item }) => item);
  if (items.includes(command.item))
    return reject('PRD-BOM-OUTPUT', `${command.item} is what is made; it cannot come beside itself.`);
  const again = twice(items);
  return again === undefined
    ? null
    : reject('PRD-BOM-OUTPUT', `${again} is named twice; make one output of both.`);
};

const wrongAlternate = ({ lines }: ReleaseBillOfMaterials): Rejection | null => {
  for (const { item, alternates = [], phantom } of lines) {
    if (alternates.length > 0 && phantom === true)
      return reject('PRD-BOM-ALTERNATE', `${item} is a phantom: give the alternates in its own bill.`);
    const again = twice([item, ...alternates.map((each) => each.item)]);
    if (again !== undefined)
      return reject('PRD-BOM-ALTERNATE', `${again} cannot stand in for ${item} twice, or for itself.`);
    const backwards = alternates.find(
      ({ effectiveFrom, effectiveTo }) => effectiveTo !== undefined && effectiveTo <= effectiveFrom,
    );
    if (backwards) return reject('PRD-BOM-ALTERNATE', `${backwards.item} would end before it may be used.`);
  }
  return null;
};

/** A phantom has to consist of something from the day on which the bill is in force. */
const emptyPhantom = (
  { lines, effectiveFrom }: ReleaseBillOfMaterials,
  phantoms: Readonly<Record<string, BillOfMaterials>>,
): Rejection | null => {
  const empty = lines.find(
    ({ item, phantom }) =>
      phantom === true && !phantoms[item]?.versions.some((version) => version.effectiveFrom <= effectiveFrom),
  );
  return empty
    ? reject('PRD-BOM-PHANTOM', `${empty.item} has no bill of materials in force on ${effectiveFrom}.`, {
        hint: 'A phantom is replaced by what it consists of: release its bill first.',
      })
    : null;
};

/** What a bill says that cannot be; null when all of it can. */
export const beyondLimits = (
  command: ReleaseBillOfMaterials,
  phantoms: Readonly<Record<string, BillOfMaterials>>,
): Rejection | null =>
  wrongOutput(command) ??
  outsideShares(command) ??
  wrongAlternate(command) ??
  emptyPhantom(command, phantoms);
