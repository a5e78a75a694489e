/**
 * A shipment brings released lots to a customer; what could not be picked stays behind.
 *
 *   none ──plan──▶ planned ──pick | pick short, for every line──▶ planned ──despatch──▶ despatched
 *                     └──cancel, while nothing is picked──▶ cancelled    despatched ──confirm──▶ delivered
 */
import {
  DELAY_REASONS,
  ShipmentLine,
  ShipmentWish,
  shipmentEvents,
} from '@gemba/contracts/events/supply-chain/sales';
import type { DelayReason } from '@gemba/contracts/events/supply-chain/sales';
import {
  IsFlag,
  IsId,
  IsRef,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { isProcess } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import { dayIsOver, happened, isRefused, reject } from '@gemba/decider/decision';
import { rows } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { heldLotKey, heldLotTable } from '../tables/holds.js';
import { inClosedMonth, monthOf } from '../tables/known.js';
import { ConfirmPick, confirmed, pickingNeeds, planAfter } from './picking.js';
import { notComplete } from './back-orders.js';
import { isPlannedSo, leavingNeeds, linesOf, planningNeeds } from './planning.js';
import {
  cancelled,
  cannotDespatch,
  cannotPick,
  notBefore,
  onHold,
  shortOf,
  withdrawn,
} from './shipment-limits.js';
import type { Shipment } from '../orders/shipment-state.js';
import { NO_SHIPMENT, ShortPick, isOf } from '../orders/shipment-state.js';

export class PlanShipment {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsText({ max: 80 }) carrier!: string;
  /** Picked at once where each names its lot; where one names none, all wait until somebody picks them. */
  @IsListOf(() => ShipmentWish, { min: 1, max: 200 }) lines!: ShipmentWish[];
}
export class RecordPick {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class RecordPickShort {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsText({ lines: true }) reason!: string;
}
/** A line is not wanted any more. */
export class WithdrawShipmentLine {
  @IsId() line!: string;
  @IsText({ lines: true }) reason!: string;
}
export class CancelShipment {
  @IsText({ lines: true }) reason!: string;
}
export class DespatchShipment {}
export class DelayShipment {
  @IsPlainDate() eta!: string;
  @IsOneOf(DELAY_REASONS) reason!: DelayReason;
  @IsText({ lines: true }) cause!: string;
}
export class ConfirmDelivery {
  @IsText({ max: 120 }) receivedBy!: string;
}

/** What is to go to the customer, what of it was picked, and how far it is on its way. */
export class ShipmentAnswer {
  @IsOneOf(['planned', 'cancelled', 'despatched', 'delivered']) status!: Shipment['status'];
  @IsRef('sales-order') salesOrder!: string;
  @IsRef('customer') customer!: string;
  @IsText({ max: 80 }) carrier!: string;
  @IsListOf(() => ShipmentLine, { max: 400 }) lines!: readonly ShipmentLine[];
  /** Its lots were proposed: each waits until somebody picks it. */
  @IsFlag() toPick!: boolean;
  /** Taken from the shelf; the stock has not said yet whether it gave it. */
  @IsListOf(() => ShortPick) picking!: readonly ShortPick[];
  @IsListOf(() => ShipmentLine) picked!: readonly ShipmentLine[];
  @IsListOf(() => ShortPick) short!: readonly ShortPick[];
  /** The day on which a delayed one is expected. */
  @Optional() @IsPlainDate() eta?: string;
  @Optional() @IsInstant() despatchedAt?: string;
}

const answered = ({ plan, eta, pickedAt: _, despatchedAt, ...progress }: Shipment): ShipmentAnswer => {
  const { site: __, wanted, ...planned } = begun(plan);
  return { ...progress, ...planned, toPick: wanted !== undefined, ...stated({ eta, despatchedAt }) };
};

const wrongState = (status: Shipment['status'], wanted: string) =>
  reject('SCM-SHP-STATE', `The shipment is ${status}; this needs one that is ${wanted}.`);

const standsPicked = ({ line, lot }: ShortPick) =>
  reject('SCM-SHP-STATE', `Lot ${lot} is picked for line ${line}; nothing of it is short.`);

export const shipment = decider('shipment', {
  path: 'shipments',
  opens: 'PlanShipment',
  home: 'site',
  commitments: ['PlanShipment'],
  commands: {
    PlanShipment,
    ConfirmPick,
    RecordPick,
    RecordPickShort,
    WithdrawShipmentLine,
    CancelShipment,
    DespatchShipment,
    DelayShipment,
    ConfirmDelivery,
  },
  events: shipmentEvents,
  initial: NO_SHIPMENT,
  answers: answers(ShipmentAnswer, answered),
  allow: {
    PlanShipment: ['planner', 'warehouse', 'site-manager', 'admin'],
    ConfirmPick: ['warehouse', 'site-manager', 'admin'],
    RecordPick: ['warehouse', 'admin'],
    RecordPickShort: ['warehouse', 'admin'],
    WithdrawShipmentLine: [],
    CancelShipment: ['planner', 'warehouse', 'site-manager', 'admin'],
    DespatchShipment: ['warehouse', 'site-manager', 'admin'],
    DelayShipment: ['planner', 'warehouse', 'admin'],
    ConfirmDelivery: ['planner', 'warehouse', 'site-manager', 'admin'],
  },
  needs: {
    PlanShipment: (command: PlanShipment) => ({ goods: planningNeeds(command) }),
    ConfirmPick: (command: ConfirmPick, about: About<Shipment>) => pickingNeeds(command, about),
    DespatchShipment: (_: DespatchShipment, { state: { plan, picked } }: About<Shipment>) => ({
      leaving: leavingNeeds(plan?.salesOrder ?? ''),
      held: rows(
        heldLotTable,
        picked.map((pick) => heldLotKey({ site: plan?.site ?? '', ...pick })),
      ),
    }),
    ConfirmDelivery: (_: ConfirmDelivery, about: About) => ({ month: monthOf(about) }),
  },
  decide: {
    PlanShipment({ plan }, command, { id: shipment, date, known: { goods } }) {
      const { site, salesOrder: id, carrier } = command;
      if (plan !== null)
        return isPlannedSo(plan, command, goods.order)
          ? []
          : reject('SCM-SHP-STATE', 'A shipment with this id is planned already. Choose another id.');
      const lines = linesOf(command, shipment, { date, known: goods });
      if (isRefused(lines)) return lines;
      const customer = goods.order?.customer ?? '';
      return [happened('ShipmentPlanned', { site, salesOrder: id, customer, carrier, ...lines })];
    },
    ConfirmPick(state, command, given) {
      if (state.status !== 'planned') return wrongState(state.status, 'planned');
      return confirmed(state, command, given);
    },
    RecordPick({ status, plan, picked }, { line, item, lot, quantity }) {
      if (picked.some(isOf({ line, lot }))) return [];
      if (status !== 'planned') return wrongState(status, 'planned');
      const no = cannotPick({ plan }, { line, item, lot, quantity });
      return no ?? [happened('ShipmentLinePicked', { line, item, lot, quantity })];
    },
    RecordPickShort(state, pick, { by }) {
      const { status, short, picked, picking } = state;
      if (short.some(isOf(pick))) return [];
      if (status !== 'planned') return wrongState(status, 'planned');
      if (picked.some(isOf(pick)) || (picking.some(isOf(pick)) && !isProcess(by))) return standsPicked(pick);
      return [happened('PickShort', shortOf(state, pick))];
    },
    WithdrawShipmentLine(state, { line, reason }) {
      if (state.status !== 'planned') return [];
      return withdrawn(state, line).map((lot) => happened('PickShort', shortOf(state, { ...lot, reason })));
    },
    CancelShipment(state, { reason }) {
      const { status, plan } = state;
      if (status === 'cancelled') return [];
      if (status !== 'planned' || plan === null) return wrongState(status, 'planned');
      const lines = cancelled(state);
      if (isRefused(lines)) return lines;
      return [happened('ShipmentCancelled', { salesOrder: plan.salesOrder, lines: [...lines], reason })];
    },
    DespatchShipment(state, _, { id: self, at, known }) {
      const { status, plan, picked, pickedAt } = state;
      if (status === 'despatched' || status === 'delivered') return [];
      if (plan === null || status !== 'planned') return wrongState(status, 'planned');
      const { site, salesOrder: id, customer } = plan;
      const { order, items } = known.leaving;
      const no =
        cannotDespatch(state) ??
        (order ? notComplete(order, { shipment: self, lines: picked }, items) : null) ??
        onHold(Object.entries(known.held)) ??
        notBefore(at, ['It was picked', pickedAt], 'left');
      return no ?? [happened('ShipmentDespatched', { site, salesOrder: id, customer, lines: [...picked] })];
    },
    DelayShipment({ status, eta: before }, { eta, reason, cause }, { date }) {
      if (status !== 'planned' && status !== 'despatched') return wrongState(status, 'on its way');
      if (before === eta) return [];
      const no = dayIsOver('SCM-SHP-ETA', ['It is expected on', eta], date);
      return no ?? [happened('ShipmentDelayed', { eta, reason, cause })];
    },
    ConfirmDelivery({ status, plan, picked, despatchedAt }, { receivedBy }, given) {
      if (status === 'delivered') return [];
      const { at, date, known } = given;
      if (status !== 'despatched' || plan === null) return wrongState(status, 'despatched');
      const no = notBefore(at, ['It left', despatchedAt], 'arrived') ?? inClosedMonth(known.month, given);
      if (no) return no;
      const { site, salesOrder: id, customer } = plan;
      const what = { site, salesOrder: id, customer, lines: [...picked] };
      return [happened('DeliveryConfirmed', { ...what, receivedBy, deliveredOn: date })];
    },
  },
  evolve: {
    ShipmentPlanned: (_, plan): Shipment => ({ ...NO_SHIPMENT, status: 'planned', plan }),
    ShipmentPickConfirmed: (state, { line, lot }): Shipment => ({
      ...state,
      picking: [...state.picking, { line, lot }],
    }),
    ShipmentPickChanged: (state, change): Shipment => ({
      ...state,
      plan: state.plan && planAfter(state.plan, change),
    }),
    ShipmentLinePicked: (state, pick, at): Shipment => ({
      ...state,
      picking: state.picking.filter((each) => !isOf(pick)(each)),
      picked: [...state.picked, pick],
      pickedAt: at > state.pickedAt ? at : state.pickedAt,
    }),
    PickShort: (state, { line, lot }): Shipment => ({
      ...state,
      picking: state.picking.filter((each) => !isOf({ line, lot })(each)),
      short: [...state.short, { line, lot }],
    }),
    ShipmentCancelled: (state): Shipment => ({ ...state, status: 'cancelled' }),
    ShipmentDespatched: (state, _, at): Shipment => ({ ...state, status: 'despatched', despatchedAt: at }),
    ShipmentDelayed: (state, { eta }): Shipment => ({ ...state, eta }),
    DeliveryConfirmed: (state): Shipment => ({ ...state, status: 'delivered' }),
  },
});
