/** What can be asked of a supplier invoice. */
import { InvoiceLine } from '@gemba/contracts/events/finance/invoices';
import { IsId, IsListOf, IsMoney, IsPlainDate, IsQuantity, IsText } from '@gemba/contracts/fields';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';

export class ReceiveSupplierInvoice {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsId() purchaseOrder!: string;
  /** The supplier's own number; with the supplier it names the invoice. */
  @IsId() number!: string;
  /** Lines name the lines of the order. */
  @IsListOf(() => InvoiceLine, { min: 1, max: 200 }) lines!: InvoiceLine[];
  /** Sum of the lines. */
  @IsMoney({ above: 0 }) total!: Money;
  @IsPlainDate() due!: string;
}

export class ReceivedGoods {
  @IsId() line!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsMoney() price!: Money;
  @IsPlainDate() date!: string;
}

/** Holds the invoice against the receipts of its order that no other invoice was matched with. */
export class MatchSupplierInvoice {
  @IsListOf(() => ReceivedGoods) receipts!: ReceivedGoods[];
}

/** Accepts the difference; says again how much is released, since the right depends on it. */
export class ReleaseSupplierInvoice {
  @IsMoney({ above: 0 }) total!: Money;
  @IsText() reason!: string;
}

export class PaySupplierInvoice {
  @IsMoney({ above: 0 }) amount!: Money;
}
