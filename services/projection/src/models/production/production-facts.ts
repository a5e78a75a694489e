/** What production states in figures: planned and used time, pieces, orders due and attained, breakdowns. */
import { companyEvents } from '@gemba/contracts/events/company';
import { multiplyDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import type { Quantity } from '@gemba/measures/quantity';
import { isBelow, plus } from '@gemba/measures/quantity';
import type { Fact } from '@gemba/read-model/fact';
import { counted, facts, measured } from '@gemba/read-model/fact';

const seconds = (measure: string, value: string, dimensions: Record<string, string>): Fact => ({
  measure,
  value,
  unit: 'SEC',
  dimensions,
});

type Output = { readonly good: Quantity; readonly scrap: Quantity; readonly rework: Quantity };

const produced = ({ good, scrap, rework }: Output): Quantity => plus(plus(good, scrap), rework);

export const productionFacts = facts('production', {
  events: companyEvents,
  on: {
    BusyTimePlanned: (e) => ({
      ...seconds('planned-busy-time', secondsOf(e.data.planned), { workUnit: e.subject }),
      businessDate: e.data.date,
    }),
    OperationCompleted: (e) => {
      const { item, workUnit, operation, good, scrap } = e.data;
      const dimensions = { item, workUnit, order: e.subject, operation: String(operation) };
      const perUnit = secondsOf(e.data.plannedRunPerUnit);
      return [
        seconds('planned-run-time-good', multiplyDecimal(perUnit, good.value), dimensions),
        seconds('planned-run-time', multiplyDecimal(perUnit, produced(e.data).value), dimensions),
        seconds('run-time', secondsOf(e.data.run), dimensions),
        seconds('setup-time', secondsOf(e.data.setup), dimensions),
        measured('produced', produced(e.data), { dimensions }),
        measured('scrapped', scrap, { dimensions }),
      ];
    },
    ProductionOrderCreated: (e) =>
      counted('orders-due', {
        businessDate: e.data.due,
        dimensions: { order: e.subject, item: e.data.item },
      }),
    ProductionOrderCompleted: (e) => {
      const { due, good, ordered, item } = e.data;
      const missed = e.businessDate > due || isBelow(good, ordered);
      const more = { businessDate: due, dimensions: { order: e.subject, item } };
      return missed ? [] : [counted('orders-attained', more)];
    },
    EquipmentStateChanged: (e) =>
      e.data.to === 'downUnplanned'
        ? [counted('breakdowns', { dimensions: { workUnit: e.subject, reason: e.data.reason } })]
        : [],
  },
});
