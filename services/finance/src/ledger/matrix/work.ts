/**
 * The posting matrix of work in progress: hours that go in, and the variance that is left when an order
 * closes.
 */
import type { WorkInProgressCharged, WorkInProgressRelieved } from '@gemba/contracts/events/finance/ledger';
import type { Meaning } from './entry.js';
import { credit, debit, meaning, signed } from './entry.js';
import { negateMoney } from '@gemba/measures/money';

const NOTHING: Meaning = { text: '', lines: [] };

/** Material is booked where it leaves inventory, so only hours are booked here. */
export const workCharged = ({ order, element, amount }: WorkInProgressCharged): Meaning => {
  if (element === 'material') return NOTHING;
  const dimensions = { order: `production-order/${order}` };
  const absorbed = element === 'labour' ? 'absorbedLabour' : 'absorbedMachine';
  return meaning(`${element === 'labour' ? 'Labour' : 'Machine time'} on ${order}`, [
    signed('workInProgress', amount, { dimensions }),
    signed(absorbed, negateMoney(amount), { dimensions }),
  ]);
};

/**
 * Finished goods are booked where they enter inventory; a service is sold as it is rendered. Work on what was
 * cancelled is wasted, an expense of its period (IAS 2, paragraph 16 a).
 */
export const workRelieved = ({ order, kind, amount }: WorkInProgressRelieved): Meaning => {
  if (kind === 'finished') return NOTHING;
  const dimensions = { order: `production-order/${order}` };
  if (kind === 'rendered')
    return meaning(`Service of ${order}`, [
      debit('goodsSold', amount, { dimensions }),
      credit('workInProgress', amount, { dimensions }),
    ]);
  const isVariance = kind === 'variance';
  return meaning(isVariance ? `Variance of ${order}` : `Written off: ${order}`, [
    signed(isVariance ? 'productionVariance' : 'writtenOffWork', amount, { dimensions }),
    signed('workInProgress', negateMoney(amount), { dimensions }),
  ]);
};
