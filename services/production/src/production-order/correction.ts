/** Times that were typed wrongly are corrected by right, within the clock, and stay to be seen. */
import type { SiteFacts } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { withoutRight } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { businessDate } from '@gemba/measures/calendar';
import type { CorrectOperationTime } from './commands.js';
import { tooLong } from './completion.js';
import type { OperationState, ProductionOrder } from './order-state.js';

type Wish = {
  readonly command: CorrectOperationTime;
  readonly site: SiteFacts | null;
  readonly right: RightAnswer;
};

/** Replaces the times with which an operation was completed. */
export const corrected = (
  { ordered }: ProductionOrder,
  operation: OperationState,
  { command, site, right }: Wish,
) => {
  const { sequence, status, completedAt, people, workUnit } = operation;
  if (status !== 'done') {
    return reject(
      'PRD-ORD-STATE',
      `Operation ${sequence} is ${status}; its times are said when it is completed.`,
    );
  }
  const { setup, run, reason } = command;
  const before = { setup: operation.setup, run: operation.run };
  if (same(before, { setup, run })) return [];
  const clock = { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' };
  return (
    withoutRight('PRD-OP-CORRECTION', right) ??
    tooLong(operation, { setup, run }, completedAt) ?? [
      happened('OperationTimeCorrected', {
        ...{ item: ordered.item, operation: sequence, setup, run, before },
        ...{ completedOn: businessDate(completedAt, clock), people: [...people], workUnit, reason },
      }),
    ]
  );
};
