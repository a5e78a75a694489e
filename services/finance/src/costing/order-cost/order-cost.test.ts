/** Work in progress takes charges, is relieved at standard, and is zero once its order is settled. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { orderCost } from './order-cost.js';

const { given } = spec(orderCost);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const here = { id: 'P1' };
const at = { site: 'lyon', order: 'P1' };
const material = happened('WorkInProgressCharged', {
  ...at,
  element: 'material' as const,
  amount: eur('50.00'),
  sourceEventId: 'E1',
});
const finished = happened('WorkInProgressRelieved', {
  ...at,
  kind: 'finished' as const,
  amount: eur('80.00'),
  sourceEventId: 'E3',
});
const variance = (amount: string, sourceEventId = 'E4') =>
  happened('WorkInProgressRelieved', {
    ...at,
    kind: 'variance' as const,
    amount: eur(amount),
    sourceEventId,
  });
const hours = {
  site: 'lyon',
  item: 'PUMP',
  element: 'labour' as const,
  hours: { value: '1.5', unit: 'HUR' },
  sourceEventId: 'E2',
};
const standard = { released: { cost: eur('80.00'), labourRate: eur('30.00'), machineRate: eur('12.01') } };

describe('ChargeMaterial', () => {
  const charge = { site: 'lyon', amount: eur('50.00'), sourceEventId: 'E1' };

  it('charges, once', () => {
    given().at(here).when('ChargeMaterial', charge).then(material);
    given(material).at(here).when('ChargeMaterial', charge).nothing();
  });

  it('refuses what a site with other books gave to the order, so that the costs can still be read', () => {
    const other = { site: 'gdansk', amount: { amount: '40.00', currency: 'PLN' }, sourceEventId: 'E8' };
    given(material).at(here).when('ChargeMaterial', other).refused('FIN-WIP-CURRENCY');
    given(material).at(here).when('RelieveWork', other).refused('FIN-WIP-CURRENCY');
  });

  it('is variance at once after the order was settled', () => {
    const late = { ...charge, sourceEventId: 'E9' };
    given(variance('0.00'))
      .at(here)
      .when('ChargeMaterial', late)
      .then(
        happened('WorkInProgressCharged', { ...material.data, sourceEventId: 'E9' }),
        variance('50.00', 'E9'),
      );
  });
});

describe('ChargeHours', () => {
  it('charges people and machine from the same event, each once', () => {
    const labour = happened('WorkInProgressCharged', {
      ...at,
      element: 'labour' as const,
      amount: eur('45.00'),
      sourceEventId: 'E2',
    });
    given().at(here).knowing({ standard }).when('ChargeHours', hours).then(labour);
    given(labour).at(here).knowing({ standard }).when('ChargeHours', hours).nothing();
    given(labour)
      .at(here)
      .knowing({ standard })
      .when('ChargeHours', { ...hours, element: 'machine' as const })
      .then(
        happened('WorkInProgressCharged', {
          ...labour.data,
          element: 'machine' as const,
          amount: eur('18.02'),
        }),
      );
  });

  it('refuses without a standard cost', () => {
    given().at(here).when('ChargeHours', hours).refused('FIN-STD-MISSING');
  });
});

describe('RelieveWork', () => {
  const relieve = { site: 'lyon', amount: eur('80.00'), sourceEventId: 'E3' };

  it('relieves, once; after the order was settled the variance follows', () => {
    given(material).at(here).when('RelieveWork', relieve).then(finished);
    given(material, finished).at(here).when('RelieveWork', relieve).nothing();
    given(material, variance('50.00'))
      .at(here)
      .when('RelieveWork', relieve)
      .then(finished, variance('-80.00', 'E3'));
  });
});

describe('RelieveRendered', () => {
  const relieve = { site: 'lyon', item: 'PUMP', quantity: { value: '2', unit: 'C62' }, sourceEventId: 'E5' };
  const rendered = happened('WorkInProgressRelieved', {
    ...{ ...at, kind: 'rendered' as const, amount: eur('160.00'), sourceEventId: 'E5' },
  });
  it('relieves at standard, once; after the order was settled the variance follows', () => {
    given(material).at(here).knowing({ standard }).when('RelieveRendered', relieve).then(rendered);
    given(material, rendered).at(here).knowing({ standard }).when('RelieveRendered', relieve).nothing();
    given(material, variance('50.00'))
      .at(here)
      .knowing({ standard })
      .when('RelieveRendered', relieve)
      .then(rendered, variance('-160.00', 'E5'));
  });
  it('refuses without a standard cost', () => {
    given(material).at(here).when('RelieveRendered', relieve).refused('FIN-STD-MISSING');
  });
});

describe('SettleVariance', () => {
  const settle = { site: 'lyon', sourceEventId: 'E4' };

  it('takes what is left, above or below zero or nothing, once', () => {
    given(material).at(here).when('SettleVariance', settle).then(variance('50.00'));
    given(material, finished).at(here).when('SettleVariance', settle).then(variance('-30.00'));
    given().at(here).when('SettleVariance', settle).then(variance('0.00'));
    given(material, variance('50.00')).at(here).when('SettleVariance', settle).nothing();
  });

  it('leaves zero', () => {
    expect(given(material, finished, variance('-30.00')).state().balance).toEqual(eur('0.00'));
  });
});

describe('WriteOffWork', () => {
  const command = { site: 'lyon', sourceEventId: 'E4' };
  const off = happened('WorkInProgressRelieved', { ...variance('50.00').data, kind: 'writtenOff' as const });

  it('takes all that a cancelled order has cost, once', () => {
    given(material).at({ id: 'P1' }).when('WriteOffWork', command).then(off);
    given(material, off).when('WriteOffWork', command).nothing();
    given(material, off).when('SettleVariance', command).nothing();
  });

  it('has nothing to take of an order that nobody has begun', () =>
    given()
      .at({ id: 'P1' })
      .when('WriteOffWork', command)
      .then(happened('WorkInProgressRelieved', { ...off.data, amount: eur('0.00') })));
});
