/** What can be asked of a supplier invoice. */
import { InvoiceLine, TaxAmount } from '@gemba/contracts/events/finance/invoices';
import {
  IsId,
  IsRef,
  IsListOf,
  IsMoney,
  IsPlainDate,
  IsPrice,
  IsQuantity,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';

export class ReceiveSupplierInvoice {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsRef('purchase-order') purchaseOrder!: string;
  /** The supplier's own number, as it is printed; with the supplier it names the invoice. */
  @IsText({ max: 60 }) number!: string;
  /** Lines name the lines of the order; prices are without tax. */
  @IsListOf(() => InvoiceLine, { min: 1, max: 200 }) lines!: InvoiceLine[];
  /** What each rate of value added tax comes to; without any the invoice bears no tax. */
  @Optional() @IsListOf(() => TaxAmount, { max: 20 }) taxes?: TaxAmount[];
  /** Sum of the lines and of the taxes. */
  @IsMoney({ above: 0 }) total!: Money;
  @IsPlainDate() due!: string;
  /** When the supplier issued it, whose rates of tax count; the day on which it is entered when absent. */
  @Optional() @IsPlainDate() issuedOn?: string;
}

/** A line of the order, with what is still to come of it. */
export class OrderedGoods {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsQuantity() quantity!: Quantity;
  @IsPrice() price!: Money;
}

export class ReceivedGoods {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What other invoices and returns took of the receipt before. */
  @Optional() @IsQuantity() taken?: Quantity;
  @IsPrice() price!: Money;
  @IsPlainDate() date!: string;
}

/** Holds the invoice against the receipts of its order that no other invoice was matched with. */
export class MatchSupplierInvoice {
  @IsListOf(() => ReceivedGoods) receipts!: ReceivedGoods[];
  /** Empty as long as the order is not known. */
  @IsListOf(() => OrderedGoods) ordered!: OrderedGoods[];
}

/** Goods came that the invoice was released for before. */
export class ClearAwaitedGoods {
  /** What the invoice bills for them. */
  @IsMoney() billed!: Money;
  @IsListOf(() => ReceivedGoods, { min: 1 }) receipts!: ReceivedGoods[];
}

/** Accepts the difference; says again how much is released, since the right depends on it. */
export class ReleaseSupplierInvoice {
  @IsMoney({ above: 0 }) total!: Money;
  @IsText({ lines: true }) reason!: string;
}

export class PaySupplierInvoice {
  @IsMoney({ above: 0 }) amount!: Money;
}
