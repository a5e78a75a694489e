/** What is taken from the shelf for a shipment: the lot that was planned, another one, or less of it. */
import type {
  ShipmentLine,
  ShipmentPickChanged,
  ShipmentPlanned,
} from '@gemba/contracts/events/supply-chain/sales';
import { IsId, IsQuantity, IsText, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { begun } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero, minus } from '@gemba/measures/quantity';
import { inUnitOf } from '../facts/quantities.js';
import { demandOf } from '../orders/order-lines.js';
import type { OrderPicksRow } from '../orders/order-picks.js';
import { orderPicks } from '../orders/order-picks.js';
import { asideLess } from '../orders/set-aside.js';
import type { Shipment, ShortPick } from '../orders/shipment-state.js';
import { isOf } from '../orders/shipment-state.js';
import { fefo } from '../stock/fefo.js';
import { isPromised } from '../stock/stock-limits.js';
import { NO_STOCK } from '../stock/stock-state.js';
import type { Planning } from './planning.js';
import { goodsNeeds, knowingOf, together } from './planning.js';
import { cannotPick, notPlanned, notReleased } from './shipment-limits.js';

/** A lot was taken from the shelf for a line; what of it is not there comes out of what expires next. */
export class ConfirmPick {
  @IsId() line!: string;
  /** The lot that was planned. */
  @IsId() lot!: string;
  /** How much of it was taken; all that was planned of the lot when absent. */
  @Optional() @IsQuantity() quantity?: Quantity;
  /** The lot that was taken instead of it. */
  @Optional() @IsId() takenLot?: string;
  /** Why it was another lot, or less. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

export const pickingNeeds = ({ line }: { readonly line: string }, { state: { plan } }: About<Shipment>) => {
  const items = (plan?.lines ?? []).filter((each) => each.line === line).map(({ item }) => item);
  return {
    ...goodsNeeds(plan?.site ?? '', items, plan?.customer ?? ''),
    picks: registered(orderPicks, plan?.salesOrder ?? ''),
  };
};

type Given = {
  readonly id: string;
  readonly date: string;
  readonly known: Omit<Planning, 'order' | 'items'>;
};

const isWanted = (
  { salesOrder }: ShipmentPlanned,
  line: string,
  picks: OrderPicksRow | undefined,
): Rejection | null =>
  picks?.ended.includes(line)
    ? reject(
        'SCM-SHP-ORDER',
        `Line ${line} of sales order ${salesOrder} is cancelled. Leave it on the shelf.`,
      )
    : null;

type Why = { readonly salesOrder: string; readonly reason: string };

/** What is taken, and why it is not what was planned. */
type Pick = { readonly takes: ShipmentLine; readonly reason: string };

type Rest = { readonly instead: ShipmentLine[]; readonly missing: Quantity };

/** The lots that come instead of what of one is not there, and what none is found for. */
const insteadOf = (
  { plan, picking, picked, short }: Shipment,
  less: ShipmentLine,
  { given, but }: { readonly given: Given; readonly but: string },
): Rest => {
  const { line, item, lot, quantity } = less;
  const { date, keeps, stockOf, asidesOf } = knowingOf(given.known, given.date);
  const done = [...picking, ...picked, ...short].filter((each) => each.line === line).map((each) => each.lot);
  const { picks, missing } = fefo(stockOf(item) ?? NO_STOCK, {
    ...{ quantity: quantity.value, date, keeps, demand: demandOf(begun(plan).salesOrder, line) },
    asides: asideLess(asidesOf(item), { shipment: given.id, line, lot }, quantity.value),
    without: [lot, but, ...done],
  });
  const unit = quantity.unit;
  const instead = picks.map((pick) => ({
    line,
    item,
    lot: pick.lot,
    quantity: { value: pick.quantity, unit },
  }));
  return { instead, missing: { value: missing, unit } };
};

/** As good for the customer as what was planned, and kept for nobody else. */
const cannotTakeIt = (
  state: Shipment,
  { line, lot: planned }: ShipmentLine,
  takes: ShipmentLine,
  given: Given,
) => {
  const { plan } = state;
  const { item, lot, quantity } = takes;
  if (lot !== planned && begun(plan).lines.some(isOf({ line, lot })))
    return reject('SCM-SHP-LINE', `Lot ${lot} is planned for line ${line} besides. Confirm it as its own.`);
  const { asidesOf, ...knowing } = knowingOf(given.known, given.date);
  const others = asidesOf(item).filter(({ shipment }) => shipment !== given.id);
  const asides = asideLess(asidesOf(item), { shipment: given.id, line, lot: planned });
  return (
    notReleased(takes, { ...knowing, asidesOf: () => asides }) ??
    isPromised(knowing.stockOf(item) ?? NO_STOCK, quantity, {
      ...{ demand: demandOf(begun(plan).salesOrder, line), date: given.date },
      asides: others,
    })
  );
};

/** What is taken: all of a lot, less of it with what comes instead, or another lot. */
const taken = (state: Shipment, planned: ShipmentLine, { takes, reason }: Pick, given: Given) => {
  const { salesOrder } = begun(state.plan);
  const { quantity, lot } = takes;
  const nothing = isZero(quantity);
  const no = nothing ? null : cannotTakeIt(state, planned, takes, given);
  if (no) return no;
  const less = minus(planned.quantity, quantity);
  const why: Why = { salesOrder, reason };
  const rest: Rest = isZero(less)
    ? { instead: [], missing: less }
    : insteadOf(state, { ...planned, quantity: less }, { given, but: lot });
  const isOther = lot !== planned.lot && !nothing;
  const from = isOther ? planned : { ...planned, quantity: less };
  const instead = isOther ? [takes, ...rest.instead] : rest.instead;
  const change = happened('ShipmentPickChanged', { ...from, ...why, instead, missing: rest.missing });
  return [
    ...(isZero(from.quantity) ? [] : [change]),
    ...(nothing ? [] : [happened('ShipmentPickConfirmed', { ...takes, salesOrder })]),
  ];
};

/** What stands against a pick that was not made before, whatever lot it takes. */
const cannotBegin = (
  { plan, picking, picked, short }: Shipment,
  planned: ShipmentLine,
  { takes, reason }: Pick,
): Rejection | null => {
  const { line, lot } = planned;
  if (plan?.wanted === undefined)
    return reject('SCM-SHP-STATE', 'Its lots were named, so that it is picked by itself.');
  if ([...picking, ...picked, ...short].some(isOf(planned)))
    return reject('SCM-SHP-STATE', `Lot ${lot} is picked for line ${line} already, or recorded as short.`);
  const isAsPlanned = takes.lot === lot && isZero(minus(planned.quantity, takes.quantity));
  return isAsPlanned || reason !== ''
    ? null
    : reject('SCM-SHP-REASON', 'Say why another lot was taken, or less than was planned of it.');
};

/** What was taken of a lot for a line; undefined where nobody picked it yet. */
const pickedOf = ({ plan, picking, picked }: Shipment, lot: ShortPick): ShipmentLine | undefined =>
  [...picking, ...picked].some(isOf(lot)) ? plan?.lines.find(isOf(lot)) : undefined;

/** All that was planned of a lot when nothing is said; whole where it is counted. */
const wholeOf = ({ item: id, quantity }: ShipmentLine, said = quantity) =>
  inUnitOf({ id, unit: quantity.unit }, said, 'SCM-SHP-LINE');

/** Nothing new, unless it is another quantity by now. */
const saidAgain = ({ line, lot, quantity }: ShipmentLine, said = quantity) =>
  said.unit === quantity.unit && isZero(minus(quantity, said))
    ? []
    : reject('SCM-SHP-STATE', `Lot ${lot} is picked for line ${line} already, ${quantity.value} of it.`);

/** The events of a pick, or why it cannot be. */
export const confirmed = (state: Shipment, command: ConfirmPick, given: Given) => {
  const { line, lot, takenLot = lot, reason = '' } = command;
  const { plan } = state;
  if (plan === null) return [];
  const done = pickedOf(state, { line, lot: takenLot });
  if (done) return saidAgain(done, command.quantity);
  const planned = plan.lines.find(isOf({ line, lot }));
  if (planned === undefined) return notPlanned(plan, { line, lot });
  const quantity = wholeOf(planned, command.quantity);
  if (isRefused(quantity)) return quantity;
  const takes = { ...planned, lot: takenLot, quantity };
  const pick = { takes, reason };
  return (
    cannotPick(state, { ...takes, lot }) ??
    cannotBegin(state, planned, pick) ??
    isWanted(plan, line, given.known.picks) ??
    taken(state, planned, pick, given)
  );
};

/** The plan after something of it was taken otherwise. */
export const planAfter = (
  plan: ShipmentPlanned,
  { line, lot, quantity, instead }: ShipmentPickChanged,
): ShipmentPlanned => {
  const less = plan.lines.map((each) =>
    isOf({ line, lot })(each) ? { ...each, quantity: minus(each.quantity, quantity) } : each,
  );
  return { ...plan, lines: together([...less, ...instead]).filter((each) => !isZero(each.quantity)) };
};
