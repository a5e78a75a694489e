/** The end of a purchase order of which nothing came, with what its supplier charges for it. */
import type { PurchaseOrderCancelled } from '@gemba/contracts/events/supply-chain/procurement';
import type { About, Given } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { Known } from '@gemba/decider/needs';
import { stateOf } from '@gemba/decider/needs';
import { present } from '../facts/facts.js';
import { ratesBetween, withoutRate } from '../tables/known.js';
import { cancellationFee } from './cancellation-terms.js';
import type { PurchaseOrder } from './order-state.js';
import { stillOpen } from './order-state.js';
import { supplier } from './supplier.js';

const NO_SUPPLIER = 'none';

export const cancellingNeeds = (about: About<PurchaseOrder>) => ({
  supplier: stateOf(supplier, about.state.placed?.supplier ?? NO_SUPPLIER),
  rates: ratesBetween([about.state.placed?.total.currency ?? ''], about),
});

type Knowing = Given<Known<ReturnType<typeof cancellingNeeds>>>;

/** What the supplier charges; nothing before it was told of the order. */
const feeOf = ({ status, placed, confirmed }: PurchaseOrder, { date, known }: Knowing) =>
  status === 'approved' && placed
    ? cancellationFee(known.supplier?.cancellationTerms ?? [], placed.total, { due: confirmed, date })
    : undefined;

type Said = Pick<PurchaseOrderCancelled, 'reason' | 'placedOn' | 'promises'>;

export const cancelled = (order: PurchaseOrder, said: Said, given: Knowing) => {
  if (order.status === 'cancelled') return [];
  if (order.status === 'closed' || order.lines.some(({ received }) => received !== '0'))
    return reject('SCM-PO-STATE', 'Goods came in for this order; close it instead.');
  const { supplier: of, total } = order.placed ?? {};
  const fee = feeOf(order, given);
  const no = fee ? withoutRate(fee.currency, given.known.rates, given) : null;
  const what = { ...present({ supplier: of, total, fee }), open: stillOpen(order) };
  return no ?? [happened('PurchaseOrderCancelled', { ...said, ...what })];
};
