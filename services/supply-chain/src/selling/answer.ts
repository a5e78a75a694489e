/** What is answered of a sales order: what the customer ordered, and how far each line is. */
import type { BackOrders } from '@gemba/contracts/events/supply-chain/back-orders';
import { BACK_ORDERS } from '@gemba/contracts/events/supply-chain/back-orders';
import { PromisePart, SalesOrderLine } from '@gemba/contracts/events/supply-chain/sales';
import {
  IsDecimal,
  IsFlag,
  IsId,
  IsRef,
  IsIds,
  IsRefs,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { stated } from '@gemba/decider/decider';
import type { Quantity } from '@gemba/measures/quantity';
import type { Broken, OrderedLine, SalesOrder } from '../orders/order-lines.js';

/** What a shipment is to bring of a line, out of one lot. */
class AllotmentAnswer {
  @IsRef('shipment') shipment!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

class BrokenAnswer {
  /** What broke it, for example `purchase-order/PO-7`, and the event that said so. */
  @IsText({ max: 300 }) because!: string;
  @IsText({ max: 160 }) cause!: string;
  /** The day that the customer was told last. */
  @Optional() @IsPlainDate() told?: string;
}

class SalesOrderLineAnswer extends SalesOrderLine {
  /** There once it is promised. */
  @Optional() @IsPlainDate() promised?: string;
  /** What it is promised out of, source by source. */
  @IsListOf(() => PromisePart) parts!: readonly PromisePart[];
  /** The day by which it comes by now; absent before a promise, and while nobody knows any more. */
  @Optional() @IsPlainDate() expected?: string;
  /** Why it does not come by the day that was promised; absent while it does. */
  @Optional() @IsRecord(() => BrokenAnswer) broken?: BrokenAnswer;
  @IsFlag() requestedFromProduction!: boolean;
  @IsFlag() requestedFromPurchase!: boolean;
  /** All of it is reserved in released stock. */
  @IsFlag() ready!: boolean;
  @IsListOf(() => AllotmentAnswer) allotted!: readonly AllotmentAnswer[];
  /** In the unit of `quantity`. */
  @IsDecimal() shipped!: string;
  /** What was left of it when it was not wanted any more; absent while all of it is. */
  @Optional() @IsDecimal() restCancelled?: string;
  /** The shipments that left with some of it, and those of them that arrived. */
  @IsRefs('shipment') shipments!: readonly string[];
  @IsIds() deliveries!: readonly string[];
  /** Not wanted any more, while the order is. */
  @IsFlag() cancelled!: boolean;
}

export class SalesOrderAnswer {
  @IsOneOf(['placed', 'cancelled']) status!: SalesOrder['status'];
  @IsRef('customer') customer!: string;
  @IsPlainDate() placedOn!: string;
  /** What becomes of what cannot leave yet. */
  @IsOneOf(BACK_ORDERS) backOrders!: BackOrders;
  @IsListOf(() => SalesOrderLineAnswer, { min: 1, max: 200 }) lines!: readonly SalesOrderLineAnswer[];
}

const brokenOf = ({ told, ...broken }: Broken): BrokenAnswer => ({
  ...broken,
  ...(told === '' ? {} : { told }),
});

const answered = ({ promised, expected, broken, allotted, ...line }: OrderedLine): SalesOrderLineAnswer => ({
  ...line,
  ...stated({ promised, expected, broken: broken && brokenOf(broken) }),
  allotted: allotted.map(({ shipment, lot, quantity }) => ({ shipment, lot, quantity })),
});

export const salesOrderAnswer = ({ site: _, lines, ...order }: SalesOrder): SalesOrderAnswer => ({
  ...order,
  lines: lines.map(answered),
});
