/** What stock is taken for: an order or a shipment that is there, open, at the same site, and needs it. */
import type { Quantity } from '@gemba/measures/quantity';
import type { StockPurpose } from '@gemba/contracts/events/supply-chain/stock';
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { named } from '@gemba/decider/needs';
import { entry } from '../facts/facts.js';
import type { Shipment } from '../orders/shipment-state.js';
import { NO_SHIPMENT, isOf } from '../orders/shipment-state.js';
import { ordersCalled } from '../tables/known.js';
import type { ProductionOrderRow } from '../tables/rows.js';
import type { Place } from './consequences.js';
import type { IssuedRow } from './issued-to-order.js';
import { moreThanNeeded, operationOf } from './issued-to-order.js';
import { isProcess } from '@gemba/decider/decider';

const SHIPMENT = { name: 'shipment', initial: NO_SHIPMENT };

export type PurposeNeeds = {
  readonly orders: Need<Readonly<Record<string, ProductionOrderRow>>>;
} & Readonly<Record<`shipment ${string}`, Need<Shipment | undefined>>>;

/** What has to be known of the purpose; nothing where its id is a word of whoever takes the stock. */
export const purposeNeeds = ({ kind, id }: StockPurpose): PurposeNeeds => ({
  ...(kind === 'shipment' ? { [`shipment ${id}`]: named(SHIPMENT, id) } : {}),
  orders: ordersCalled(kind === 'production-order' ? [id] : []),
});

type Use = { readonly lot: string; readonly purpose: StockPurpose; readonly quantity: Quantity };
type Knowing = {
  readonly orders: Readonly<Record<string, ProductionOrderRow>>;
  readonly issued?: IssuedRow | undefined;
} & Readonly<Record<`shipment ${string}`, Shipment | undefined>>;
type Circumstances = { readonly place: Place; readonly by: Given['by']; readonly known: Knowing };

const CODE = 'SCM-STK-PURPOSE';

/** Production takes material into an order while it is released, also while it is held. */
const TAKES_MATERIAL: readonly ProductionOrderRow['status'][] = ['released', 'held'];

const JUST_RELEASED = 'If it was released a moment ago, try again: production says so within seconds.';

const takesNoMaterial = (
  { purpose, quantity }: Use,
  { place: { site, item }, known }: Circumstances,
): Rejection | null => {
  const { id } = purpose;
  const order = entry(known.orders, id);
  if (order?.site !== site)
    return reject(CODE, `There is no production order ${id} at ${site}.`, { hint: JUST_RELEASED });
  const { status, needs } = order;
  if (!TAKES_MATERIAL.includes(status)) {
    const violated = { rule: 'order takes material', actual: status, limit: TAKES_MATERIAL.join(' or ') };
    const hint =
      status === 'planned'
        ? `Release it first. ${JUST_RELEASED}`
        : 'Leave it in stock, or name another order.';
    return reject(CODE, `Production order ${id} is ${status} and takes no material.`, { violated, hint });
  }
  const operation = operationOf(purpose);
  const isNeeded = needs.some(
    (each) => each.item === item && (operation ?? each.operation) === each.operation,
  );
  if (isNeeded) return moreThanNeeded({ item, quantity, purpose }, order, known.issued);
  const where = operation === undefined ? '' : `operation ${String(operation)} of `;
  return reject(CODE, `${item} is not needed in ${where}production order ${id}. Leave it in stock.`);
};

/** The sales order allots a planned line and its pick takes it from stock: by hand it would leave twice. */
const takesNoGoods = (
  shipment: Shipment | undefined,
  { lot, purpose: { id, line = '1' } }: Use,
  { place: { site }, by }: Circumstances,
): Rejection | null => {
  if (shipment?.plan?.site !== site) return reject(CODE, `There is no shipment ${id} at ${site}.`);
  if (!isProcess(by))
    return reject(CODE, `What shipment ${id} takes is picked by itself, line by line as it was planned.`, {
      hint: 'Plan another shipment for what it could not pick: POST /v1/shipments.',
    });
  if (shipment.status !== 'planned')
    return reject(CODE, `Shipment ${id} is ${shipment.status}; nothing is put into it any more.`);
  return shipment.short.some(isOf({ line, lot }))
    ? reject(CODE, `Line ${line} of shipment ${id} is recorded as short of lot ${lot}.`)
    : null;
};

const ORDERS = /^(sales-order|production-order|stock-transfer)\//;

/**
 * A promise is used up by its own order alone: a shipment picks for the sales order that it belongs to, an
 * issue to production or to another site names its own; what leaves otherwise takes what is free.
 */
export const takesFromOther = ({
  purpose: { kind, id },
  demand = '',
}: Pick<Use, 'purpose'> & { readonly demand?: string }): Rejection | null => {
  const own = `${kind}/${id}`;
  const isOwn = kind === 'shipment' || (ORDERS.test(own) && `${demand}/`.startsWith(`${own}/`));
  const isPlain = kind !== 'scrap' && kind !== 'supplier-return' && !ORDERS.test(demand);
  if (demand === '' || isOwn || isPlain) return null;
  return reject('SCM-DEMAND', `Taking stock for ${kind} ${id} uses up no promise to ${demand}.`, {
    hint: 'Leave out demand. If promised stock has to go, it gives way by itself and its order hears of it.',
  });
};

/** What stands against taking stock for what its purpose names; null for a purpose that names no document. */
export const cannotServe = (use: Use, circumstances: Circumstances): Rejection | null => {
  const { purpose } = use;
  const { kind, id } = purpose;
  const { known } = circumstances;
  if (kind === 'production-order') return takesNoMaterial(use, circumstances);
  if (kind === 'stock-transfer' && !isProcess(circumstances.by))
    return reject(
      CODE,
      `What transfer ${id} takes leaves by it: POST /v1/transfer-shipments/${id}/despatch.`,
    );
  return kind === 'shipment' ? takesNoGoods(known[`shipment ${id}`], use, circumstances) : null;
};
