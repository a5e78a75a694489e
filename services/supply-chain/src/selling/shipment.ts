/**
 * A shipment brings released lots to a customer; what could not be picked stays behind.
 *
 *   none ──plan──▶ planned ──record pick | pick short, for every line──▶ planned ──despatch──▶ despatched
 *                                                                     despatched ──confirm──▶ delivered
 */
import { ShipmentLine, shipmentEvents } from '@gemba/contracts/events/supply-chain/sales';
import type { ShipmentPlanned } from '@gemba/contracts/events/supply-chain/sales';
import { IsId, IsListOf, IsPlainDate, IsQuantity, IsText } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { stateOf } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { saysTheSame } from '../facts/facts.js';
import type { StockItem } from '../stock/stock-state.js';
import { stockItem } from '../stock/stock-item.js';
import type { SalesOrder } from './order-lines.js';
import { salesOrder } from './sales-order.js';
import { cannotDespatch, cannotShip } from './shipment-limits.js';

export class PlanShipment {
  @IsId() site!: string;
  @IsId() salesOrder!: string;
  @IsText({ max: 80 }) carrier!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}
export class RecordPick {
  @IsId() line!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class RecordPickShort {
  @IsId() line!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsText() reason!: string;
}
export class DespatchShipment {}
export class DelayShipment {
  @IsPlainDate() eta!: string;
  @IsText() cause!: string;
}
export class ConfirmDelivery {
  @IsText({ max: 120 }) receivedBy!: string;
}

export type Shipment = {
  readonly status: 'none' | 'planned' | 'despatched' | 'delivered';
  readonly plan: ShipmentPlanned | null;
  readonly picked: readonly ShipmentLine[];
  /** `line lot` of what could not be picked. */
  readonly short: readonly string[];
  readonly eta: string;
};

const NO_SHIPMENT: Shipment = { status: 'none', plan: null, picked: [], short: [], eta: '' };

/** A line may be shipped from several lots, so that a pick is about both. */
const pickOf = ({ line, lot }: { readonly line: string; readonly lot: string }): string => `${line} ${lot}`;

type PlanNeeds = { readonly order: Need<SalesOrder | undefined> } & Readonly<
  Record<`stock ${string}`, Need<StockItem | undefined>>
>;

const wrongState = (status: Shipment['status'], wanted: string) =>
  reject('SCM-SHP-STATE', `The shipment is ${status}; this needs one that is ${wanted}.`);

export const shipment = decider('shipment', {
  path: 'shipments',
  opens: 'PlanShipment',
  home: 'site',
  commands: { PlanShipment, RecordPick, RecordPickShort, DespatchShipment, DelayShipment, ConfirmDelivery },
  events: shipmentEvents,
  initial: NO_SHIPMENT,
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
      order: stateOf(salesOrder, id),
    }),
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
    RecordPick({ status, picked }, { line, item, lot, quantity }) {
      if (picked.some((each) => pickOf(each) === pickOf({ line, lot }))) return [];
      if (status !== 'planned') return wrongState(status, 'planned');
      return [happened('ShipmentLinePicked', { line, item, lot, quantity })];
    },
    RecordPickShort({ status, short }, { line, item, lot, reason }) {
      if (short.includes(pickOf({ line, lot }))) return [];
      if (status !== 'planned') return wrongState(status, 'planned');
      return [happened('PickShort', { line, item, lot, reason })];
    },
    DespatchShipment(state) {
      const { status, plan, picked } = state;
      if (status === 'despatched' || status === 'delivered') return [];
      if (plan === null) return wrongState(status, 'planned');
      const { site, salesOrder: id, customer } = plan;
      const no = cannotDespatch(state);
      return no ?? [happened('ShipmentDespatched', { site, salesOrder: id, customer, lines: [...picked] })];
    },
    DelayShipment({ status, eta: before }, { eta, cause }) {
      if (status === 'none' || status === 'delivered') return wrongState(status, 'on its way');
      return before === eta ? [] : [happened('ShipmentDelayed', { eta, cause })];
    },
    ConfirmDelivery({ status, plan, picked }, { receivedBy }, { date }) {
      if (status === 'delivered') return [];
      if (status !== 'despatched' || plan === null) return wrongState(status, 'despatched');
      const { site, salesOrder: id, customer } = plan;
      const what = { site, salesOrder: id, customer, lines: [...picked] };
      return [happened('DeliveryConfirmed', { ...what, receivedBy, deliveredOn: date })];
    },
  },
  evolve: {
    ShipmentPlanned: (_, plan): Shipment => ({ ...NO_SHIPMENT, status: 'planned', plan }),
    ShipmentLinePicked: (state, pick): Shipment => ({ ...state, picked: [...state.picked, pick] }),
    PickShort: (state, pick): Shipment => ({ ...state, short: [...state.short, pickOf(pick)] }),
    ShipmentDespatched: (state): Shipment => ({ ...state, status: 'despatched' }),
    ShipmentDelayed: (state, { eta }): Shipment => ({ ...state, eta }),
    DeliveryConfirmed: (state): Shipment => ({ ...state, status: 'delivered' }),
  },
});
