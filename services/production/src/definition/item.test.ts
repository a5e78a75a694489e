/** An item is registered once, and its policies are kept in its own unit. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { item } from './item.js';

const { given } = spec(item);
const steel = { name: 'Sheet steel', kind: 'buy', unit: 'KGM', tracking: 'lot' } as const;
const registered = happened('ItemRegistered', steel);
const policy = {
  site: 'lyon',
  reorderPoint: { value: '500', unit: 'KGM' },
  orderQuantity: { value: '2000', unit: 'KGM' },
  leadTime: 'P5D',
};

describe('RegisterItem', () => {
  it('registers', () => given().when('RegisterItem', steel).then(registered));
  it('has nothing to say to a repeat', () => given(registered).when('RegisterItem', steel).nothing());
  it('refuses other data', () =>
    given(registered)
      .when('RegisterItem', { ...steel, unit: 'C62' })
      .refused('PRD-ITEM-STATE'));
});

describe('SetPlanningPolicy', () => {
  const set = happened('PlanningPolicySet', { ...policy, method: 'reorder-point' as const });
  it('sets', () => given(registered).when('SetPlanningPolicy', policy).then(set));
  it('converts into the unit of the item', () =>
    given(registered)
      .when('SetPlanningPolicy', { ...policy, reorderPoint: { value: '0.5', unit: 'TNE' } })
      .then(set));
  it('has nothing to say to a repeat', () =>
    given(registered, set).when('SetPlanningPolicy', policy).nothing());
  it('O6: refuses to order halves of what is counted', () =>
    given(happened('ItemRegistered', { ...steel, unit: 'C62' }))
      .when('SetPlanningPolicy', {
        ...policy,
        reorderPoint: { value: '2', unit: 'C62' },
        orderQuantity: { value: '2.5', unit: 'C62' },
      })
      .refused('PRD-QTY-WHOLE'));
  it('plans by requirements, with all that the method needs and nothing that it has no use for', () => {
    const { reorderPoint: _, orderQuantity, ...rest } = policy;
    const planned = { ...rest, method: 'fixed' as const, orderQuantity, safetyStock: policy.reorderPoint };
    given(registered).when('SetPlanningPolicy', planned).then(happened('PlanningPolicySet', planned));
    const refused = (command: object) =>
      given(registered)
        .when('SetPlanningPolicy', { ...rest, ...command })
        .refused('PRD-ITEM-POLICY');
    refused({});
    refused({ method: 'fixed' });
    refused({ ...policy, method: 'fixed' });
    refused({ ...policy, cover: 'P7D' });
    refused({ method: 'period' });
    refused({ method: 'period', cover: 'P0D' });
    refused({ ...policy, consumeBackward: 'P7D' });
    refused({ method: 'lot-for-lot', consumeForward: 'P400D' });
    refused({ method: 'eoq', orderingCost: { amount: '54', currency: 'EUR' } });
    refused({
      method: 'eoq',
      orderingCost: { amount: '54', currency: 'EUR' },
      holdingCost: { amount: '1', currency: 'USD' },
    });
    refused({
      method: 'lot-for-lot',
      minimum: { value: '60', unit: 'KGM' },
      maximum: { value: '50', unit: 'KGM' },
    });
  });
  it('refuses metres of what is weighed', () =>
    given(registered)
      .when('SetPlanningPolicy', { ...policy, orderQuantity: { value: '5', unit: 'MTR' } })
      .refused('PRD-UOM-DIMENSION'));
  it('refuses an item that is not registered', () =>
    given().when('SetPlanningPolicy', policy).refused('PRD-ITEM-STATE'));
});

describe('a service', () => {
  const service = { name: 'Overhaul', kind: 'service', unit: 'C62', tracking: 'none' } as const;
  const there = happened('ItemRegistered', service);
  it('is no stock', () => {
    given().when('RegisterItem', service).then(there);
    for (const more of [{ tracking: 'lot' as const }, { shelfLife: 'P1Y' }, { gtin: '3.1' }])
      given()
        .when('RegisterItem', { ...service, ...more })
        .refused('PRD-ITEM-SERVICE');
  });
  it('is planned lot for lot', () => {
    const lots = { site: 'lyon', leadTime: 'P1D', method: 'lot-for-lot' as const };
    given(there).when('SetPlanningPolicy', lots).then(happened('PlanningPolicySet', lots));
    const amount = { value: '2', unit: 'C62' };
    given(there)
      .when('SetPlanningPolicy', { ...lots, safetyStock: amount })
      .refused('PRD-ITEM-SERVICE');
    given(there)
      .when('SetPlanningPolicy', {
        ...lots,
        method: 'reorder-point',
        reorderPoint: amount,
        orderQuantity: amount,
      })
      .refused('PRD-ITEM-SERVICE');
  });
});
