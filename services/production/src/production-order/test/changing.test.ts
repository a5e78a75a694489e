/** An order moves and changes its quantity until its work says otherwise, and takes what that needs. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder, { bom: pump.definition.bom });
const { created, released, assigned, begun, housed, reported, machined, completed } = pump;
const reason = 'The customer asks for it.';

describe('RescheduleProductionOrder', () => {
  const moved = happened('ProductionOrderRescheduled', {
    ...{ item: 'PUMP', from: '2026-03-09', to: '2026-03-12', reason },
  });
  const move = { due: '2026-03-12', reason };
  it('moves it once', () => {
    given(created).when('RescheduleProductionOrder', move).then(moved);
    given(created, moved).when('RescheduleProductionOrder', move).nothing();
  });
  it('refuses a day that is over, and an order that is', () => {
    given(created)
      .when('RescheduleProductionOrder', { ...move, due: '2026-03-01' })
      .refused('PRD-ORD-DUE');
    given(created, completed).when('RescheduleProductionOrder', move).refused('PRD-ORD-STATE');
  });
});

describe('ChangeProductionOrderQuantity', () => {
  const change = (value: string) => ({ quantity: pump.pieces(value), reason });
  const resized = (to: string, kilograms: string) =>
    happened('ProductionOrderQuantityChanged', {
      ...{ item: 'PUMP', from: pump.pieces('10'), to: pump.pieces(to), reason },
      components: [
        { item: 'HOUSING', operation: 10, quantity: pump.pieces(to) },
        { item: 'PAINT', operation: 20, quantity: pump.kilograms(kilograms) },
      ],
    });
  it('takes what the bill of the order says of the new quantity', () => {
    given(created).when('ChangeProductionOrderQuantity', change('12')).then(resized('12', '2.4'));
    given(created, resized('12', '2.4')).when('ChangeProductionOrderQuantity', change('12')).nothing();
  });
  it('lets material in up to the new need', () => {
    const more = { item: 'HOUSING', lot: 'H-8', quantity: pump.pieces('2') };
    const order = [created, released, housed] as const;
    given(...order)
      .when('RecordMaterial', more)
      .refused('PRD-ISSUE-OVER');
    given(...order, resized('12', '2.4'))
      .when('RecordMaterial', more)
      .then(happened('MaterialIssued', { operation: 10, ...more }));
  });
  it('O6: refuses a part of a pump, and less than was made or was issued', () => {
    const order = [created, released, assigned, begun] as const;
    given(created).when('ChangeProductionOrderQuantity', change('9.5')).refused('PRD-QTY-WHOLE');
    given(...order, reported)
      .when('ChangeProductionOrderQuantity', change('9'))
      .refused('PRD-QTY-OVER');
    given(...order, housed)
      .when('ChangeProductionOrderQuantity', change('9'))
      .refused('PRD-ISSUE-OVER');
  });
  it('refuses it once an operation is done, or the bill is not known', () => {
    given(created, released, assigned, begun, reported, machined)
      .when('ChangeProductionOrderQuantity', change('12'))
      .refused('PRD-ORD-STATE');
    given(created)
      .knowing({ bom: undefined })
      .when('ChangeProductionOrderQuantity', change('12'))
      .refused('PRD-BOM-MISSING');
  });
});

describe('AdoptBillVersion', () => {
  const [bom] = pump.definition.bom.versions;
  const lines = [{ item: 'HOUSING-2', operation: 10, quantity: pump.pieces('2'), scrapFraction: '0' }];
  const next = { ...bom, version: 2, effectiveFrom: '2026-04-01', lines };
  const orders = spec(productionOrder, { bom: { versions: [bom, next] }, phantoms: {} });
  const adopt = { version: 2, reason };
  const takes = [{ item: 'HOUSING-2', operation: 10, quantity: pump.pieces('20') }];
  const adopted = happened('BillVersionAdopted', {
    ...{ item: 'PUMP', from: 1, to: 2, components: takes, noLonger: ['HOUSING', 'PAINT'], reason },
  });
  it('takes what the other version says, once, also before that is in force', () => {
    for (const before of [[created], [created, released], [created, released, assigned]])
      orders
        .given(...before)
        .when('AdoptBillVersion', adopt)
        .then(adopted);
    orders.given(created, adopted).when('AdoptBillVersion', adopt).nothing();
    const state = orders.given(created, adopted).state();
    expect(state).toMatchObject({ bomVersion: 2, components: [{ item: 'HOUSING-2' }] });
  });
  it('is made by that version from then on', () => {
    const more = { quantity: pump.pieces('11'), reason };
    const { decision } = orders.given(created, adopted).when('ChangeProductionOrderQuantity', more);
    expect(decision).toMatchObject([
      { data: { components: [{ item: 'HOUSING-2', quantity: { value: '22' } }] } },
    ]);
  });
  it('refuses an order that was begun, by material or by work', () => {
    const order = [created, released, assigned] as const;
    for (const events of [
      [...order, housed],
      [...order, begun],
    ])
      orders
        .given(...events)
        .when('AdoptBillVersion', adopt)
        .refused('PRD-ORD-BEGUN');
    orders.given(created, completed).when('AdoptBillVersion', adopt).refused('PRD-ORD-STATE');
  });
  it('refuses a version that is not released, or does not fit its operations', () => {
    orders
      .given(created)
      .when('AdoptBillVersion', { ...adopt, version: 3 })
      .refused('PRD-BOM-MISSING');
    const lost = { ...next, lines: lines.map((line) => ({ ...line, operation: 30 })) };
    orders
      .given(created)
      .knowing({ bom: { versions: [bom, lost] } })
      .when('AdoptBillVersion', adopt)
      .refused('PRD-BOM-OPERATION');
    const empty = { ...next, lines: lines.map((line) => ({ ...line, phantom: true })) };
    orders
      .given(created)
      .knowing({ bom: { versions: [bom, empty] } })
      .when('AdoptBillVersion', adopt)
      .refused('PRD-BOM-MISSING');
  });
});
