/** What production states in figures: planned and used time, pieces, orders due and attained, breakdowns. */
import { companyEvents } from '@gemba/contracts/events/company';
import { divideDecimals, multiplyDecimal, roundDecimal, subtractDecimal } from '@gemba/measures/decimal';
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

const SECONDS_OF_HOUR = '3600';
const MINUTE_MS = 60_000;

/** Run time for figures in hours. */
const hours = (seconds: string, dimensions: Record<string, string>): Fact => ({
  measure: 'operating-time',
  value: divideDecimals(seconds, SECONDS_OF_HOUR, 6),
  unit: 'HUR',
  dimensions,
});

/** By how many seconds a plan is longer than the one that it replaces. */
const more = (planned: string, before = 'PT0S'): string =>
  subtractDecimal(secondsOf(planned), secondsOf(before));

const minutes = (measure: string, from: string, to: string): Fact => {
  const value = roundDecimal(String((Date.parse(to) - Date.parse(from)) / MINUTE_MS), 6);
  return { measure, value, unit: 'MIN' };
};

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
        hours(secondsOf(e.data.run), dimensions),
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
        { ...hours(more(run, before.run), dimensions), businessDate },
      ];
    },
    ProductionOrderCreated: (e) =>
      counted('orders-due', {
        businessDate: e.data.due,
        dimensions: { order: e.subject, item: e.data.item },
      }),
    ProductionOrderRescheduled: ({ subject: order, data: { item, from, to } }) => {
      const due = (businessDate: string, value: string): Fact => ({
        ...counted('orders-due', { businessDate, dimensions: { order, item } }),
        value,
      });
      return [due(from, '-1'), due(to, '1')];
    },
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
    AndonAnswered: ({ occurredAt, data: { calledAt } }) =>
      calledAt === undefined
        ? []
        : [minutes('time-to-answer', calledAt, occurredAt), counted('calls-answered')],
    AndonResolved: ({ occurredAt, data: { calledAt, workUnit } }) => {
      if (calledAt === undefined) return [];
      const dimensions = workUnit === undefined ? {} : { workUnit };
      return [
        { ...minutes('time-to-resolve', calledAt, occurredAt), dimensions },
        counted('calls-resolved', { dimensions }),
      ];
    },
    EquipmentStateChanged: ({ subject: workUnit, occurredAt, data: { from, to, reason, since } }) => {
      const broken = counted('breakdowns', {
        dimensions: { workUnit, ...(reason === undefined ? {} : { reason }) },
      });
      if (to === 'downUnplanned') return [broken];
      if (from !== 'downUnplanned' || since === undefined) return [];
      const dimensions = { workUnit };
      return [
        { ...minutes('time-to-repair', since, occurredAt), dimensions },
        counted('repairs', { dimensions }),
      ];
    },
  },
});
