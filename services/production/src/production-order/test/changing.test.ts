/** An order moves and changes its quantity until its work says otherwise, and takes what that needs. */
import { describe, it } from '@jest/globals';
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
