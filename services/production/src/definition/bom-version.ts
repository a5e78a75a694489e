/** What is said when a bill of materials is released, and what can be asked of it. */
import type { BillOfMaterialsReleased } from '@gemba/contracts/events/production/definition';
import { BomLine, BomOutput } from '@gemba/contracts/events/production/definition';
import { IsListOf, IsPlainDate, IsQuantity, IsRef, IsWhole, Optional } from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';

export class ReleaseBillOfMaterials {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsPlainDate() effectiveFrom!: string;
  /** The quantity of the item that the lines make. */
  @IsQuantity({ above: 0 }) base!: Quantity;
  @IsListOf(() => BomLine, { min: 1, max: 200 }) lines!: BomLine[];
  @Optional() @IsListOf(() => BomOutput, { max: 20 }) outputs?: BomOutput[];
}

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
