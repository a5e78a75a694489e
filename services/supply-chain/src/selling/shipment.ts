/**
 * A shipment brings released lots to a customer; what could not be picked stays behind.
 *
 *   none ──plan──▶ planned ──record pick | pick short, for every line──▶ planned ──despatch──▶ despatched
 *                                                                     despatched ──confirm──▶ delivered
 */
import { DELAY_REASONS, ShipmentLine, shipmentEvents } from '@gemba/contracts/events/supply-chain/sales';
import type { DelayReason } from '@gemba/contracts/events/supply-chain/sales';
import {
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
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import { dayIsOver, happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { named, rows, stateOf } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { saysTheSame } from '../facts/facts.js';
import type { StockItem } from '../stock/stock-state.js';
import { stockItem } from '../stock/stock-item.js';
import type { SalesOrder } from '../orders/order-lines.js';
import { heldLotKey, heldLotTable } from '../tables/holds.js';
import { inClosedMonth, monthOf } from '../tables/known.js';
import { salesOrder } from './sales-order.js';
import { cannotDespatch, cannotPick, cannotShip, notBefore, onHold } from './shipment-limits.js';
import type { Shipment } from '../orders/shipment-state.js';
import { NO_SHIPMENT, ShortPick, isOf } from '../orders/shipment-state.js';

export class PlanShipment {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsText({ max: 80 }) carrier!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
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
  @IsOneOf(['planned', 'despatched', 'delivered']) status!: Shipment['status'];
  @IsRef('sales-order') salesOrder!: string;
  @IsRef('customer') customer!: string;
  @IsText({ max: 80 }) carrier!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: readonly ShipmentLine[];
  @IsListOf(() => ShipmentLine) picked!: readonly ShipmentLine[];
  @IsListOf(() => ShortPick) short!: readonly ShortPick[];
  /** The day on which a delayed one is expected. */
  @Optional() @IsPlainDate() eta?: string;
  @Optional() @IsInstant() despatchedAt?: string;
}

const answered = ({ plan, eta, pickedAt: _, despatchedAt, ...progress }: Shipment): ShipmentAnswer => {
  const { site: __, ...planned } = begun(plan);
  return { ...progress, ...planned, ...stated({ eta, despatchedAt }) };
};

type PlanNeeds = { readonly order: Need<SalesOrder | undefined> } & Readonly<
  Record<`stock ${string}`, Need<StockItem | undefined>>
>;

const wrongState = (status: Shipment['status'], wanted: string) =>
  reject('SCM-SHP-STATE', `The shipment is ${status}; this needs one that is ${wanted}.`);

export const shipment = decider('shipment', {
  path: 'shipments',
  opens: 'PlanShipment',
  home: 'site',
  commitments: ['PlanShipment'],
  commands: { PlanShipment, RecordPick, RecordPickShort, DespatchShipment, DelayShipment, ConfirmDelivery },
  events: shipmentEvents,
  initial: NO_SHIPMENT,
  answers: answers(ShipmentAnswer, answered),
  allow: {
    PlanShipment: ['planner', 'warehouse', 'site-manager', 'admin'],
    RecordPick: ['warehouse', 'admin'],
    RecordPickShort: ['warehouse', 'admin'],
    DespatchShipment: ['warehouse', 'site-manager', 'admin'],
    DelayShipment: ['planner', 'warehouse', 'admin'],
    ConfirmDelivery: ['planner', 'warehouse', 'site-manager', 'admin'],
  },
  needs: {
    PlanShipment: ({ site, salesOrder: id, lines }: PlanShipment): PlanNeeds => ({
      ...Object.fromEntries(
        lines.map(({ item }) => [`stock ${item}`, stateOf(stockItem, `${site}.${item}`)]),
      ),
      order: named(salesOrder, id),
    }),
    DespatchShipment: (_: DespatchShipment, { state: { plan, picked } }: About<Shipment>) => ({
      held: rows(
        heldLotTable,
        picked.map((pick) => heldLotKey({ site: plan?.site ?? '', ...pick })),
      ),
    }),
    ConfirmDelivery: (_: ConfirmDelivery, about: About) => ({ month: monthOf(about) }),
  },
  decide: {
    PlanShipment({ plan }, command, { date, known }) {
      const { site, salesOrder: id, carrier, lines } = command;
      const customer = known.order?.customer ?? '';
      const planned = { site, salesOrder: id, customer, carrier, lines };
      if (plan !== null)
        return saysTheSame(plan, planned)
          ? []
          : reject('SCM-SHP-STATE', 'A shipment with this id is planned already. Choose another id.');
      const no = cannotShip(command, known.order, { date, stockOf: (item) => known[`stock ${item}`] });
      return no ?? [happened('ShipmentPlanned', planned)];
    },
    RecordPick({ status, plan, picked }, { line, item, lot, quantity }) {
      if (picked.some(isOf({ line, lot }))) return [];
      if (status !== 'planned') return wrongState(status, 'planned');
      const no = cannotPick({ plan }, { line, item, lot, quantity });
      return no ?? [happened('ShipmentLinePicked', { line, item, lot, quantity })];
    },
    RecordPickShort({ status, short, picked }, { line, item, lot, reason }) {
      if (short.some(isOf({ line, lot }))) return [];
      if (status !== 'planned') return wrongState(status, 'planned');
      if (picked.some(isOf({ line, lot })))
        return reject('SCM-SHP-STATE', `Lot ${lot} is picked for line ${line}; nothing of it is short.`);
      return [happened('PickShort', { line, item, lot, reason })];
    },
    DespatchShipment(state, _, { at, known }) {
      const { status, plan, picked, pickedAt } = state;
      if (status === 'despatched' || status === 'delivered') return [];
      if (plan === null) return wrongState(status, 'planned');
      const { site, salesOrder: id, customer } = plan;
      const no =
        cannotDespatch(state) ??
        onHold(Object.entries(known.held)) ??
        notBefore(at, ['It was picked', pickedAt], 'left');
      return no ?? [happened('ShipmentDespatched', { site, salesOrder: id, customer, lines: [...picked] })];
    },
    DelayShipment({ status, eta: before }, { eta, reason, cause }, { date }) {
      if (status === 'none' || status === 'delivered') return wrongState(status, 'on its way');
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
    ShipmentLinePicked: (state, pick, at): Shipment => ({
      ...state,
      picked: [...state.picked, pick],
      pickedAt: at > state.pickedAt ? at : state.pickedAt,
    }),
    PickShort: (state, { line, lot }): Shipment => ({ ...state, short: [...state.short, { line, lot }] }),
    ShipmentDespatched: (state, _, at): Shipment => ({ ...state, status: 'despatched', despatchedAt: at }),
    ShipmentDelayed: (state, { eta }): Shipment => ({ ...state, eta }),
    DeliveryConfirmed: (state): Shipment => ({ ...state, status: 'delivered' }),
  },
});
