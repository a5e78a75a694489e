/** What an absence remembers: who is away, and what became of each operation that it hits. */
import type { AffectedOperation, Substitute } from '@gemba/contracts/events/hr';
import { taskKey } from '../tables/assigned-operation.js';
import type { ReportAbsence } from './commands.js';

export type Task = AffectedOperation & {
  /** The ranking proposed last; null before the first. */
  readonly proposed: readonly Substitute[] | null;
  /** Empty while nobody stands in. */
  readonly delegatedTo: string;
  readonly missing: boolean;
};

export type AbsenceState = {
  readonly status: 'none' | 'open' | 'ended';
  readonly reported: ReportAbsence | null;
  /** Last day as far as it is known; empty when it is not. */
  readonly to: string;
  readonly assessed: boolean;
  readonly tasks: Readonly<Record<string, Task>>;
};

export const NO_ABSENCE: AbsenceState = {
  ...{ status: 'none', reported: null, to: '', assessed: false, tasks: {} },
};

export const tasksOf = (operations: readonly AffectedOperation[]): AbsenceState['tasks'] =>
  Object.fromEntries(
    operations.map((each) => [
      taskKey(each.order, each.operation),
      { ...each, proposed: null, delegatedTo: '', missing: false },
    ]),
  );

export const changed = (
  state: AbsenceState,
  { order, operation }: { order: string; operation: number },
  become: Partial<Task>,
): AbsenceState => {
  const key = taskKey(order, operation);
  const task = state.tasks[key];
  return task ? { ...state, tasks: { ...state.tasks, [key]: { ...task, ...become } } } : state;
};
