/** What is answered of a purchase order: what was ordered of whom, and what of each line came in. */
import { Asker, PurchaseOrderLine } from '@gemba/contracts/events/supply-chain/procurement';
import {
  IsDecimal,
  IsRef,
  IsIds,
  IsInstant,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { begun, stated } from '@gemba/decider/decider';
import type { Money } from '@gemba/measures/money';
import type { PurchaseOrder } from './order-state.js';

/** `received` is all that came in, `returned` what of it went back, both in the unit of `quantity`. */
class PurchaseOrderLineAnswer extends PurchaseOrderLine {
  @IsDecimal() received!: string;
  @IsDecimal() returned!: string;
  /** What had come and stayed when nothing more was waited for. */
  @Optional() @IsDecimal() closedWith?: string;
}

export class PurchaseOrderAnswer {
  @IsOneOf(['waiting', 'approved', 'closed', 'cancelled']) status!: PurchaseOrder['status'];
  @IsRef('supplier') supplier!: string;
  @IsMoney() total!: Money;
  @IsListOf(() => PurchaseOrderLineAnswer, { min: 1, max: 200 }) lines!: readonly PurchaseOrderLineAnswer[];
  /** The date that the supplier promised first, and the one it holds to now. */
  @IsPlainDate() promised!: string;
  @IsPlainDate() confirmed!: string;
  /** Another date that the supplier was asked for and has not answered. */
  @Optional() @IsPlainDate() wanted?: string;
  /** Why what is open may not come: its supplier was blocked. */
  @Optional() @IsText({ lines: true }) atRisk?: string;
  @IsInstant() placedAt!: string;
  /** Roles that were asked to approve it, the one that is asked now last, and by when it has to answer. */
  @IsIds() asked!: readonly string[];
  @Optional() @IsInstant() answerBy?: string;
  @Optional() @IsRef('requisition') requisition?: string;
  /** The request whose award it carries out. */
  @Optional() @IsRef('request-for-quotation') requestForQuotation?: string;
  /** Who asked, awarded or raised what its lines answer: none of them approves it. */
  @Optional() @IsListOf(() => Asker) askers?: readonly Asker[];
  /** Who placed it, and who raised its requisition: neither may approve it. */
  @Optional() @IsText({ max: 120 }) placedBy?: string;
  @Optional() @IsText({ max: 120 }) raisedBy?: string;
  /** What the site ordered from the supplier that day with it: the amount that a right has to cover. */
  @Optional() @IsMoney() dayTotal?: Money;
}

export const purchaseOrderAnswer = (order: PurchaseOrder): PurchaseOrderAnswer => {
  const { status, placed, placedAt, lines, confirmed, wanted, asked, answerBy, atRisk } = order;
  const { site: _, comparable: __, atAgreedPrices: ___, ...ordered } = begun(placed);
  return { ...ordered, status, lines, confirmed, placedAt, asked, ...stated({ answerBy, wanted, atRisk }) };
};
