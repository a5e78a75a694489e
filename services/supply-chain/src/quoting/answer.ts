/** What is answered of a request for quotation: what is asked, what is offered for it, and who got it. */
import {
  AwardedLine,
  QuotationReceived,
  QuotationsCompared,
  QuotedLine,
  RequestedLine,
} from '@gemba/contracts/events/supply-chain/quotations';
import {
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsPrice,
  IsRecord,
  IsRefs,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { begun, stated } from '@gemba/decider/decider';
import type { Money } from '@gemba/measures/money';
import { landedPrice, netPrice } from './offer.js';
import type { Quotation, RequestForQuotation } from './request-state.js';
import { STANDINGS, STATUSES, currencyOf, requestedLine } from './request-state.js';

/** `net` is the price to order at, `landed` what a needed unit costs at the site, at the rate of its day. */
class QuotedLineAnswer extends QuotedLine {
  @IsPrice() net!: Money;
  @Optional() @IsPrice() landed?: Money;
}

class QuotationAnswer extends QuotationReceived {
  @IsOneOf(STANDINGS) standing!: Quotation['standing'];
  @IsListOf(() => QuotedLineAnswer) declare lines: QuotedLineAnswer[];
}

export class RequestForQuotationAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsListOf(() => RequestedLine) lines!: readonly RequestedLine[];
  @IsRefs('supplier') suppliers!: readonly string[];
  @IsPlainDate() answerBy!: string;
  @Optional() @IsText({ lines: true }) terms?: string;
  /** The last version of each supplier that answered. */
  @IsListOf(() => QuotationAnswer) quotations!: readonly QuotationAnswer[];
  /** How they stood when they were compared last. */
  @Optional() @IsRecord(() => QuotationsCompared) comparison?: QuotationsCompared;
  @IsListOf(() => AwardedLine) awards!: readonly AwardedLine[];
  /** What was awarded comes to. */
  @Optional() @IsMoney() total?: Money;
  /** Why it went to others than the cheapest, or why nothing is bought. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

const quotationAnswer = (request: RequestForQuotation, quotation: Quotation): QuotationAnswer => {
  const { rate, lines } = quotation;
  const quotedIn = currencyOf(quotation);
  const currency = [rate?.from, rate?.to].find((each) => each !== undefined && each !== quotedIn) ?? quotedIn;
  return {
    ...quotation,
    lines: lines.map((each) => {
      const needed = requestedLine(request, each.line)?.quantity.value ?? '1';
      return { ...each, net: netPrice(each, needed), landed: landedPrice(each, needed, { currency, rate }) };
    }),
  };
};

export const requestAnswer = (request: RequestForQuotation): RequestForQuotationAnswer => {
  const { status, opened, answerBy, quotations, awards, total, reason, comparison } = request;
  const { lines, suppliers, terms = '' } = begun(opened);
  return {
    status: status === 'none' ? 'open' : status,
    ...{ lines, suppliers, answerBy, awards },
    quotations: Object.values(quotations).map((each) => quotationAnswer(request, each)),
    ...stated({ terms, total, reason, comparison }),
  };
};
