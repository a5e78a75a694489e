/** What an order has to say that carries out an award: exactly what was awarded, and who stands behind it. */
import type { AwardedLine } from '@gemba/contracts/events/supply-chain/quotations';
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { named, stateOf } from '@gemba/decider/needs';
import { saysTheSame } from '../facts/facts.js';

/** What of a request for quotation its orders have to know. */
export type Awarded = {
  readonly awards: readonly AwardedLine[];
  /** Who asked for quotations, awarded them, or raised what they answer. */
  readonly askers: readonly string[];
};

export const NOTHING_AWARDED: Awarded = { awards: [], askers: [] };

const REQUESTS = { name: 'request-for-quotation', initial: NOTHING_AWARDED };

/** The award that an order names; of no request where it names none. */
export const awardCalled = (id: string | undefined) =>
  id === undefined ? stateOf(REQUESTS, 'none') : named(REQUESTS, id);

type OrderLine = PurchaseOrderPlaced['lines'][number];

/** The lines of an order, from what was awarded by it: numbered, since a line may be split. */
export const orderedBy = (awards: readonly AwardedLine[], order: string): readonly OrderLine[] =>
  awards
    .filter(({ purchaseOrder }) => purchaseOrder === order)
    .map(({ item, quantity, price, requisition }, index) => ({
      ...{ line: String(index + 1), item, quantity, price },
      ...(requisition === undefined ? {} : { requisition }),
    }));

/** An order that names a request for quotation is one of its award, to the letter. */
export const wrongAward = (
  { requestForQuotation: request, supplier, lines }: PurchaseOrderPlaced,
  known: Awarded | undefined,
  id: string,
): Rejection | null => {
  if (request === undefined) return null;
  const awarded = orderedBy(known?.awards ?? [], id);
  const of = known?.awards.find(({ purchaseOrder }) => purchaseOrder === id)?.supplier;
  if (of === supplier && saysTheSame(awarded, lines)) return null;
  const detail = `Nothing was awarded by ${request} that ${id} with ${supplier} would carry out.`;
  return reject('SCM-PO-AWARD', detail, { hint: 'What is awarded is ordered by itself. Name no request.' });
};
