/** A policy says all that its method needs, in the unit of the item, and nothing that contradicts it. */
import type { PlanningMethod, PlanningPolicySetV2 } from '@gemba/contracts/events/production/definition';
import { PLANNING_METHODS } from '@gemba/contracts/events/production/definition';
import { IsDuration, IsMoney, IsOneOf, IsQuantity, IsRef, Optional } from '@gemba/contracts/fields';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { secondsOf } from '@gemba/measures/duration';
import { daysOf } from '@gemba/measures/lead-time';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove } from '@gemba/measures/quantity';
import { inWholeUnits } from './units.js';

export class SetPlanningPolicy {
  @IsRef('site') site!: string;
  /** A reorder point when absent. */
  @Optional() @IsOneOf(PLANNING_METHODS) method?: PlanningMethod;
  @Optional() @IsQuantity() reorderPoint?: Quantity;
  @Optional() @IsQuantity({ above: 0 }) orderQuantity?: Quantity;
  @IsDuration() leadTime!: string;
  @Optional() @IsRef('supplier') supplier?: string;
  @Optional() @IsQuantity() safetyStock?: Quantity;
  @Optional() @IsQuantity({ above: 0 }) minimum?: Quantity;
  @Optional() @IsQuantity({ above: 0 }) maximum?: Quantity;
  @Optional() @IsQuantity({ above: 0 }) multiple?: Quantity;
  @Optional() @IsDuration() cover?: string;
  @Optional() @IsMoney({ above: 0 }) orderingCost?: Money;
  @Optional() @IsMoney({ above: 0 }) holdingCost?: Money;
  /** How long before and after its own period an order uses up what was forecast; not at all when absent. */
  @Optional() @IsDuration() consumeBackward?: string;
  @Optional() @IsDuration() consumeForward?: string;
  /** How long only orders count, from the day of planning on. */
  @Optional() @IsDuration() demandTimeFence?: string;
}

const QUANTITIES = [
  'reorderPoint',
  'orderQuantity',
  'safetyStock',
  'minimum',
  'maximum',
  'multiple',
] as const;
type QuantityField = (typeof QUANTITIES)[number];
const OF_FORECASTS = ['consumeBackward', 'consumeForward', 'demandTimeFence'] as const;
type Field = QuantityField | 'cover' | 'orderingCost' | 'holdingCost' | (typeof OF_FORECASTS)[number];

const COSTS = ['orderingCost', 'holdingCost'] as const;

/** What a method cannot do without. */
const NEEDED: Readonly<Record<PlanningMethod, readonly Field[]>> = {
  'reorder-point': ['reorderPoint', 'orderQuantity'],
  'lot-for-lot': [],
  fixed: ['orderQuantity'],
  period: ['cover'],
  eoq: COSTS,
  'wagner-whitin': COSTS,
};

/** What a reorder point has no use for: its order is one quantity, and its stock one level. */
const OF_PLANNING: readonly Field[] = [
  ...(['safetyStock', 'minimum', 'maximum', 'multiple', 'cover'] as const),
  ...[...COSTS, ...OF_FORECASTS],
];

const wrong = (detail: string, hint: string): Rejection => reject('PRD-ITEM-POLICY', detail, { hint });

const incomplete = (method: PlanningMethod, command: SetPlanningPolicy): Rejection | null => {
  const missing = NEEDED[method].find((field) => command[field] === undefined);
  if (missing !== undefined)
    return wrong(`The method ${method} needs ${missing}.`, `Give ${NEEDED[method].join(' and ')}.`);
  const needless =
    method === 'reorder-point'
      ? OF_PLANNING.find((field) => command[field] !== undefined)
      : command.reorderPoint && 'reorderPoint';
  return needless === undefined
    ? null
    : wrong(`The method ${method} has no use for ${needless}.`, 'Leave it out, or choose another method.');
};

const inUnits = (
  id: string,
  command: SetPlanningPolicy,
  unit: string,
): Partial<Record<QuantityField, Quantity>> | Rejection => {
  const said: Partial<Record<QuantityField, Quantity>> = {};
  for (const field of QUANTITIES) {
    const quantity = command[field];
    const converted = quantity && inWholeUnits(id, quantity, unit);
    if (isRefused(converted)) return converted;
    if (converted) said[field] = converted;
  }
  return said;
};

const contradicts = ({ minimum, maximum, multiple }: SetPlanningPolicy): Rejection | null => {
  if (maximum === undefined) return null;
  const above = [minimum, multiple].find((each) => each !== undefined && isAbove(each, maximum));
  return above
    ? wrong(
        `No lot is at most ${maximum.value} ${maximum.unit} and at least ${above.value}.`,
        'Raise the maximum, or lower the minimum or the multiple.',
      )
    : null;
};

const unmeasurable = ({ cover, orderingCost, holdingCost }: SetPlanningPolicy): Rejection | null => {
  if (cover !== undefined && secondsOf(cover) === '0')
    return wrong('A lot has to last some time.', 'Give a cover of a day or more.');
  return orderingCost && holdingCost && orderingCost.currency !== holdingCost.currency
    ? wrong('Both costs are compared, so they are in one currency.', 'Give them in one currency.')
    : null;
};

const MOST_DAYS = 366;

const tooLong = (command: SetPlanningPolicy): Rejection | null => {
  const field = OF_FORECASTS.find((each) => daysOf(command[each] ?? 'P0D') > MOST_DAYS);
  return field === undefined
    ? null
    : wrong(`${field} is longer than a year.`, 'Give a year, P366D, at most.');
};

/** The policy in the unit of the item, or what is missing or contradicts itself. */
export const policyOf = (
  id: string,
  command: SetPlanningPolicy,
  unit: string,
): PlanningPolicySetV2 | Rejection => {
  const { method = 'reorder-point' } = command;
  const no = incomplete(method, command) ?? unmeasurable(command) ?? tooLong(command);
  if (no) return no;
  const quantities = inUnits(id, command, unit);
  if (isRefused(quantities)) return quantities;
  const policy = { ...command, ...quantities, method };
  return contradicts(policy) ?? policy;
};
