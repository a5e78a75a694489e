/** Each step of a work instruction is recorded, within its limits, before its operation is completed. */
import type { StepRecorded } from '@gemba/contracts/events/production/execution';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { withoutRight } from '@gemba/decider/needs';
import { compareDecimals, isDecimal } from '@gemba/measures/decimal';
import { isZero } from '@gemba/measures/quantity';
import type { AcceptStepDeviation, RecordStep } from './commands.js';
import type { OperationState, ProductionOrder, StepState } from './order-state.js';
import { changed } from './order-state.js';

const stepOf = ({ sequence, steps = [] }: OperationState, step: number): StepState | Rejection =>
  steps.find((each) => each.step === step) ??
  reject('PRD-STEP-UNKNOWN', `Operation ${sequence} has no step ${step}.`);

const limitsOf = ({ lower, upper }: StepState): string => `${lower ?? '−∞'} to ${upper ?? '∞'}`;

const isWithin = ({ kind, lower, upper }: StepState, value: string): boolean =>
  kind !== 'measure' ||
  ((lower === undefined || compareDecimals(value, lower) >= 0) &&
    (upper === undefined || compareDecimals(value, upper) <= 0));

const wrongValue = ({ kind, step, unit }: StepState, value: string | undefined): Rejection | null => {
  const asks = {
    confirm: value === undefined ? null : 'is confirmed; leave value out',
    measure:
      value !== undefined && isDecimal(value)
        ? null
        : `is measured; give the number of ${unit ?? ''} in value`,
    text: value === undefined ? 'asks for an answer; give it in value' : null,
  }[kind];
  return asks === null ? null : reject('PRD-STEP-VALUE', `Step ${step} ${asks}.`);
};

/** Records a step of an operation that is running. */
export const recordStep = (
  { ordered }: ProductionOrder,
  operation: OperationState,
  { step: number, value }: RecordStep,
) => {
  const step = stepOf(operation, number);
  if ('refused' in step) return step;
  const no = wrongValue(step, value);
  if (no) return no;
  const { value: before, within, accepted: _, ...defined } = step;
  if (within !== undefined && before === value) return [];
  return [
    happened('StepRecorded', {
      ...{ operation: operation.sequence, item: ordered.item, ...defined },
      ...(value === undefined ? {} : { value }),
      ...{ within: value === undefined || isWithin(step, value), workUnit: operation.workUnit },
    }),
  ];
};

/** Lets a step pass that was measured beyond its limits. */
export const acceptStep = (
  { ordered }: ProductionOrder,
  operation: OperationState,
  [{ step: number, reason }, right]: readonly [AcceptStepDeviation, RightAnswer],
) => {
  const step = stepOf(operation, number);
  if ('refused' in step) return step;
  if (step.accepted === true) return [];
  const { value, within } = step;
  if (value === undefined || within !== false) {
    return reject('PRD-STEP-STATE', `Step ${number} is not beyond its limits; nothing has to be accepted.`);
  }
  return (
    withoutRight('PRD-STEP-LIMIT', right) ?? [
      happened('StepDeviationAccepted', {
        ...{ operation: operation.sequence, step: number, item: ordered.item, value, reason },
      }),
    ]
  );
};

/** What keeps an operation from being completed; of what is all scrap no step is asked. */
export const openSteps = ({ sequence, steps = [], good }: OperationState): Rejection | null => {
  if (isZero(good)) return null;
  const open = steps.filter(({ within }) => within === undefined).map(({ step }) => step);
  if (open.length > 0) {
    return reject('PRD-STEP-OPEN', `Record step ${open.join(', ')} of operation ${sequence} first.`, {
      violated: { rule: 'steps recorded', actual: `${open.length} open`, limit: 'none open' },
    });
  }
  const beyond = steps.find(({ within, accepted }) => within === false && accepted !== true);
  return beyond === undefined
    ? null
    : reject('PRD-STEP-LIMIT', `Step ${beyond.step} of operation ${sequence} is beyond its limits.`, {
        violated: {
          ...{ rule: 'measured within its limits', actual: beyond.value ?? '', limit: limitsOf(beyond) },
          ...(beyond.unit === undefined ? {} : { unit: beyond.unit }),
        },
        hint: 'Mend it and record the step again; whoever holds the right step-deviation may accept it.',
      });
};

const withStep = (
  order: ProductionOrder,
  operation: number,
  [step, become]: readonly [number, (state: StepState) => StepState],
): ProductionOrder =>
  changed(order, operation, ({ steps = [] }) => ({
    steps: steps.map((each) => (each.step === step ? become(each) : each)),
  }));

/** The order after a step was recorded: what was accepted before is to be accepted anew. */
export const stepRecorded = (order: ProductionOrder, data: StepRecorded): ProductionOrder => {
  const { operation, step, value, within } = data;
  const anew = ({ value: _, accepted: __, ...defined }: StepState): StepState => ({
    ...defined,
    ...(value === undefined ? {} : { value }),
    within,
  });
  return withStep(order, operation, [step, anew]);
};

export const stepAccepted = (
  order: ProductionOrder,
  { operation, step }: { readonly operation: number; readonly step: number },
): ProductionOrder => withStep(order, operation, [step, (state) => ({ ...state, accepted: true })]);
