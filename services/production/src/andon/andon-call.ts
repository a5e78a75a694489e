/**
 * A call for help from a machine: it is answered by whoever goes there, and climbs while nobody does.
 *
 *   none ──call for help──▶ open ──answer──▶ answered ──resolve──▶ resolved
 *                            │ ▲                                     ▲
 *                            └─┘ escalate                open ───────┘
 */
import type { AndonKind, AndonRole } from '@gemba/contracts/events/production/andon';
import {
  ANDON_KINDS,
  ANDON_ROLES,
  AndonCalled,
  andonCallEvents,
} from '@gemba/contracts/events/production/andon';
import { IsInstant, IsOneOf, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { named, stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { Equipment } from '../equipment/equipment.js';
import { equipment } from '../equipment/equipment.js';
import type { Fitness } from '../tables/fitness.js';
import { fitnessOf, openCall } from '../tables/fitness.js';
import type { ProductionOrder } from '../production-order/order-state.js';
import { NO_ORDER } from '../production-order/order-state.js';

export class CallForHelp {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(ANDON_KINDS) kind!: AndonKind;
  @Optional() @IsRef('production-order') order?: string;
  @Optional() @IsText({ lines: true }) note?: string;
}
export class AnswerCall {}
/** Given by the company itself when the time to answer is over. */
export class EscalateCall {
  @IsOneOf(ANDON_ROLES) from!: AndonRole;
}
export class ResolveCall {
  /** What it was, and what was done. */
  @IsText({ lines: true }) cause!: string;
}

/** How long the one who is called has, in minutes; where somebody may get hurt nobody waits that long. */
const MINUTES: Readonly<Record<AndonKind, number>> = {
  ...{ material: 10, quality: 10, machine: 10, instruction: 15 },
  safety: 2,
};

const STATUSES = ['open', 'answered', 'resolved'] as const;

export type AndonCall = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly called: AndonCalled | null;
  readonly calledAt: string;
  /** The role that is called now. */
  readonly role: AndonRole;
  readonly answerBy: string;
  readonly answeredBy: string;
  readonly cause: string;
};

class AndonCallAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsOneOf(ANDON_KINDS) kind!: AndonKind;
  @IsRef('equipment') workUnit!: string;
  @Optional() @IsRef('production-order') order?: string;
  @Optional() @IsText({ lines: true }) note?: string;
  @IsInstant() calledAt!: string;
  /** Who is called now, and when the next in line is, where somebody is. */
  @IsOneOf(ANDON_ROLES) role!: AndonRole;
  @Optional() @IsInstant() answerBy?: string;
  /** Who went there. */
  @Optional() @IsText({ max: 120 }) answeredBy?: string;
  @Optional() @IsText({ lines: true }) cause?: string;
}

const answered = ({ status, called, ...call }: AndonCall): AndonCallAnswer => {
  const { kind, workUnit, order, note } = begun(called);
  const { calledAt, role, answerBy, answeredBy, cause } = call;
  const about = { kind, workUnit, calledAt, role };
  const known = status === 'none' ? 'open' : status;
  return { status: known, ...about, ...stated({ order, note, answerBy, answeredBy, cause }) };
};

const initial: AndonCall = {
  ...{ status: 'none', called: null, calledAt: '', role: 'planner', answerBy: '', answeredBy: '' },
  cause: '',
};

const within = (at: string, kind: AndonKind): string =>
  new Date(Date.parse(at) + MINUTES[kind] * 60_000).toISOString();

/** Whose trade it is, first. */
const FIRST: Readonly<Record<AndonKind, AndonRole>> = {
  ...{ material: 'warehouse', quality: 'quality-inspector' },
  ...{ machine: 'planner', safety: 'planner', instruction: 'planner' },
};
const NEXT: Partial<Record<AndonRole, AndonRole>> = {
  ...{ planner: 'site-manager', 'quality-inspector': 'site-manager', warehouse: 'site-manager' },
  'site-manager': 'coo',
};

const PRODUCTION_ORDER = { name: 'production-order', initial: NO_ORDER };
const NONE = 'none';

type CallNeeds = {
  readonly unit: Need<Equipment | undefined>;
  readonly made: Need<ProductionOrder | undefined>;
  readonly fitness: Need<Fitness | undefined>;
};

const strangeOrder = ({ order, site }: CallForHelp, made: ProductionOrder | undefined): Rejection | null =>
  order === undefined || made?.ordered.site === site
    ? null
    : reject('PRD-ANDON-ORDER', `There is no production order ${order} at ${site}; name one, or none.`);

/** One call of a kind at a machine: a second one would call the same people to the same thing. */
const calledAlready = ({ workUnit, kind }: CallForHelp, of: Fitness | undefined): Rejection | null => {
  const open = openCall(of, kind);
  return open === undefined
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

export const andonCall = decider('andon-call', {
  path: 'andon-calls',
  opens: 'CallForHelp',
  home: 'site',
  commands: { CallForHelp, AnswerCall, EscalateCall, ResolveCall },
  events: andonCallEvents,
  initial,
  answers: answers(AndonCallAnswer, answered),
  allow: {
    CallForHelp: ['operator', 'planner', 'quality-inspector', 'warehouse', 'site-manager'],
    AnswerCall: ['planner', 'quality-inspector', 'warehouse', 'site-manager', 'coo'],
    EscalateCall: [],
    ResolveCall: ['operator', 'planner', 'quality-inspector', 'warehouse', 'site-manager', 'coo'],
  },
  needs: {
    CallForHelp: ({ workUnit, order = NONE }: CallForHelp): CallNeeds => ({
      unit: named(equipment, workUnit),
      made: order === NONE ? stateOf(PRODUCTION_ORDER, NONE) : named(PRODUCTION_ORDER, order),
      fitness: fitnessOf(workUnit),
    }),
  },

  decide: {
    CallForHelp({ called }, command, { id, at, known: { unit, made, fitness } }) {
      if (called) {
        const { role: _, answerBy: __, kept: ___, ...said } = called;
        if (same(said, command)) return [];
        return reject('PRD-ANDON-STATE', `${id} is a call already; choose another id.`);
      }
      if (unit?.registered?.site !== command.site)
        return reject('PRD-ANDON-UNIT', `${command.workUnit} is no machine of ${command.site}; name one.`);
      const no = strangeOrder(command, made) ?? calledAlready(command, fitness);
      const answerBy = within(at, command.kind);
      return no ?? [happened('AndonCalled', { ...command, role: FIRST[command.kind], answerBy, kept: true })];
    },
    AnswerCall({ status, answeredBy, calledAt }, _, { id, by, at }) {
      if (status === 'none') return notCalled(id);
      if (status === 'open') return beforeCall(calledAt, at) ?? [happened('AndonAnswered', { by: by.id })];
      if (answeredBy === by.id) return [];
      return reject(
        'PRD-ANDON-STATE',
        `${answeredBy === '' ? 'It is resolved' : `${answeredBy} went there`}.`,
      );
    },
    EscalateCall({ status, called, role }, { from }, { at }) {
      const next = NEXT[role];
      if (!called || status !== 'open' || role !== from || !next) return [];
      const isLast = NEXT[next] === undefined;
      const answerBy = isLast ? {} : { answerBy: within(at, called.kind) };
      return [happened('AndonEscalated', { from, role: next, ...answerBy })];
    },
    ResolveCall({ status, called, cause, calledAt }, command, { id, at }) {
      if (!called) return notCalled(id);
      const { workUnit } = called;
      if (status !== 'resolved')
        return beforeCall(calledAt, at) ?? [happened('AndonResolved', { cause: command.cause, workUnit })];
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
    AndonEscalated: (call, { role, answerBy = '' }): AndonCall => ({ ...call, role, answerBy }),
    AndonResolved: (call, { cause }): AndonCall => ({
      ...call,
      ...{ status: 'resolved', cause, answerBy: '' },
    }),
  },
});
