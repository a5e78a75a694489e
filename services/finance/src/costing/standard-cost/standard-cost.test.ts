/** Standard costs are released in the currency of the site, and again when they change. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { standardCost } from './standard-cost.js';

const { given } = spec(standardCost);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const cost = {
  site: 'lyon',
  item: 'PUMP',
  cost: eur('80.00'),
  labourRate: eur('30.00'),
  machineRate: eur('12.00'),
};
const released = happened('StandardCostReleased', cost);

describe('ReleaseStandardCost', () => {
  it('releases, and the same again says nothing', () => {
    given().when('ReleaseStandardCost', cost).then(released);
    given(released).when('ReleaseStandardCost', cost).nothing();
  });

  it('replaces the one before', () => {
    const dearer = { ...cost, cost: eur('82.00') };
    given(released).when('ReleaseStandardCost', dearer).then(happened('StandardCostReleased', dearer));
  });

  it('refuses another currency', () => {
    given()
      .when('ReleaseStandardCost', { ...cost, labourRate: { amount: '1.00', currency: 'PLN' } })
      .refused('FIN-STD-CURRENCY');
  });
});
