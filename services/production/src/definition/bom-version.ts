/** What is said when a bill of materials is released, and what can be asked of it. */
import { BillOfMaterialsReleased } from '@gemba/contracts/events/production/definition';

export class ReleaseBillOfMaterials extends BillOfMaterialsReleased {}

/** Released versions, the newest last; base and lines are in the units of their items. */
export type BillOfMaterials = { readonly versions: readonly BillOfMaterialsReleased[] };

/** The version in force on a date; undefined before the first. */
export const effectiveOn = (bom: BillOfMaterials, date: string): BillOfMaterialsReleased | undefined =>
  bom.versions.findLast((version) => version.effectiveFrom <= date);

/** Everything that a bill names with a quantity, beside its item. */
export const namedIn = ({ lines, outputs = [] }: ReleaseBillOfMaterials) => [
  ...lines.flatMap(({ item, quantity, alternates = [] }) => [{ item, quantity }, ...alternates]),
  ...outputs,
];

/** The items that a bill names as phantoms, in any version. */
export const phantomsIn = ({ versions }: BillOfMaterials): readonly string[] =>
  versions.flatMap(({ lines }) => lines.filter(({ phantom }) => phantom === true).map(({ item }) => item));
