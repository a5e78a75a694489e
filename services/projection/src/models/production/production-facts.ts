/** What production states in figures: planned and used time, pieces, orders due and attained, breakdowns. */
import { companyEvents } from '@gemba/contracts/events/company';
import { multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
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

/** By how many seconds a plan is longer than the one that it replaces. */
const more = (planned: string, before = 'PT0S'): string =>
  subtractDecimal(secondsOf(planned), secondsOf(before));

type Output = { readonly good: Quantity; readonly scrap: Quantity; readonly rework: Quantity };

const produced = ({ good, scrap, rework }: Output): Quantity => plus(plus(good, scrap), rework);

export const productionFacts = facts('production', {
  events: companyEvents,
  on: {
    BusyTimePlanned: (e) => ({
      ...seconds('planned-busy-time', more(e.data.planned, e.data.before), { workUnit: e.subject }),
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
    OperationTimeCorrected: ({ subject: order, data }) => {
      const { item, workUnit, operation, setup, run, before, completedOn: businessDate } = data;
      const dimensions = { item, workUnit, order, operation: String(operation) };
      return [
        { ...seconds('run-time', more(run, before.run), dimensions), businessDate },
        { ...seconds('setup-time', more(setup, before.setup), dimensions), businessDate },
      ];
    },
    ProductionOrderCreated: (e) =>
      counted('orders-due', {
        businessDate: e.data.due,
        dimensions: { order: e.subject, item: e.data.item },
      }),
    ProductionOrderCompleted: (e) => {
      const { due, good, scrap, ordered, item } = e.data;
      const missed = e.businessDate > due || isBelow(good, ordered);
      const dimensions = { order: e.subject, item };
      return [
        ...(missed ? [] : [counted('orders-attained', { businessDate: due, dimensions })]),
        // Each piece once, however many operations it went through.
        measured('order-produced', plus(good, scrap), { dimensions }),
        measured('order-scrapped', scrap, { dimensions }),
      ];
    },
    EquipmentStateChanged: (e) =>
      e.data.to === 'downUnplanned'
        ? [counted('breakdowns', { dimensions: { workUnit: e.subject, reason: e.data.reason } })]
        : [],
  },
});
