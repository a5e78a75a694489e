/**
 * An incident is contained, then what it interrupted is restored, and it is closed when its cause is known
 * and what was agreed is done.
 *
 *   none ──report──▶ reported ──contain──▶ contained ──restore──▶ restored ──close──▶ closed
 */
import {
  INCIDENT_KINDS,
  INJURIES,
  IncidentActionAgreed,
  IncidentActionDone,
  IncidentClosed,
  IncidentContained,
  IncidentReported,
  incidentEvents,
} from '@gemba/contracts/events/incident';
import type { IncidentKind, Injury } from '@gemba/contracts/events/incident';
import { IsInstant, IsListOf, IsOneOf, IsText, IsWhole, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, reject } from '@gemba/decider/decision';
import { same } from '@gemba/decider/same';

export class ReportIncident extends IncidentReported {}
export class ContainIncident extends IncidentContained {}
export class RecoverIncident {
  @IsText({ lines: true }) how!: string;
}
export class AgreeAction extends IncidentActionAgreed {}
export class CompleteAction extends IncidentActionDone {}
/** The root cause is needed for severity 1 and 2, and where somebody was hurt. */
export class CloseIncident extends IncidentClosed {}

const STATUSES = ['reported', 'contained', 'restored', 'closed'] as const;
type Status = (typeof STATUSES)[number];

type Action = IncidentActionAgreed & { readonly done: string };

export type Incident = {
  readonly status: 'none' | Status;
  readonly reported: IncidentReported | null;
  readonly reportedAt: string;
  readonly restoredAt: string;
  readonly actions: readonly Action[];
  readonly rootCause: string;
  /** How it was contained and restored, by which a repeat is known. */
  readonly how: Readonly<Partial<Record<Status, string>>>;
};

class IncidentActionAnswer extends IncidentActionAgreed {
  /** What was done; absent while it is open. */
  @Optional() @IsText({ lines: true }) done?: string;
}

class IncidentAnswer {
  @IsOneOf(STATUSES) status!: Status;
  @IsOneOf(INCIDENT_KINDS) kind!: IncidentKind;
  @IsWhole({ min: 1, max: 5 }) severity!: number;
  @IsText({ max: 120 }) title!: string;
  @Optional() @IsText({ lines: true }) description?: string;
  @Optional() @IsText({ max: 160 }) subject?: string;
  @Optional() @IsOneOf(INJURIES) injury?: Injury;
  @IsInstant() reportedAt!: string;
  @Optional() @IsInstant() restoredAt?: string;
  @Optional() @IsText({ lines: true }) containedHow?: string;
  @Optional() @IsText({ lines: true }) restoredHow?: string;
  @IsListOf(() => IncidentActionAnswer) actions!: readonly IncidentActionAnswer[];
  @Optional() @IsText({ lines: true }) rootCause?: string;
}

const answered = ({ status, reported, reportedAt, actions, how, ...incident }: Incident): IncidentAnswer => {
  const { site: _, ...facts } = begun(reported);
  const { restoredAt, rootCause } = incident;
  const { contained: containedHow = '', restored: restoredHow = '' } = how;
  return {
    ...facts,
    ...{ status: status === 'none' ? 'reported' : status, reportedAt },
    actions: actions.map(({ done, ...action }) => ({ ...action, ...stated({ done }) })),
    ...stated({ restoredAt, rootCause, containedHow, restoredHow }),
  };
};

const initial: Incident = {
  ...{ status: 'none', reported: null, reportedAt: '', restoredAt: '', actions: [], rootCause: '', how: {} },
};

const HURT: readonly (Injury | undefined)[] = ['medical', 'restricted-work', 'lost-time', 'fatal'];
const GRAVE = 2;

const notIn = ({ status }: Incident, allowed: Status): Rejection | null =>
  status === allowed
    ? null
    : reject('INC-ORDER', `The incident is ${status}; this needs it ${allowed}.`, {
        hint: 'It is contained first, then what it interrupted is restored, then it is closed.',
      });

const injuryUnsaid = ({ kind, injury }: ReportIncident): Rejection | null => {
  if (kind === 'safety' && injury === undefined)
    return reject('INC-INJURY', 'Say what came of it for people: injury, none for a near miss.');
  return kind !== 'safety' && injury !== undefined && injury !== 'none'
    ? reject('INC-INJURY', 'Somebody was hurt, so that it is an incident of safety.')
    : null;
};

const early = ({ reportedAt }: Incident, at: string): Rejection | null =>
  Date.parse(at) >= Date.parse(reportedAt)
    ? null
    : reject('INC-TIME', `It was reported at ${reportedAt}; give a later time.`, {
        violated: { rule: 'after the report', actual: at, limit: reportedAt },
      });

const withoutCause = ({ reported, actions }: Incident, { rootCause }: CloseIncident): Rejection | null => {
  const { severity, injury } = begun(reported);
  if (rootCause === undefined && (severity <= GRAVE || HURT.includes(injury)))
    return reject('INC-NO-CAUSE', 'It was grave, or somebody was hurt: say what its root cause was.');
  const open = actions.find(({ done }) => done === '');
  if (open) return reject('INC-ACTION', `${open.action} is not done: ${open.what}`);
  return HURT.includes(injury) && actions.length === 0
    ? reject('INC-ACTION', 'Somebody was hurt: agree on what keeps it from happening again, and do it.')
    : null;
};

const REPORTERS = [
  ...(['operator', 'warehouse', 'quality-inspector', 'planner', 'buyer', 'hr', 'controller'] as const),
  ...(['site-manager', 'coo', 'admin'] as const),
];
const LEADS = ['site-manager', 'planner', 'quality-inspector', 'hr', 'coo', 'admin'] as const;

export const incident = decider('incident', {
  path: 'incidents',
  opens: 'ReportIncident',
  home: 'site',
  commands: { ReportIncident, ContainIncident, RecoverIncident, AgreeAction, CompleteAction, CloseIncident },
  events: incidentEvents,
  initial,
  answers: answers(IncidentAnswer, answered),
  allow: {
    ReportIncident: REPORTERS,
    ContainIncident: LEADS,
    RecoverIncident: LEADS,
    AgreeAction: LEADS,
    CompleteAction: LEADS,
    CloseIncident: ['site-manager', 'coo', 'admin'],
  },

  decide: {
    ReportIncident({ reported }, command, { id }) {
      if (reported && same(reported, command)) return [];
      if (reported) return reject('INC-STATE', `${id} is another incident already; choose another id.`);
      return injuryUnsaid(command) ?? [happened('IncidentReported', { ...command })];
    },
    ContainIncident(incident, { how }, { at }) {
      if (incident.how.contained === how) return [];
      return notIn(incident, 'reported') ?? early(incident, at) ?? [happened('IncidentContained', { how })];
    },
    RecoverIncident(incident, { how }, { at }) {
      if (incident.how.restored === how) return [];
      const { kind } = begun(incident.reported);
      const { reportedAt } = incident;
      return (
        notIn(incident, 'contained') ??
        early(incident, at) ?? [happened('ServiceRestored', { kind, how, reportedAt })]
      );
    },
    AgreeAction({ status, actions }, command, { date }) {
      const known = actions.find(({ action }) => action === command.action);
      if (known) {
        const { done: _, ...said } = known;
        if (same(said, command)) return [];
        return reject('INC-STATE', `${command.action} is another action already; choose another id.`);
      }
      if (status === 'closed') return reject('INC-STATE', 'The incident is closed.');
      const over = dayIsOver('INC-DUE', ['It is due on', command.due], date);
      return over ?? [happened('IncidentActionAgreed', { ...command })];
    },
    CompleteAction({ actions }, { action, done }) {
      const known = actions.find((each) => each.action === action);
      if (!known) return reject('INC-ACTION', `Nobody agreed on ${action}.`);
      if (known.done === done) return [];
      return known.done === ''
        ? [happened('IncidentActionDone', { action, done })]
        : reject('INC-STATE', `${action} is done: ${known.done}`);
    },
    CloseIncident(incident, command) {
      if (incident.status === 'closed') return [];
      return (
        notIn(incident, 'restored') ??
        withoutCause(incident, command) ?? [happened('IncidentClosed', { ...command })]
      );
    },
  },

  evolve: {
    IncidentReported: (incident, reported, at): Incident => ({
      ...incident,
      ...{ status: 'reported', reported, reportedAt: at },
    }),
    IncidentContained: (incident, { how }): Incident => ({
      ...incident,
      ...{ status: 'contained', how: { ...incident.how, contained: how } },
    }),
    ServiceRestored: (incident, { how }, at): Incident => ({
      ...incident,
      ...{ status: 'restored', restoredAt: at, how: { ...incident.how, restored: how } },
    }),
    IncidentActionAgreed: (incident, action): Incident => ({
      ...incident,
      actions: [...incident.actions, { ...action, done: '' }],
    }),
    IncidentActionDone: (incident, { action, done }): Incident => ({
      ...incident,
      actions: incident.actions.map((each) => (each.action === action ? { ...each, done } : each)),
    }),
    IncidentClosed: (incident, { rootCause = '' }): Incident => ({
      ...incident,
      status: 'closed',
      rootCause,
    }),
  },
});
