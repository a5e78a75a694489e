/** What a request for quotation remembers: what is asked of whom, what they offer, and who got it. */
import type {
  QuotationReceived,
  QuotationsCompared,
  QuotedLine,
  RequestForQuotationOpened,
  RequestedLine,
} from '@gemba/contracts/events/supply-chain/quotations';
import type { Money } from '@gemba/measures/money';
import type { Awarded } from '../purchasing/award.js';
import { NOTHING_AWARDED } from '../purchasing/award.js';

export const STATUSES = ['open', 'awarded', 'cancelled'] as const;

/** `late` ones count once somebody accepts that. */
export const STANDINGS = ['valid', 'late', 'withdrawn'] as const;

export type Quotation = QuotationReceived & { readonly standing: (typeof STANDINGS)[number] };

export type RequestForQuotation = Awarded & {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly opened: RequestForQuotationOpened | null;
  readonly answerBy: string;
  /** What was awarded comes to; null before. */
  readonly total: Money | null;
  /** The last version of each supplier. */
  readonly quotations: Readonly<Record<string, Quotation>>;
  /** How the quotations stood when they were compared last. */
  readonly comparison: QuotationsCompared | null;
  readonly reason: string;
};

export const NO_REQUEST: RequestForQuotation = {
  ...NOTHING_AWARDED,
  ...{
    status: 'none',
    opened: null,
    answerBy: '',
    total: null,
    quotations: {},
    comparison: null,
    reason: '',
  },
};

/** What is asked for on a line. */
export const requestedLine = ({ opened }: RequestForQuotation, line: string): RequestedLine | undefined =>
  opened?.lines.find((each) => each.line === line);

/** What a supplier offers for a line. */
export const quotedLine = (
  { quotations }: RequestForQuotation,
  { supplier, line }: { readonly supplier: string; readonly line: string },
): { readonly quotation: Quotation; readonly quoted: QuotedLine } | undefined => {
  const quotation = Object.hasOwn(quotations, supplier) ? quotations[supplier] : undefined;
  const quoted = quotation?.lines.find((each) => each.line === line);
  return quotation && quoted ? { quotation, quoted } : undefined;
};

/** All quotations of a request are of lines in one currency. */
export const currencyOf = ({ lines }: Pick<QuotationReceived, 'lines'>): string =>
  lines[0]?.price.currency ?? '';
