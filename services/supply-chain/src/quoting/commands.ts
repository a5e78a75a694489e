/** What a request for quotation can be asked to do. */
import { CriterionWeights, QuotedLine } from '@gemba/contracts/events/supply-chain/quotations';
import {
  IsFlag,
  IsId,
  IsListOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsRefs,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';

/** A requisition says what it needs; a line without one says it itself. */
export class LineToQuote {
  @IsId() line!: string;
  @Optional() @IsRef('requisition') requisition?: string;
  @Optional() @IsRef('item') item?: string;
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  @Optional() @IsPlainDate() needBy?: string;
}
export class OpenRequestForQuotation {
  @IsRef('site') site!: string;
  @IsListOf(() => LineToQuote, { min: 1, max: 50 }) lines!: LineToQuote[];
  @IsRefs('supplier', { min: 1, max: 20 }) suppliers!: string[];
  /** The last day on which a quotation is in time. */
  @IsPlainDate() answerBy!: string;
  /** Where and how to deliver, when to pay. */
  @Optional() @IsText({ lines: true }) terms?: string;
  /** Why a supplier is asked that is not approved. */
  @Optional() @IsText({ lines: true }) reason?: string;
}
export class ExtendRequestForQuotation {
  @IsPlainDate() answerBy!: string;
}
/** The supplier's offer; a later version takes the place of the one before. */
export class RecordQuotation {
  @IsRef('supplier') supplier!: string;
  @IsWhole({ min: 1, max: 99 }) version!: number;
  /** The supplier's own number. */
  @Optional() @IsText({ max: 60 }) number?: string;
  @IsPlainDate() validUntil!: string;
  @IsListOf(() => QuotedLine, { min: 1, max: 50 }) lines!: QuotedLine[];
  @Optional() @IsText({ lines: true }) terms?: string;
}
export class AcceptLateQuotation {
  @IsRef('supplier') supplier!: string;
  @IsText({ lines: true }) reason!: string;
}
export class WithdrawQuotation {
  @IsRef('supplier') supplier!: string;
  @IsText({ lines: true }) reason!: string;
}
/** Records how the quotations stand today: the evidence of an award. */
export class CompareQuotations {
  /** 0.6 for the price and 0.2 for each of the others when absent. */
  @Optional() @IsRecord(() => CriterionWeights) weights?: CriterionWeights;
}
/** So much of a line from a supplier. */
export class LineToAward {
  @IsId() line!: string;
  @IsRef('supplier') supplier!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class AwardQuotations {
  /** A line is awarded as a whole, to one supplier or to several; lines that are not named are not bought. */
  @IsListOf(() => LineToAward, { min: 1, max: 200 }) awards!: LineToAward[];
  /** Why it is not the cheapest. */
  @Optional() @IsText({ lines: true }) reason?: string;
  /** Agrees the prices with the suppliers, for what is ordered later. */
  @Optional() @IsFlag() agree?: boolean;
}
export class CancelRequestForQuotation {
  @IsText({ lines: true }) reason!: string;
}
