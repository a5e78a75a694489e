/**
 * An absence takes one person from the work that was assigned, until it ends; each task goes to one
 * substitute at most.
 *
 *   none ──report──▶ open ⟲ assess, propose, delegate ──end──▶ ended ──return──▶ ended
 */
import { absenceEvents } from '@gemba/contracts/events/hr';
import type { About } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { named, registered, row } from '@gemba/decider/needs';
import { employee } from '../employee/employee.js';
import { zoneOf } from '../roster/roster.js';
import { same } from '@gemba/decider/same';
import { assignedOperation, taskKey } from '../tables/assigned-operation.js';
import { delegation } from '../tables/delegation.js';
import { siteAbsence } from '../tables/site-absence.js';
import { siteStaff } from '../tables/site-staff.js';
import { AbsenceAnswer, absenceAnswer } from './answer.js';
import type { AbsenceState } from './absence-state.js';
import { NO_ABSENCE, changed, tasksOf } from './absence-state.js';
import {
  AssessImpact,
  DelegateTask,
  EndAbsence,
  ProposeSubstitutes,
  RecordCoverMissing,
  ReportAbsence,
  ReturnDelegations,
} from './commands.js';
import { collision, pastLastDay, personDays } from '../tables/person-days.js';
import { doubled, otherAbsence, standInKey, standingIn } from './standing-in.js';
import { hit, lost, substitutesFor, weekNeeds } from './impact.js';
import { double, impossible, unfit } from './unfit.js';

const HR = ['hr', 'site-manager'] as const;

const ended = ({ status }: AbsenceState): Rejection | null =>
  status === 'open' ? null : reject('HR-ABS-STATE', `The absence is ${status}; nothing is covered any more.`);

const find = (state: AbsenceState, { order, operation }: { order: string; operation: number }) =>
  state.tasks[taskKey(order, operation)] ??
  reject('HR-ABS-TASK', `Operation ${operation} of ${order} is not hit by this absence.`);

export const absence = decider('absence', {
  path: 'absences',
  opens: 'ReportAbsence',
  idOf: ({ person, from }: ReportAbsence) => `${person}.${from}`,
  home: 'site',
  commands: {
    ReportAbsence,
    AssessImpact,
    ProposeSubstitutes,
    DelegateTask,
    RecordCoverMissing,
    EndAbsence,
    ReturnDelegations,
  },
  events: absenceEvents,
  initial: NO_ABSENCE,
  answers: answers(AbsenceAnswer, absenceAnswer),
  allow: {
    ReportAbsence: [...HR, 'operator'],
    AssessImpact: HR,
    ProposeSubstitutes: HR,
    DelegateTask: HR,
    RecordCoverMissing: HR,
    EndAbsence: HR,
    ReturnDelegations: HR,
  },
  needs: {
    ReportAbsence: ({ person, site, from, expectedTo }: ReportAbsence) => ({
      employee: named(employee, person),
      days: registered(personDays, person),
      ...weekNeeds(site, from, expectedTo ?? from),
    }),
    EndAbsence: (_: EndAbsence, { state: { reported } }: About<AbsenceState>) => ({
      days: registered(personDays, reported?.person ?? ''),
    }),
    AssessImpact: ({ site }: AssessImpact) => ({
      assigned: row(assignedOperation, site),
    }),
    ProposeSubstitutes: ({ site, planned }: ProposeSubstitutes) => ({
      others: registered(standingIn, standInKey(site, planned)),
      staff: row(siteStaff, site),
      absences: row(siteAbsence, site),
      ...weekNeeds(site, planned, planned),
    }),
    DelegateTask: ({ order, operation }: DelegateTask, { state }: About<AbsenceState>) => ({
      delegations: row(delegation, taskKey(order, operation)),
      others: registered(
        standingIn,
        standInKey(state.reported?.site ?? '', state.tasks[taskKey(order, operation)]?.planned ?? ''),
      ),
    }),
  },

  decide: {
    ReportAbsence(state, command, { known, id, site }) {
      if (same(state.reported, command)) return [];
      return (
        double(state, command) ??
        impossible(command, known.employee) ??
        collision(known.days, { ...command, absence: id, to: command.expectedTo ?? '' }) ?? [
          happened('AbsenceReported', { ...command, rostered: lost(command, known, zoneOf(site)) }),
        ]
      );
    },
    AssessImpact(state, { site, none = false }, { known }) {
      if (state.assessed) return [];
      const operations = hit(state, known.assigned);
      if (operations.length === 0 && !none) {
        return reject('HR-ABS-NONE', 'No operation is assigned to the person then; say so with `none`.');
      }
      return ended(state) ?? [happened('AbsenceImpactAssessed', { site, operations })];
    },
    ProposeSubstitutes(state, command, { id, known, site }) {
      const task = ended(state) ?? find(state, command);
      if ('refused' in task) return task;
      const found = substitutesFor({ state, task }, known, zoneOf(site));
      const best = found.filter(({ person }) => otherAbsence(known.others, person, id) === undefined);
      if (task.proposed && same(task.proposed, best)) return [];
      const { order, operation } = command;
      return [happened('SubstitutesProposed', { order, operation, ranked: best })];
    },
    DelegateTask(state, { order, operation, to }, { known, id }) {
      const task = ended(state) ?? find(state, { order, operation });
      if ('refused' in task) return task;
      if (task.delegatedTo === to) return [];
      const { person: from, site } = state.reported ?? { person: '', site: '' };
      return (
        unfit(task, to, { from, delegations: known.delegations }) ??
        doubled(known.others, { to, planned: task.planned, absence: id }) ?? [
          happened('TaskDelegated', {
            ...{ site, order, operation, from, to, absence: id },
            planned: task.planned,
          }),
        ]
      );
    },
    RecordCoverMissing(state, { order, operation }) {
      const task = ended(state) ?? find(state, { order, operation });
      if ('refused' in task) return task;
      if (task.missing || task.delegatedTo !== '') return [];
      return [
        happened('CoverMissing', { site: state.reported?.site ?? '', order, operation, skill: task.skill }),
      ];
    },
    EndAbsence(state, { to }, { id, known }) {
      if (state.status === 'ended' && state.to === to) return [];
      const no = ended(state);
      if (no || !state.reported) return no ?? [];
      const { person, site, from } = state.reported;
      if (to < from)
        return reject('HR-ABS-PERIOD', `It cannot end on ${to}, before ${from}, when it begins.`);
      // A shorter absence collides with nothing that the longer one did not.
      const isLonger = state.to === '' || to > state.to;
      const wrong = isLonger
        ? collision(known.days, { person, absence: id, from, to })
        : pastLastDay(known.days, { person, to });
      return wrong ?? [happened('AbsenceEnded', { person, site, to })];
    },
    ReturnDelegations(state) {
      if (state.status !== 'ended') return reject('HR-ABS-STATE', 'The absence goes on; end it first.');
      const { person: to, site } = state.reported ?? { person: '', site: '' };
      return (
        Object.values(state.tasks)
          // What is planned for a day of the absence stays with who stands in.
          .filter(({ delegatedTo, planned }) => delegatedTo !== '' && planned > state.to)
          .map(({ order, operation, planned, delegatedTo: from }) =>
            happened('DelegationReturned', { site, order, operation, from, to, planned }),
          )
      );
    },
  },

  evolve: {
    AbsenceReported: (state, { rostered: _, ...reported }): AbsenceState => ({
      ...state,
      status: 'open',
      reported,
      to: reported.expectedTo ?? '',
    }),
    AbsenceImpactAssessed: (state, { operations }): AbsenceState => ({
      ...state,
      assessed: true,
      tasks: tasksOf(operations),
    }),
    SubstitutesProposed: (state, { ranked, ...task }) => changed(state, task, { proposed: ranked }),
    TaskDelegated: (state, { to, ...task }) => changed(state, task, { delegatedTo: to, missing: false }),
    CoverMissing: (state, task) => changed(state, task, { missing: true }),
    DelegationReturned: (state, task) => changed(state, task, { delegatedTo: '' }),
    AbsenceEnded: (state, { to }): AbsenceState => ({ ...state, status: 'ended', to }),
  },
});
