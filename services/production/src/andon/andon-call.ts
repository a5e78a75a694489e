/**
 * A call for help from a machine: it is answered by whoever goes there, and climbs while nobody does.
 *
 *   none ──call for help──▶ open ──answer──▶ answered ──arrive──▶ arrived ──resolve──▶ resolved
 *                            │ ▲                                                         ▲
 *                            └─┘ escalate                            open, answered ─────┘
 */
import type { AndonKind, AndonRole, AndonSeverity } from '@gemba/contracts/events/production/andon';
import {
  ANDON_KINDS,
  ANDON_ROLES,
  ANDON_SEVERITIES,
  AndonCalled,
  StoppedWork,
  andonCallEvents,
} from '@gemba/contracts/events/production/andon';
import { IsInstant, IsOneOf, IsRecord, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { named, registered, stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { WorkCalendar } from '../definition/work-calendar.js';
import { workCalendar } from '../definition/work-calendar.js';
import type { Equipment } from '../equipment/equipment.js';
import { equipment } from '../equipment/equipment.js';
import type { Fitness } from '../tables/fitness.js';
import { fitnessOf, openCalls } from '../tables/fitness.js';
import type { Busy } from '../production-order/busy.js';
import { busy, unitKey } from '../production-order/busy.js';
import type { ProductionOrder } from '../production-order/order-state.js';
import { NO_ORDER } from '../production-order/order-state.js';
import type { AndonRule } from './andon-rule.js';
import { andonRule, ruleId } from './andon-rule.js';
import { ruled, severityOf, step } from './calling.js';

export class CallForHelp {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(ANDON_KINDS) kind!: AndonKind;
  /** Critical where work cannot go on; for safety it always is. */
  @Optional() @IsOneOf(ANDON_SEVERITIES) severity?: AndonSeverity;
  @Optional() @IsRef('production-order') order?: string;
  @Optional() @IsText({ lines: true }) note?: string;
}
/** Goes there. */
export class AnswerCall {}
/** Is there. */
export class ArriveAtCall {}
/** Given by the company itself when the time to answer is over. */
export class EscalateCall {
  @IsOneOf(ANDON_ROLES) from!: AndonRole;
}
export class ResolveCall {
  /** What it was, and what was done. */
  @IsText({ lines: true }) cause!: string;
}

const STATUSES = ['open', 'answered', 'arrived', 'resolved'] as const;

export type AndonCall = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly called: AndonCalled | null;
  readonly calledAt: string;
  /** The role that is called now. */
  readonly role: AndonRole;
  readonly answerBy: string;
  readonly answeredBy: string;
  readonly arrivedBy: string;
  readonly cause: string;
};

class AndonCallAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsOneOf(ANDON_KINDS) kind!: AndonKind;
  @IsOneOf(ANDON_SEVERITIES) severity!: AndonSeverity;
  @IsRef('equipment') workUnit!: string;
  @Optional() @IsRef('production-order') order?: string;
  @Optional() @IsText({ lines: true }) note?: string;
  @IsInstant() calledAt!: string;
  /** Who is called now, and when the next in line is, where somebody is. */
  @IsOneOf(ANDON_ROLES) role!: AndonRole;
  @Optional() @IsInstant() answerBy?: string;
  /** Who went there. */
  @Optional() @IsText({ max: 120 }) answeredBy?: string;
  /** Who was there first. */
  @Optional() @IsText({ max: 120 }) arrivedBy?: string;
  /** The operation that it stops. */
  @Optional() @IsRecord(() => StoppedWork) work?: StoppedWork;
  @Optional() @IsText({ lines: true }) cause?: string;
}

const answered = ({ status, called, ...call }: AndonCall): AndonCallAnswer => {
  const { kind, workUnit, order, note, severity = 'normal', stops, work } = begun(called);
  const { calledAt, role, answerBy, answeredBy, arrivedBy, cause } = call;
  const about = { kind, severity, workUnit, calledAt, role };
  const known = status === 'none' ? 'open' : status;
  const stopped = stops === 'nothing' ? {} : stated({ work });
  const said = stated({ order, note, answerBy, answeredBy, arrivedBy, cause });
  return { status: known, ...about, ...said, ...stopped };
};

const initial: AndonCall = {
  ...{ status: 'none', called: null, calledAt: '', role: 'planner', answerBy: '', answeredBy: '' },
  ...{ arrivedBy: '', cause: '' },
};

const PRODUCTION_ORDER = { name: 'production-order', initial: NO_ORDER };
const NONE = 'none';

type CallNeeds = {
  readonly unit: Need<Equipment | undefined>;
  readonly made: Need<ProductionOrder | undefined>;
  readonly fitness: Need<Fitness | undefined>;
  readonly rule: Need<AndonRule | undefined>;
  readonly calendar: Need<WorkCalendar | undefined>;
  readonly running: Need<Busy | undefined>;
};

/** The same call again: for safety it is critical, whether that was said or not. */
const isAgain = (
  { site, workUnit, kind, order, note, severity }: AndonCalled,
  command: CallForHelp,
): boolean =>
  same(
    { ...stated({ order, note }), site, workUnit, kind, severity: severity ?? 'normal' },
    {
      ...stated({ order: command.order, note: command.note }),
      ...{ site: command.site, workUnit: command.workUnit, kind: command.kind },
      severity: severityOf(command.kind, command.severity),
    },
  );

/** Those who may be called. */
const isCalled = (roles: readonly string[]): boolean =>
  roles.some((role) => ANDON_ROLES.some((each) => each === role));

/** What stopped the work is not resolved by whoever called alone. */
const notByCaller = (called: AndonCalled, roles: readonly string[]): Rejection | null =>
  called.severity !== 'critical' || isCalled(roles)
    ? null
    : {
        ...reject('PRD-ANDON-CRITICAL', 'A critical call is resolved by one of those who may be called.'),
        ...{ status: 403, hint: `Ask somebody with the role ${called.role}.`, owner: called.role },
      };

const strangeOrder = ({ order, site }: CallForHelp, made: ProductionOrder | undefined): Rejection | null =>
  order === undefined || made?.ordered.site === site
    ? null
    : reject('PRD-ANDON-ORDER', `There is no production order ${order} at ${site}; name one, or none.`);

/**
 * One call of a kind at a machine: a second one would call the same people to the same thing, unless what was
 * normal has become critical.
 */
const calledAlready = (command: CallForHelp, of: Fitness | undefined): Rejection | null => {
  const { workUnit, kind, severity } = command;
  const [open, another] = openCalls(of, kind);
  if (open === undefined) return null;
  const isGraver = severityOf(kind, severity) === 'critical' && of?.critical?.includes(open) !== true;
  return isGraver && another === undefined
    ? null
    : reject('PRD-ANDON-OPEN', `${open} calls for ${kind} at ${workUnit} already; nobody has resolved it.`);
};

const beforeCall = (calledAt: string, at: string): Rejection | null =>
  Date.parse(at) >= Date.parse(calledAt)
    ? null
    : reject('PRD-ANDON-TIME', `The call was made at ${calledAt}; give a later time.`, {
        violated: { rule: 'after the call', actual: at, limit: calledAt },
      });

const notCalled = (id: string) => reject('PRD-ANDON-STATE', `Nobody has called for help as ${id}.`);

type Ruling = { readonly rule: AndonRule | undefined; readonly running: Busy | undefined };

/** Who is called first, and what that stops. */
const calling = (
  { severity, ...about }: CallForHelp,
  { rule, running }: Ruling,
  where: Parameters<typeof step>[2],
) => {
  const set = { ...about, ...ruled(severityOf(about.kind, severity), rule, running) };
  const { role, answerBy } = step(set, null, where) ?? { role: 'site-manager' as const, answerBy: where.at };
  return happened('AndonCalled', { ...set, role, answerBy, kept: true });
};

export const andonCall = decider('andon-call', {
  path: 'andon-calls',
  opens: 'CallForHelp',
  home: 'site',
  commands: { CallForHelp, AnswerCall, ArriveAtCall, EscalateCall, ResolveCall },
  events: andonCallEvents,
  initial,
  answers: answers(AndonCallAnswer, answered),
  allow: {
    CallForHelp: ['operator', 'planner', 'quality-inspector', 'warehouse', 'site-manager'],
    AnswerCall: ['planner', 'quality-inspector', 'warehouse', 'site-manager', 'coo'],
    ArriveAtCall: ['planner', 'quality-inspector', 'warehouse', 'site-manager', 'coo'],
    EscalateCall: [],
    ResolveCall: ['operator', 'planner', 'quality-inspector', 'warehouse', 'site-manager', 'coo'],
  },
  needs: {
    CallForHelp: ({ site, workUnit, kind, severity, order = NONE }: CallForHelp): CallNeeds => ({
      rule: stateOf(andonRule, ruleId({ site, kind, severity: severityOf(kind, severity) })),
      calendar: stateOf(workCalendar, site),
      running: registered(busy, unitKey(workUnit)),
      unit: named(equipment, workUnit),
      made: order === NONE ? stateOf(PRODUCTION_ORDER, NONE) : named(PRODUCTION_ORDER, order),
      fitness: fitnessOf(workUnit),
    }),
    EscalateCall: (_: EscalateCall, { state }: About<AndonCall>) => ({
      calendar: stateOf(workCalendar, state.called?.site ?? NONE),
    }),
  },

  decide: {
    CallForHelp(
      { called },
      command,
      { id, at, site, known: { unit, made, fitness, rule, calendar, running } },
    ) {
      if (called)
        return isAgain(called, command)
          ? []
          : reject('PRD-ANDON-STATE', `${id} is a call already; choose another id.`);
      if (unit?.registered?.site !== command.site)
        return reject('PRD-ANDON-UNIT', `${command.workUnit} is no machine of ${command.site}; name one.`);
      const no = strangeOrder(command, made) ?? calledAlready(command, fitness);
      if (no) return no;
      return [calling(command, { rule, running }, { at, calendar, zone: site?.timeZone ?? 'UTC' })];
    },
    AnswerCall({ status, answeredBy, calledAt }, _, { id, by, at }) {
      if (status === 'none') return notCalled(id);
      if (status === 'open')
        return beforeCall(calledAt, at) ?? [happened('AndonAnswered', { by: by.id, calledAt })];
      if (answeredBy === by.id) return [];
      return reject(
        'PRD-ANDON-STATE',
        `${answeredBy === '' ? 'It is resolved' : `${answeredBy} went there`}.`,
      );
    },
    ArriveAtCall({ status, calledAt, arrivedBy }, _, { id, by, at }) {
      if (status === 'none') return notCalled(id);
      if (arrivedBy === by.id) return [];
      if (status === 'arrived' || status === 'resolved')
        return reject('PRD-ANDON-STATE', status === 'arrived' ? `${arrivedBy} is there.` : 'It is resolved.');
      const arrived = happened('AndonArrived', { by: by.id });
      const answered = happened('AndonAnswered', { by: by.id, calledAt });
      return beforeCall(calledAt, at) ?? (status === 'open' ? [answered, arrived] : [arrived]);
    },
    EscalateCall({ status, called, role }, { from }, { at, site, known: { calendar } }) {
      if (!called || status !== 'open' || role !== from) return [];
      const next = step(called, role, { at, calendar, zone: site?.timeZone ?? 'UTC' });
      if (next === null) return [];
      const answerBy = next.isLast ? {} : { answerBy: next.answerBy };
      return [happened('AndonEscalated', { from, role: next.role, ...answerBy })];
    },
    ResolveCall({ status, called, cause, calledAt }, command, { id, at, roles }) {
      if (!called) return notCalled(id);
      const { workUnit } = called;
      if (status !== 'resolved')
        return (
          beforeCall(calledAt, at) ??
          notByCaller(called, roles) ?? [
            happened('AndonResolved', { cause: command.cause, workUnit, calledAt }),
          ]
        );
      if (cause === command.cause) return [];
      return reject('PRD-ANDON-STATE', `It was resolved: ${cause}`);
    },
  },

  evolve: {
    AndonCalled: (call, data, at): AndonCall => ({
      ...call,
      ...{ status: 'open', called: data, calledAt: at, role: data.role, answerBy: data.answerBy },
    }),
    AndonAnswered: (call, { by }): AndonCall => ({
      ...call,
      ...{ status: 'answered', answeredBy: by, answerBy: '' },
    }),
    AndonArrived: (call, { by }): AndonCall => ({ ...call, ...{ status: 'arrived', arrivedBy: by } }),
    AndonEscalated: (call, { role, answerBy = '' }): AndonCall => ({ ...call, role, answerBy }),
    AndonResolved: (call, { cause }): AndonCall => ({
      ...call,
      ...{ status: 'resolved', cause, answerBy: '' },
    }),
  },
});
