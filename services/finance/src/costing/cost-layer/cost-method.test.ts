/** A formula is chosen from a month on in which nothing is valued yet, and nothing that is posted changes. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { Calendar } from '../../ledger/fiscal-period/calendar.js';
import type { CostLayer } from './state.js';
import { NONE } from './state.js';
import { costMethod } from './cost-method.js';

const calendar: Calendar = { months: { '2026-02': 'closed', '2026-03': 'open' } };
const { given } = spec(costMethod, { calendar });
const choice = {
  ...{ site: 'lyon', item: 'SEAL', method: 'fifo' as const, from: '2026-03-01' },
  reason: 'Seals age: what came first leaves first.',
};
const chosen = happened('CostMethodChosen', { ...choice, begins: '2026-03-01T05:00:00.000Z' });
const valued = (last: string): CostLayer => ({ ...NONE, last });

describe('ChooseCostMethod', () => {
  it('holds from the first moment of its day at the site, once', () => {
    given().when('ChooseCostMethod', choice).then(chosen);
    given(chosen).when('ChooseCostMethod', choice).nothing();
    const later = { ...choice, method: 'movingAverage' as const, from: '2026-04-01' };
    given(chosen)
      .knowing({ layer: valued('2026-03-02T11:00:00.000Z') })
      .when('ChooseCostMethod', later)
      .then(happened('CostMethodChosen', { ...later, begins: '2026-04-01T04:00:00.000Z' }));
  });

  it('refuses a day within a month, and a month that is closed or was never opened', () => {
    const refused = (from: string, code: string) =>
      given()
        .when('ChooseCostMethod', { ...choice, from })
        .refused(code);
    refused('2026-03-02', 'FIN-METHOD-FROM');
    refused('2026-02-01', 'FIN-PER-CLOSED');
    refused('2026-01-01', 'FIN-PER-NONE');
  });

  it('refuses a month in which stock is valued already, by the day of the site', () => {
    given()
      .knowing({ layer: valued('2026-03-01T05:00:00.000Z') })
      .when('ChooseCostMethod', choice)
      .refused('FIN-METHOD-LATE');
    // Before six in the morning it is still the last day of February.
    given()
      .knowing({ layer: valued('2026-03-01T04:59:59.000Z') })
      .when('ChooseCostMethod', choice)
      .then(chosen);
  });

  it('refuses standard without one, and one average of two units', () => {
    given()
      .when('ChooseCostMethod', { ...choice, method: 'standard' })
      .refused('FIN-STD-MISSING');
    const held = { L1: { value: '1', unit: 'C62' }, L2: { value: '2', unit: 'KGM' } };
    given()
      .knowing({ layer: { ...NONE, valuation: { ...NONE.valuation, held } } })
      .when('ChooseCostMethod', choice)
      .refused('FIN-COST-UNIT');
  });
});
