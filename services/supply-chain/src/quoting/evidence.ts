/** How the quotations of a request stand on a day: what a buyer sees, and what stays as evidence. */
import type { CriterionWeights, QuotationsCompared } from '@gemba/contracts/events/supply-chain/quotations';
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import type { SupplierDeliveriesRow } from '../tables/supplier-deliveries.js';
import { scoreOf } from '../tables/supplier-deliveries.js';
import type { Market } from './comparison.js';
import { USUAL_WEIGHTS, compared } from './comparison.js';
import type { RequestForQuotation } from './request-state.js';

/** Weights are shares of the whole. */
export const wrongWeights = (weights: CriterionWeights | undefined): Rejection | null => {
  if (!weights) return null;
  const all = [weights.price, weights.leadTime, weights.supplier];
  const sum = all.reduce(addDecimal);
  if (compareDecimals(sum, '1') === 0 && all.every((each) => compareDecimals(each, '0') >= 0)) return null;
  return reject('SCM-RFQ-WEIGHTS', `The weights are shares that sum to 1, not to ${sum}. Correct them.`, {
    violated: { rule: 'weights sum to 1', actual: sum, limit: '1' },
  });
};

type Knowing = Pick<Market, 'rates' | 'suppliers' | 'calendar'> & {
  readonly deliveries?: Readonly<Record<string, SupplierDeliveriesRow>>;
};

type Asked = Pick<Given<Knowing>, 'date' | 'site' | 'known'> & {
  readonly weights?: CriterionWeights | undefined;
};

export const comparisonOf = (
  request: RequestForQuotation,
  { date, site, known, weights: asked }: Asked,
): QuotationsCompared => {
  const { rates, suppliers, calendar, deliveries = {} } = known;
  const { price, leadTime, supplier } = asked ?? USUAL_WEIGHTS;
  const weights = { price, leadTime, supplier };
  const scores = Object.fromEntries(
    Object.keys(request.quotations).flatMap((id) => {
      const score = scoreOf(id, deliveries, date);
      return score === undefined ? [] : [[id, score] as const];
    }),
  );
  const currency = site?.currency ?? '';
  const market = { date, currency, rates, suppliers, calendar, scores, weights };
  return { date, currency, weights, lines: compared(request, market) };
};
