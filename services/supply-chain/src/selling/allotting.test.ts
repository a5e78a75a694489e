/** What a shipment brings of a line follows its plan, and is never more than was ordered. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { happened, isRefused } from '@gemba/decider/decision';
import { evolve } from '@gemba/decider/decider';
import { spec } from '@gemba/decider/testing';
import type { SalesOrder } from '../orders/order-lines.js';
import { lineOf, toShipOf } from '../orders/order-lines.js';
import { allotted, replanned, returned } from './allotting.js';
import { salesOrder } from './sales-order.js';

const { given } = spec(salesOrder);
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const price = { amount: '12.00', currency: 'EUR' };
const ordered = { line: '1', item: 'PUMP', quantity: pieces(10), price, requested: '2026-03-09' };
const placed = happened('SalesOrderPlaced', { site: 'lyon', customer: 'BLUE', lines: [ordered] });
const of = (lot: string, value: number) => ({ line: '1', item: 'PUMP', lot, quantity: pieces(value) });
const gave = (lot: string, value: number) =>
  happened('SalesOrderAllotmentReturned', { line: '1', lot, quantity: pieces(value), shipment: 'S' });
const got = (lot: string, value: number) =>
  happened('SalesOrderLineAllotted', { ...of(lot, value), shipment: 'S', toPick: true });

describe('an order whose goods wait to be picked', () => {
  it('O5: is cancelled until somebody picks one', () => {
    const reason = 'Too late.';
    const cancelled = happened('SalesOrderCancelled', { reason, lines: [ordered], promises: [] });
    given(placed, got('L1', 4)).when('CancelSalesOrder', { reason }).then(cancelled);
    const picks = { picks: [{ shipment: 'S', line: '1', lot: 'L1' }], ended: [] };
    const picking = given(placed, got('L1', 4)).knowing({ picks });
    picking.when('CancelSalesOrder', { reason }).refused('SCM-SO-CANCEL-PICKED');
    picking.when('CancelSalesOrderLine', { line: '1', reason }).refused('SCM-SO-CANCEL-PICKED');
  });
});

describe('ReplanAllotment', () => {
  const wish = { shipment: 'S', line: '1', lot: 'L1', quantity: pieces(4), instead: [of('L2', 3)] };

  it('gives back what does not leave, and allots what comes instead', () => {
    given(placed, got('L1', 6)).when('ReplanAllotment', wish).then(gave('L1', 6), got('L1', 2), got('L2', 3));
    given(placed, got('L1', 4), got('L2', 1))
      .when('ReplanAllotment', wish)
      .then(gave('L1', 4), gave('L2', 1), got('L2', 4));
    given(placed).when('ReplanAllotment', wish).nothing();
  });
});

type Said = ReturnType<typeof allotted> | ReturnType<typeof returned> | ReturnType<typeof replanned>;

const total = (model: ReadonlyMap<string, number>): number => [...model.values()].reduce((a, b) => a + b, 0);

describe('allotments', () => {
  const lots = fc.constantFrom('L1', 'L2', 'L3');
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom('allot' as const, 'return' as const, 'replan' as const),
      lots,
      lots,
      fc.integer({ min: 1, max: 6 }),
    ),
    { maxLength: 25 },
  );

  it('add up to what the model says, and never to more than was ordered', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const model = new Map<string, number>();
        let order = given(placed).state();
        const said = (events: Said): boolean => {
          if (isRefused(events)) return false;
          order = events.reduce<SalesOrder>(
            (state, event) => evolve(salesOrder, state, { occurredAt: '', ...event }) as SalesOrder,
            order,
          );
          return true;
        };
        const change = {
          allot: (lot: string, _: string, value: number) => {
            const held = model.get(lot) ?? 0;
            const done = said(allotted(order, { shipment: 'S', lines: [of(lot, value)], toPick: true }));
            expect(done).toBe(held > 0 || total(model) + value <= 10);
            if (done && held === 0) model.set(lot, value);
          },
          return: (lot: string) => {
            said(returned(order, { shipment: 'S', line: '1', lot }));
            model.delete(lot);
          },
          replan: (lot: string, other: string, value: number) => {
            const held = model.get(lot) ?? 0;
            if (held < value || other === lot) return;
            const instead = value > 1 ? [of(other, value - 1)] : [];
            said(replanned(order, { shipment: 'S', line: '1', lot, quantity: pieces(value), instead }));
            model.set(lot, held - value);
            model.set(other, (model.get(other) ?? 0) + value - 1);
          },
        };
        for (const [kind, ...step] of all) {
          change[kind](...step);
          const left = 10 - total(model);
          const line = lineOf(order, '1');
          expect(line && toShipOf(line)).toBe(String(left));
          expect(left).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
