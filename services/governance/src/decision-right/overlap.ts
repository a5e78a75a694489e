/** Two rights overlap when both answer the same question and nothing says which of the holders goes first. */
import type { DecisionRight } from '@gemba/platform/access/rights';
import { isBefore } from '@gemba/platform/access/rights';
import type { RightTerms } from './terms.js';

/**
 * The first right for the same topic and scope at the same time that has no order with this one. Levels
 * make an order, so do different limits in one currency, and a right that escalates to the other's role;
 * for one role nothing does.
 */
export const overlapping = (terms: RightTerms, others: readonly DecisionRight[]): DecisionRight | undefined =>
  others.find(
    (other) => isSameQuestion(terms, other) && isTogether(terms, other) && !isOrdered(terms, other),
  );

const isSameQuestion = (a: RightTerms, b: DecisionRight): boolean =>
  a.topic === b.topic && a.scope === b.scope && b.stoppedAt === undefined;

const isTogether = (a: RightTerms, b: RightTerms): boolean => beginsWithin(a, b) && beginsWithin(b, a);

const beginsWithin = ({ validFrom }: RightTerms, { validTo }: RightTerms): boolean =>
  validTo === undefined || isBefore(validFrom, validTo);

const isOrdered = (a: RightTerms, b: RightTerms): boolean =>
  a.holderRole !== b.holderRole &&
  (a.level !== b.level || a.escalatesTo === b.holderRole || b.escalatesTo === a.holderRole || differ(a, b));

const differ = ({ limit: a }: RightTerms, { limit: b }: RightTerms): boolean => {
  if (!a || !b) return a !== b;
  return a.currency === b.currency && a.amount !== b.amount;
};
