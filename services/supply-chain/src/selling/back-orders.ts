/** What becomes of what cannot leave yet: nothing leaves without it, it follows, or nobody wants it. */
import type { BackOrders } from '@gemba/contracts/events/supply-chain/back-orders';
import type { SalesOrderLine, ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import { stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { entry, saysTheSame } from '../facts/facts.js';
import type { OrderedLine, SalesOrder } from '../orders/order-lines.js';
import { asOrdered, openOf, toShipOf } from '../orders/order-lines.js';
import type { ItemRow } from '../tables/rows.js';

export type Items = Readonly<Record<string, ItemRow>>;
type Brought = Pick<ShipmentLine, 'line' | 'quantity'>;

const isSome = (value: string): boolean => compareDecimals(value, '0') > 0;

const broughtOf = (lines: readonly Brought[], line: string): string =>
  lines
    .filter((each) => each.line === line)
    .reduce((sum, { quantity }) => addDecimal(sum, quantity.value), '0');

/** What is still wanted and can be shipped at all. */
const goodsOf = ({ lines }: SalesOrder, items: Items | undefined): readonly OrderedLine[] =>
  lines.filter((each) => !each.cancelled && entry(items ?? {}, each.item)?.kind !== 'service');

/** What neither these lines nor other shipments bring of a line. */
const leftOf = (line: OrderedLine, shipment: string, lines: readonly Brought[]): string => {
  const others = { ...line, allotted: line.allotted.filter((each) => each.shipment !== shipment) };
  return subtractDecimal(toShipOf(others), broughtOf(lines, line.line));
};

/** Everything leaves, with this shipment or with others that are planned, where the customer wants it so. */
export const notComplete = (
  order: SalesOrder,
  { shipment, lines }: { readonly shipment: string; readonly lines: readonly Brought[] },
  items: Items | undefined,
): Rejection | null => {
  if (order.backOrders !== 'ship-complete') return null;
  const lacking = goodsOf(order, items).find((line) => isSome(leftOf(line, shipment, lines)));
  if (!lacking) return null;
  const { line, item, quantity } = lacking;
  const left = leftOf(lacking, shipment, lines);
  const detail = `Everything leaves together: ${left} ${quantity.unit} of line ${line} (${item}) lack.`;
  return reject('SCM-SHP-COMPLETE', detail, {
    violated: { rule: 'everything together', actual: left, limit: '0', unit: quantity.unit },
    hint: 'Plan them as well, wait until they are there, or change the back orders of the order.',
  });
};

type Leaving = { readonly lines: readonly Brought[]; readonly date: string; readonly shipment: string };

/** The lines of which no rest is wanted once these have left: those, and what was due besides. */
export const restCancelled = (
  order: SalesOrder,
  { lines, date, shipment }: Leaving,
  items: Items | undefined,
) => {
  if (order.backOrders !== 'cancel-rest' || lines.length === 0) return [];
  const reason = `The customer takes what left with shipment ${shipment}, and no rest of it.`;
  return goodsOf(order, items).flatMap((line) => {
    const gone = broughtOf(lines, line.line);
    const value = subtractDecimal(openOf(line), gone);
    const isDue = (line.promised ?? line.requested) <= date;
    const comes = line.allotted.some((each) => each.shipment !== shipment);
    if (!isSome(value) || comes || !(isSome(gone) || isDue)) return [];
    const more = { ...stated({ promised: line.promised }), reason };
    const quantity = { value, unit: line.quantity.unit };
    return asOrdered({ lines: [line] }).map((each) =>
      isSome(addDecimal(line.shipped, gone))
        ? happened('SalesOrderRestCancelled', { ...each, quantity, ...more })
        : happened('SalesOrderLineCancelled', { ...each, ...more }),
    );
  });
};

/** What a shipment could not bring is not promised anew where the customer wants no rest. */
export const isNotToCome = ({ backOrders }: SalesOrder, { because }: { readonly because: string }): boolean =>
  backOrders === 'cancel-rest' && because.startsWith('shipment/');

type Wish = {
  readonly customer: string;
  readonly lines: readonly SalesOrderLine[];
  readonly backOrders: BackOrders | undefined;
};

/** Whether an order that was placed says just this. */
export const isOrderedSo = (order: SalesOrder, { customer, lines, backOrders }: Wish): boolean =>
  order.status !== 'none' &&
  order.customer === customer &&
  saysTheSame(asOrdered(order), lines) &&
  (backOrders ?? order.backOrders) === order.backOrders;
