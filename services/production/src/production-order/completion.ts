/**
 * An operation is completed when every piece is accounted for, its material is in, and its times fit on the
 * clock.
 */
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { rightTo, withoutRight } from '@gemba/decider/needs';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  roundDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import type { Quantity } from '@gemba/measures/quantity';
import { QUANTITY_DECIMALS, isBelow, isZero, minus, plus, smaller } from '@gemba/measures/quantity';
import { isCounted, limitOf } from '@gemba/measures/whole';
import type { CompleteOperation } from './commands.js';
import { TOLERANCE } from '@gemba/measures/issue';
import type { ComponentState, OperationState, ProductionOrder } from './order-state.js';
import { toolsOf } from './order-state.js';
import { notTakenYet } from './refurbishing.js';
import { beforeStart, due, produced } from './report.js';
import { comesBack, runsOn } from './rework.js';
import { openSteps } from './steps.js';

type Circumstances = {
  /** Business time of the completion. */
  readonly at: string;
  /** Asked for only where the command waives material. */
  readonly right?: RightAnswer | undefined;
};

/** The right is asked for only where it is used, so that no other completion carries it. */
export const waiverOf = ({ materialWaived }: CompleteOperation) =>
  materialWaived === undefined ? {} : { right: rightTo('material-waiver') };

/** Completes the operation, or says what is missing. */
export const complete = (
  order: ProductionOrder,
  operation: OperationState,
  [command, circumstances]: readonly [CompleteOperation, Circumstances],
) => {
  const { sequence, rework, people, workUnit, runPerUnit } = operation;
  const { setup, run, materialWaived } = command;
  const { good, scrap, reworked } = sinceReopened(operation);
  const no =
    notDone(order, operation) ??
    tooLong(operation, { setup, run }, circumstances.at) ??
    notTakenYet(order) ??
    withoutMaterial(order, operation, [command, circumstances]);
  if (no) return no;
  return [
    happened('OperationCompleted', {
      ...{ item: order.ordered.item, operation: sequence, good, scrap, rework, setup, run },
      ...(isZero(reworked) ? {} : { reworked }),
      ...(materialWaived === undefined ? {} : { materialWaived }),
      plannedRun: durationOf(
        roundDecimal(multiplyDecimal(secondsOf(runPerUnit), plus(good, scrap).value), 6),
      ),
      plannedRunPerUnit: runPerUnit,
      people: [...people],
      workUnit,
      ...toolsOf(operation),
    }),
  ];
};

/** What was made since pieces came back to it; of all that it made where none did. */
const sinceReopened = ({ good, scrap, reworked, before }: OperationState) => ({
  good: minus(good, before.good),
  scrap: minus(scrap, before.scrap),
  reworked: minus(reworked, before.reworked),
});

/** Whether nothing is left to do after this operation. */
export const isTheEnd = (order: ProductionOrder, { sequence, good }: OperationState): boolean =>
  isZero(good) || order.operations.every((operation) => operation.sequence <= sequence);

const unreported = (operation: OperationState): Rejection | null =>
  isZero(produced(operation))
    ? reject(
        'PRD-OP-UNREPORTED',
        `Nothing is reported for operation ${operation.sequence}; report quantities first.`,
      )
    : null;

const notDone = (order: ProductionOrder, operation: OperationState): Rejection | null =>
  unreported(operation) ??
  comesBack(order, operation.sequence) ??
  unaccounted(order, operation) ??
  openSteps(operation) ??
  (isZero(operation.good) ? runsOn(order, operation.sequence) : null);

/** Pieces that wait for rework are not done, and pieces that nobody reported are somewhere. */
const unaccounted = (order: ProductionOrder, operation: OperationState): Rejection | null => {
  const { sequence, good, scrap, rework } = operation;
  const expected = due(order, operation);
  const actual = plus(good, scrap);
  const isOpen = isBelow(actual, expected) || !isZero(rework);
  if (!isOpen) return null;
  const missing = minus(expected, produced(operation));
  const what = isZero(rework)
    ? `${missing.value} of ${expected.value} ${expected.unit} are not reported; report what became of them.`
    : `${rework.value} ${rework.unit} wait for rework; report them as good or scrap, with fromRework.`;
  return reject('PRD-QTY-UNACCOUNTED', `Operation ${sequence} is not done: ${what}`, {
    violated: {
      rule: 'good + scrap = given',
      actual: actual.value,
      limit: expected.value,
      unit: expected.unit,
    },
  });
};

type Times = { readonly setup: string; readonly run: string };

/** Seconds that an operation ran up to an instant after its last start; pauses do not count. */
export const ranUntil = ({ startedAt, ran }: OperationState, until: string): string =>
  addDecimal(ran, divideDecimals(String(Date.parse(until) - Date.parse(startedAt)), '1000', 3));

/** Refuses more set-up and run time than has passed between two instants. */
export const tooLong = (
  operation: OperationState,
  { setup, run }: Times,
  until: string,
): Rejection | null => {
  const no = beforeStart(operation, until);
  if (no) return no;
  const { sequence, startedAt } = operation;
  const passed = ranUntil(operation, until);
  const said = addDecimal(secondsOf(setup), secondsOf(run));
  if (compareDecimals(said, passed) <= 0) return null;
  const [actual, limit] = [durationOf(said), durationOf(passed)];
  return reject(
    'PRD-OP-TIME',
    `Operation ${sequence} started at ${startedAt}: ${limit} have passed until ${until}, not ${actual}. ` +
      'Report the times that were used, or when it was really completed.',
    { violated: { rule: 'set-up + run ≤ time since the start', actual, limit } },
  );
};

const withoutMaterial = (
  order: ProductionOrder,
  operation: OperationState,
  [{ materialWaived }, { right }]: readonly [CompleteOperation, Circumstances],
): Rejection | null => {
  const lacking = order.components.find((component) => isLacking(order, operation, component));
  if (!lacking || operation.waived) return null;
  if (materialWaived !== undefined && right) return withoutRight('PRD-OP-MATERIAL', right);
  const { item, issued, quantity } = lacking;
  const least = leastOf(order, operation, lacking);
  return reject(
    'PRD-OP-MATERIAL',
    `Operation ${operation.sequence} needs at least ${least.value} ${least.unit} of ${item}, and ` +
      `${issued.value} are issued to it. Issue the rest from stock.`,
    {
      violated: {
        rule: 'material issued',
        actual: issued.value,
        limit: least.value,
        unit: quantity.unit,
      },
      hint: 'Whoever holds the right material-waiver may complete it with a reason in materialWaived.',
    },
  );
};

const isLacking = (order: ProductionOrder, operation: OperationState, component: ComponentState): boolean =>
  component.operation === operation.sequence &&
  isBelow(component.issued, leastOf(order, operation, component));

/**
 * The least of a component that what was produced can be made of: its need in proportion to what was
 * ordered, rounded down where it is counted, less the tolerance where it is not.
 */
const leastOf = (
  { ordered }: ProductionOrder,
  operation: OperationState,
  { quantity: need }: ComponentState,
): Quantity => {
  const made = smaller(produced(operation), ordered.quantity);
  const share = isCounted(need.unit) ? '1' : subtractDecimal('1', TOLERANCE);
  const used = multiplyDecimal(multiplyDecimal(need.value, share), made.value);
  return limitOf(divideDecimals(used, ordered.quantity.value, 2 * QUANTITY_DECIMALS), need.unit);
};
