/** Rows of supply chain: order lines, stock, purchase orders and warehouse reports that fit nothing. */
import { IsComputed, IsWordList, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { STOCK_STATUSES } from '@gemba/contracts/events/supply-chain/stock';
import {
  IsCurrency,
  IsFlag,
  IsId,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsUnit,
  Optional,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';

export const STAGES = [
  'placed',
  'promised',
  'produced',
  'despatched',
  'delivered',
  'invoiced',
  'paid',
] as const;
const LINE_STAGES = [...STAGES, 'cancelled'] as const;
export type Stage = (typeof LINE_STAGES)[number];

/** A line of a sales order, from placed to paid. */
export class OrderLineRow {
  @Says('`<sales order>.<line>`.', 'SO-2026-310.10') @IsWords() readonly id!: string;
  @Says('The order.') @IsWords() readonly salesOrder!: string;
  @Says('The line in it.') @IsWords() readonly line!: string;
  @Says('Which delivers it.') @IsId() readonly site!: string;
  @Says('Who ordered it.') @IsId() readonly customer!: string;
  @Says('What was ordered.') @IsId() readonly item!: string;
  @Says('In the unit of the row.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('Net price of the line.', '240.00') @IsComputed() readonly amount!: string;
  @Says('Of the amounts, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('The day that the customer asked for.') @IsPlainDate() readonly requested!: string;
  @Says('The day that was promised first; null before.') @OrNull() @IsPlainDate() readonly promised!:
    string | null;
  @Says('The day by which it comes by now; null before a promise, and while nobody knows any more.')
  @OrNull()
  @IsPlainDate()
  readonly expected!: string | null;
  @Says('What broke the promise; null while it is kept.', 'purchase-order/PO-7')
  @OrNull()
  @IsWords()
  readonly brokenBy!: string | null;
  @Says('The day on which it arrived; null before.') @OrNull() @IsPlainDate() readonly deliveredOn!:
    string | null;
  @Says('How far it has come.') @IsOneOf(LINE_STAGES) readonly stage!: (typeof LINE_STAGES)[number];
  @Says('When it was ordered; null before.') @OrNull() @IsInstant() readonly placedAt!: string | null;
  @Says('When it was promised; null before.') @OrNull() @IsInstant() readonly promisedAt!: string | null;
  @Says('When it was made, or lay ready in stock; null before.') @OrNull() @IsInstant() readonly producedAt!:
    string | null;
  @Says('When it left; null before.') @OrNull() @IsInstant() readonly despatchedAt!: string | null;
  @Says('When it was delivered; null before.') @OrNull() @IsInstant() readonly deliveredAt!: string | null;
  @Says('When it was last invoiced; null before.') @OrNull() @IsInstant() readonly invoicedAt!: string | null;
  @Says('When all its invoices were paid; null before.') @OrNull() @IsInstant() readonly paidAt!:
    string | null;
  @Says('When it was cancelled; null before.') @OrNull() @IsInstant() readonly cancelledAt!: string | null;
  @Says('Whether it was or is not done by its date, at the site today.') @IsFlag() readonly late!: boolean;
}

/** What lies at a site of one lot in one status. */
export class StockRow {
  @Says('`<site>.<item>.<lot>.<status>`.', 'lyon.PUMP-100.L-1.available') @IsWords() readonly id!: string;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('What lies there.') @IsId() readonly item!: string;
  @Says('The lot.') @IsId() readonly lot!: string;
  @Says('What may be done with it.')
  @IsOneOf(STOCK_STATUSES)
  readonly status!: (typeof STOCK_STATUSES)[number];
  @Says('In the unit of the row.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('Share of the cost of the lot; null before it has a cost.', '336.00')
  @Sensitive('cost')
  @OrNull()
  @IsComputed()
  readonly value!: string | null;
  @Says('Of the value, ISO 4217; null before it has one.') @OrNull() @IsCurrency() readonly currency!:
    string | null;
  @Says('When the first of the lot came in; null before.') @OrNull() @IsInstant() readonly receivedAt!:
    string | null;
  @Says('The last day on which it may be used; null without one.') @OrNull() @IsPlainDate() readonly expiry!:
    string | null;
}

export const PURCHASE_STATUSES = [
  'placed',
  'awaiting-approval',
  'approved',
  'confirmed',
  'partly-received',
  'received',
  'closed',
  'cancelled',
] as const;

export class PurchaseOrderRowLine {
  @Says('The line.') @IsWords() readonly line!: string;
  @Says('What is bought.') @IsId() readonly item!: string;
  @Says('In the unit of the row.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('Of it, in the same unit.', '8') @IsComputed() readonly received!: string;
  @Says('Whether nothing more is waited for.') @Optional() @IsFlag() readonly closed?: boolean;
}

/** A purchase order as it stands. */
export class PurchaseOrderRow {
  @Says('The order.', 'PO-2026-44') @IsWords() readonly id!: string;
  @Says('Which needs it.') @IsId() readonly site!: string;
  @Says('Who delivers.') @IsId() readonly supplier!: string;
  @Says('How far it is.') @IsOneOf(PURCHASE_STATUSES) readonly status!: (typeof PURCHASE_STATUSES)[number];
  @Says('Role that has to approve; null while none has to.', 'buyer') @OrNull() @IsId() readonly approver!:
    string | null;
  @Says('By when that role has to answer, before the next is asked; null without.')
  @OrNull()
  @IsInstant()
  readonly answerBy!: string | null;
  @Says('Roles that were asked before and have not answered.', ['site-manager'])
  @Optional()
  @IsWordList()
  readonly unanswered?: readonly string[];
  @Says('Net price of the order.', '4800.00') @IsComputed() readonly total!: string;
  @Says('Of the amounts, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('The day for which it was ordered.') @IsPlainDate() readonly promised!: string;
  @Says('The day that the supplier confirmed; null before.') @OrNull() @IsPlainDate() readonly confirmed!:
    string | null;
  @Says('When it was ordered.') @IsInstant() readonly placedAt!: string;
  @Says('When something last came in; null before.') @OrNull() @IsInstant() readonly receivedAt!:
    string | null;
  @Says('In the order of the document.')
  @IsListOf(() => PurchaseOrderRowLine)
  readonly lines!: readonly PurchaseOrderRowLine[];
  @Says('Whether it was or is not done by its date, at the site today.') @IsFlag() readonly late!: boolean;
}

/** What a supplier did for a site: over the last year as a whole, and month by month. */
export class SupplierScorecardRow {
  @Says('Of the row.', 'ACME.lyon.2026-03') @IsWords() readonly id!: string;
  @Says('Who delivers.') @IsId() readonly supplier!: string;
  @Says('Which was supplied.') @IsId() readonly site!: string;
  @Says('A month, or `year` for the 365 days up to today.', '2026-03') @IsWords() readonly period!: string;
  @Says('Lines that were complete or given up.', '12') @IsComputed() readonly lines!: string;
  @Says('Share of the lines that were complete by the day promised first; null without any.', '0.917')
  @OrNull()
  @IsComputed()
  readonly otif!: string | null;
  @Says('Rejected per million received, by value at ordered prices; null without receipts.', '1250')
  @OrNull()
  @IsComputed()
  readonly ppm!: string | null;
  @Says('Ordered ÷ the same at agreed prices; null where none was agreed.', '1.02')
  @OrNull()
  @IsComputed()
  readonly priceIndex!: string | null;
  @Says('Mean of the days from order to completion; null without lines.', '6.5')
  @OrNull()
  @IsComputed()
  readonly leadTime!: string | null;
  @Says('Their standard deviation, in days.', '1.2') @OrNull() @IsComputed() readonly leadTimeSpread!:
    string | null;
}

export const TRANSFER_STATUSES = [
  'requested',
  'consented',
  'in-transit',
  'received',
  'refused',
  'cancelled',
] as const;

/** Goods that a site asked another for, as the site that needs them sees it. */
export class StockTransferRow {
  @Says('The transfer.', 'TR-2026-7') @IsWords() readonly id!: string;
  @Says('Which needs it.') @IsId() readonly site!: string;
  @Says('Which has it.') @IsId() readonly from!: string;
  @Says('What is moved.') @IsId() readonly item!: string;
  @Says('How far it is.') @IsOneOf(TRANSFER_STATUSES) readonly status!: (typeof TRANSFER_STATUSES)[number];
  @Says('What was asked for, in the unit of the row.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('What the donor gives; null before it says so.', '12')
  @OrNull()
  @IsComputed()
  readonly consented!: string | null;
  @Says('What has left the donor.', '12') @IsComputed() readonly shipped!: string;
  @Says('What is on its way.', '4') @IsComputed() readonly inTransit!: string;
  @Says('What is here.', '8') @IsComputed() readonly received!: string;
  @Says('What was short, damaged or too much, and is not resolved.', '0')
  @IsComputed()
  readonly differences!: string;
  @Says('The day for which it is wanted.') @IsPlainDate() readonly wanted!: string;
  @Says('The business day of the donor on which the last of it left; null before.')
  @OrNull()
  @IsPlainDate()
  readonly shippedOn!: string | null;
  @Says('The business day on which the last of it came; null before.')
  @OrNull()
  @IsPlainDate()
  readonly receivedOn!: string | null;
  @Says('Whether it was or is not done by its date, at the site today.') @IsFlag() readonly late!: boolean;
}

/** A warehouse report that names items or places nobody here knows. */
export class UnmatchedEpcisRow {
  @Says('Of the captured event.', 'ni-1') @IsWords() readonly id!: string;
  @Says('Where it happened; null where nobody knows the place.') @OrNull() @IsId() readonly site!:
    string | null;
  @Says('`eventID` of EPCIS 2.0.', 'urn:uuid:019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55')
  @IsWords()
  readonly eventId!: string;
  @Says('Class of the EPCIS event.', 'ObjectEvent') @IsWords() readonly epcisType!: string;
  @Says('Business step of the CBV; null without one.', 'receiving') @OrNull() @IsWords() readonly bizStep!:
    string | null;
  @Says('When it happened, as the warehouse says.') @IsInstant() readonly eventTime!: string;
  @Says('When it was taken in.') @IsInstant() readonly recordedAt!: string;
  @Says('The capture by which it came.', '019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55')
  @IsWords()
  readonly captureJob!: string;
  @Says('Why it fits nothing; null where nobody said.', 'Nobody knows the item')
  @OrNull()
  @IsWords()
  readonly reason!: string | null;
}
