/** As what an item that came back is sold again: an item of its own, whose bill takes one of it. */
import type { BomLine } from '@gemba/contracts/events/production/definition';
import { IsRef, Optional } from '@gemba/contracts/fields';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { BillOfMaterials } from './bom-version.js';
import { effectiveOn } from './bom-version.js';

/** As what it is sold once it is made good again; as nothing where that is absent. */
export class SetItemRecovery {
  @Optional() @IsRef('item') refurbishedAs?: string;
}

type Version = { readonly base: Quantity; readonly lines: readonly BomLine[] };

/** Whether one of an item, and no more, goes into one of what a bill makes. */
export const takesOneOf = ({ base, lines }: Version, item: string): boolean => {
  const [line, ...others] = lines.filter((each) => each.item === item);
  if (!line || others.length > 0 || line.phantom === true) return false;
  const { quantity, scrapFraction } = line;
  const asMany = quantity.unit === base.unit && compareDecimals(quantity.value, base.value) === 0;
  return asMany && compareDecimals(scrapFraction, '0') === 0;
};

export const doesNotTake = (made: string, item: string, on: string): Rejection =>
  reject('PRD-ITEM-RECOVERY', `The bill of ${made} in force on ${on} does not take one ${item} for each.`, {
    hint: 'Release a bill with one line of it: as many as the base, without loss.',
  });

type Registered = { readonly kind: string; readonly unit: string; readonly tracking: string };

type Made = {
  readonly made: { readonly registered: Registered | null } | undefined;
  readonly bom: BillOfMaterials | undefined;
  readonly routing: object | undefined;
  readonly date: string;
};

const isLike = (made: Registered, { unit, tracking }: Registered): boolean =>
  made.kind === 'make' && made.unit === unit && made.tracking === tracking;

/** What keeps what came back of an item from being sold as another one. */
export const cannotBecome = (
  { id, ...registered }: { readonly id: string } & Registered,
  as: string | undefined,
  { made, bom, routing, date }: Made,
): Rejection | null => {
  if (as === undefined) return null;
  const is = made?.registered;
  if (!is) return reject('PRD-ITEM-UNKNOWN', `${as} is no registered item; register it first.`);
  if (!isLike(is, registered))
    return reject('PRD-ITEM-RECOVERY', `${as} is not made, counted and told apart as ${id} is.`, {
      hint: `Name one that is made, in ${registered.unit}, with the tracking ${registered.tracking}.`,
    });
  const version = bom && effectiveOn(bom, date);
  if (!version || !takesOneOf(version, id)) return doesNotTake(as, id, date);
  return routing ? null : reject('PRD-RTG-MISSING', `${as} has no routing; release one.`);
};
