/** A formula falls due by itself, and a landed cost goes to each receipt with its part. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';
import { changeCostMethodWhenDue } from './change-cost-method-when-it-is-due.js';
import { spreadLandedCost } from './spread-landed-cost.js';

const goods = { site: 'lyon', item: 'SEAL' };
const ID = 'lyon.SEAL';

describe('change-cost-method-when-it-is-due', () => {
  const chosen = (from: string) =>
    heard(
      'CostMethodChosen',
      { ...goods, method: 'fifo' as const, from, begins: `${from}T05:00:00.000Z`, reason: 'By age.' },
      { subject: ID, eventId: 'E1' },
    );
  const review = (sourceEventId: string) =>
    send(costLayer, [ID, 'ReviewCostMethod'], { ...goods, sourceEventId });

  it('changes it at once where its day has begun, else when it begins', () => {
    story(changeCostMethodWhenDue).when(chosen('2026-03-01')).sends(review('E1'));
    expect(story(changeCostMethodWhenDue).when(chosen('2026-03-01')).deadlines()).toEqual([
      { name: 'due', at: '' },
    ]);
    story(changeCostMethodWhenDue).when(chosen('2026-04-01')).sends();
    expect(story(changeCostMethodWhenDue).when(chosen('2026-04-01')).deadlines()).toEqual([
      { name: 'due', at: '2026-04-01T05:00:00.000Z' },
    ]);
    const passed = changeCostMethodWhenDue.passed?.due?.send(goods, ID, '2026-04-01T05:00:00.000Z');
    expect(passed).toMatchObject([{ id: ID, name: 'ReviewCostMethod', data: goods }]);
  });

  it('follows a new standard', () => {
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    const rates = { cost: eur('2.00'), labourRate: eur('1.00'), machineRate: eur('1.00') };
    const released = heard('StandardCostReleased', { ...goods, ...rates }, { subject: ID, eventId: 'E2' });
    story(changeCostMethodWhenDue).when(released).sends(review('E2'));
  });
});

describe('spread-landed-cost-over-what-it-brought', () => {
  const both = (amount: string) => ({
    local: { amount, currency: 'EUR' },
    group: { amount, currency: 'EUR' },
  });
  const share = (lot: string, amount: string) => ({
    ...{ purchaseOrder: 'PO-1', line: '1', item: 'SEAL', lot, part: both(amount) },
  });
  const voucher = {
    ...{ site: 'lyon', company: 'gemba-fr', number: 'F-1', kind: 'duty' as const, date: '2026-03-02' },
    ...{ net: both('5.00').local, settled: 'bank' as const, basis: 'value' as const, booked: both('5.00') },
    shares: [share('A', '5.00'), share('B', '0.00')],
  };
  const part = (amount: string) =>
    send(costLayer, [ID, 'AllocateLandedCost'], {
      ...{ ...goods, lot: 'A', source: 'purchase-order/PO-1/1', landedCost: 'lyon.F-1', date: '2026-03-02' },
      ...{ amount: { amount, currency: 'EUR' }, group: { amount, currency: 'EUR' }, sourceEventId: 'E3/0' },
    });
  const about = { subject: 'lyon.F-1', eventId: 'E3' };

  it('sends each receipt its part, and takes it back when it is reversed', () => {
    story(spreadLandedCost)
      .when(heard('LandedCostRecorded', voucher, about))
      .sends(part('5.00'));
    story(spreadLandedCost)
      .when(heard('LandedCostReversed', { ...voucher, reason: 'Wrong' }, about))
      .sends(part('-5.00'));
  });
});
