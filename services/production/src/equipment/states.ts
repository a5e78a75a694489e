/**
 * Which state of a machine may follow which. Producing, set-up and standing for want of work go over into
 * each other; what stands by plan, or is off, has to be made ready before it produces (as ISA-TR88.00.02
 * has it, that leads from stopped to execute only by way of idle); only what runs is blocked or starved
 * (suspended there).
 */
import type { EquipmentState } from '@gemba/contracts/events/production/equipment';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';

const ALWAYS = ['setup', 'idle', 'downUnplanned', 'downPlanned', 'off'] as const;
const RUNS = [...ALWAYS, 'producing', 'blocked', 'starved'] as const;

const NEXT: Readonly<Record<EquipmentState, readonly EquipmentState[]>> = {
  producing: RUNS,
  blocked: RUNS,
  starved: RUNS,
  setup: [...ALWAYS, 'producing'],
  idle: [...ALWAYS, 'producing', 'starved'],
  // A jam that is cleared needs no set-up.
  downUnplanned: [...ALWAYS, 'producing'],
  downPlanned: ALWAYS,
  off: ALWAYS,
};

export const DOWN_PLANNED: readonly EquipmentState[] = ['downPlanned', 'off'];

export const notNext = (from: EquipmentState, to: EquipmentState): Rejection | null => {
  const next = NEXT[from].filter((each) => each !== from);
  return next.includes(to)
    ? null
    : reject('PRD-EQP-TRANSITION', `It is ${from}; ${to} does not follow that.`, {
        violated: { rule: `what follows ${from}`, actual: to, limit: next.join(', ') },
        hint:
          to === 'producing' ? 'Set it up, or say that it is idle, first.' : 'Say first what comes between.',
      });
};
