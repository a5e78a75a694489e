/**
 * Nobody is absent twice, and a task goes only to somebody who was found fit for it, from the one who
 * owns it.
 */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Employee } from '../employee/employee.js';
import { unemployed } from '../employee/employee.js';
import type { Delegations } from '../tables/delegation.js';
import type { AbsenceState, Task } from './absence-state.js';
import type { ReportAbsence } from './commands.js';

/** Refuses to say something else of the absence that begins on the day. */
export const double = ({ reported }: AbsenceState, { person, from }: ReportAbsence): Rejection | null =>
  reported
    ? reject('HR-ABS-DOUBLE', `${person} is reported absent from ${from} on already; end that first.`)
    : null;

export const impossible = (
  { person, site, from, expectedTo = from }: ReportAbsence,
  employee: Employee | undefined,
): Rejection | null => {
  const no = unemployed(employee, { person, site, date: from });
  if (no) return no;
  return expectedTo < from
    ? reject('HR-ABS-PERIOD', `It would end on ${expectedTo}, before it begins.`)
    : null;
};

type Owner = { readonly from: string; readonly delegations: Delegations | undefined };

export const unfit = (task: Task, to: string, { from, delegations }: Owner): Rejection | null => {
  const { order, operation, delegatedTo } = task;
  const what = `Operation ${String(operation)} of ${order}`;
  if (delegatedTo !== '') {
    return reject(
      'HR-DELEGATE-LIMIT',
      `${what} is delegated to ${delegatedTo}; a task has one owner at a time.`,
    );
  }
  if (Object.values(delegations ?? {}).includes(from)) {
    return reject(
      'HR-DELEGATE-LIMIT',
      `${what} was itself delegated to ${from}; it is not passed on further.`,
      {
        violated: { rule: 'length of the chain', actual: '2', limit: '1' },
      },
    );
  }
  return notProposed(task, to);
};

const notProposed = ({ proposed, skill }: Task, to: string): Rejection | null => {
  const substitute = proposed?.find(({ person }) => person === to);
  if (!substitute?.skillOk) {
    return reject('HR-DELEGATE-LIMIT', `${to} is not among the substitutes who are qualified for ${skill}.`);
  }
  return substitute.restOk
    ? null
    : reject('HR-REST-MIN', `${to} would not rest 11 hours around it; choose somebody else.`);
};
