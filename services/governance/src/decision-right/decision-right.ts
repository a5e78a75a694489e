/**
 * A decision right says which role may decide on a topic, where, up to which amount and for how long.
 *
 *   none ──grant──▶ active ──suspend──▶ suspended ──grant──▶ active
 *                     └──delegate──┘         └──revoke──▶ revoked (from any)
 */
import type { Role } from '@gemba/contracts/access';
import { DecisionRightGranted, RIGHT_LEVELS, decisionRightEvents } from '@gemba/contracts/events/governance';
import {
  IsDuration,
  IsId,
  IsRefs,
  IsInstant,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { Given } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered, stateOf } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import type { DecisionRight as DecisionRightRow, RightsOfTopic } from '@gemba/platform/access/rights';
import { ALL_SITES, withoutDelegation } from '@gemba/platform/access/rights';
import { decisionRightTable } from '@gemba/platform/access/tables';
import { same } from '@gemba/decider/same';
import { site } from '../site/site.js';
import { passedOn, takenBack } from './delegation.js';
import { overlapping } from './overlap.js';
import type { RightState, RightTerms } from './terms.js';
import { GRANTING, isEmptyPeriod } from './terms.js';

export class GrantDecisionRight {
  /** For example `purchase` or `payment-release`. */
  @IsId() topic!: string;
  /** A site id, or `all`. */
  @IsId() scope!: string;
  @IsId() holderRole!: string;
  @IsOneOf(RIGHT_LEVELS) level!: (typeof RIGHT_LEVELS)[number];
  /** Without a limit the right is unlimited. */
  @Optional() @IsMoney() limit?: Money;
  /** The role to ask above the limit. */
  @Optional() @IsId() escalatesTo?: string;
  /**
   * How long the holder has to answer what waits for them, in working days of the site: `P2D` when absent.
   * Then the next in line is asked.
   */
  @Optional() @IsDuration() answerWithin?: string;
  @IsInstant() validFrom!: string;
  @Optional() @IsInstant() validTo?: string;
}

/** Passes the right on to a person, at most as far and as long as the one who passes it on has it. */
export class DelegateDecisionRight {
  @IsId() to!: string;
  @Optional() @IsMoney() limit?: Money;
  @IsInstant() until!: string;
}

/** Takes back what was passed on to a person, and what they passed on of it. */
export class WithdrawDelegation {
  @IsId() to!: string;
}

export class SuspendDecisionRight {
  @IsText({ lines: true }) reason!: string;
}

export class RevokeDecisionRight {
  @IsText({ lines: true }) reason!: string;
}

const termsOf = (c: GrantDecisionRight): RightTerms => ({
  topic: c.topic,
  scope: c.scope,
  holderRole: c.holderRole,
  level: c.level,
  ...(c.limit ? { limit: c.limit } : {}),
  ...(c.escalatesTo ? { escalatesTo: c.escalatesTo } : {}),
  ...(c.answerWithin ? { answerWithin: c.answerWithin } : {}),
  validFrom: c.validFrom,
  ...(c.validTo ? { validTo: c.validTo } : {}),
});

const NEW_ID = 'Grant it under a new id.';

/** A right under an id stays on its terms: it may be taken up again, and is changed by another one. */
const notGrantable = (status: RightState['status'], again: boolean): Rejection | null => {
  if (status === 'none' || (status === 'suspended' && again)) return null;
  if (status === 'revoked')
    return reject('GOV-RIGHT-STATE', 'This right was revoked, and stays so.', { hint: NEW_ID });
  const is = status === 'active' ? 'in force' : 'suspended';
  return reject('GOV-RIGHT-STATE', `The right with this id is ${is} on other terms.`, {
    hint: 'Name the terms that it has, or revoke it and grant the new ones under a new id.',
  });
};

/** A right that is not in force cannot be passed on or stopped; `to` says what for. */
const notInForce = (status: RightState['status'], to: string): Rejection => {
  const hint =
    status === 'suspended' ? 'It has to be granted again first, by an administrator or the COO.' : NEW_ID;
  return reject('GOV-RIGHT-STATE', `The right is ${status}, so it cannot be ${to}.`, { hint });
};

/** Rights of others on the topic; a right is never in its own way. */
const besides = (id: string, row: RightsOfTopic | undefined): readonly DecisionRightRow[] =>
  (row?.rights ?? []).filter((each) => each.id !== id);

const termsRefused = (terms: RightTerms, isPlaceKnown: boolean): Rejection | null => {
  if (isEmptyPeriod(terms)) return reject('GOV-RIGHT-PERIOD', 'It has to end after it begins.');
  if (terms.scope === ALL_SITES || isPlaceKnown) return null;
  return reject('GOV-RIGHT-SCOPE', `${terms.scope} is no registered site; name one, or all.`);
};

/** Who may grant a right to a role: whoever has one of the roles that grant, and not that one. */
const whoMayGrant = (holderRole: string): string => {
  const roles = GRANTING.filter((role) => role !== holderRole);
  return `somebody who has the role ${roles.join(' or ')} and not the role ${holderRole}`;
};

/** A person does not widen what they may decide themselves; programs only carry out what was set up. */
const grantedToSelf = (
  { holderRole, topic }: RightTerms,
  { by, roles }: Pick<Given, 'by' | 'roles'>,
): Rejection | null => {
  if (by.kind !== 'person' || !roles.includes(holderRole)) return null;
  return reject(
    'GOV-RIGHT-SELF',
    `You have the role ${holderRole}, and nobody grants themselves a right on ${topic}: ` +
      'that takes a second person.',
    {
      status: 403,
      hint: `Ask ${whoMayGrant(holderRole)}. If there is nobody, such a person needs an account first.`,
    },
  );
};

const overlapRefused = (terms: RightTerms, others: readonly DecisionRightRow[]): Rejection | null => {
  const other = overlapping(terms, others);
  if (!other) return null;
  return reject(
    'GOV-RIGHT-OVERLAP',
    `${other.holderRole} holds the right ${other.id} for ${terms.topic} in ${terms.scope} at that time, ` +
      'and nothing says who goes first; give them different levels or limits.',
  );
};

class Delegated {
  /** The holder role, or the person who had it passed on before. */
  @IsId() from!: string;
  @IsId() to!: string;
  @Optional() @IsMoney() limit?: Money;
  @IsInstant() until!: string;
  /** Where it holds; absent: wherever the right does. */
  @Optional() @IsRefs('site') sites?: readonly string[];
}

/** The right as it was granted, whether it may be used, and to whom it is passed on. */
class DecisionRightAnswer extends DecisionRightGranted {
  @IsOneOf(['active', 'suspended', 'revoked']) status!: RightState['status'];
  @IsListOf(() => Delegated) delegations!: readonly Delegated[];
}

/** Who passes a right on, or takes that back. */
const DELEGATING: readonly Role[] = [
  ...GRANTING,
  'site-manager',
  'buyer',
  'quality-inspector',
  'controller',
  'hr',
];

const NONE: RightState = { status: 'none', terms: null, delegations: [] };

export const decisionRight = decider('decision-right', {
  path: 'decision-rights',
  opens: 'GrantDecisionRight',
  home: 'enterprise',
  commands: {
    GrantDecisionRight,
    DelegateDecisionRight,
    WithdrawDelegation,
    SuspendDecisionRight,
    RevokeDecisionRight,
  },
  events: decisionRightEvents,
  initial: NONE,
  answers: answers(DecisionRightAnswer, ({ status, terms, delegations }: RightState) => ({
    ...begun(terms),
    status,
    delegations,
  })),
  allow: {
    GrantDecisionRight: GRANTING,
    DelegateDecisionRight: DELEGATING,
    WithdrawDelegation: DELEGATING,
    SuspendDecisionRight: GRANTING,
    RevokeDecisionRight: GRANTING,
  },
  needs: {
    GrantDecisionRight: (c: GrantDecisionRight) => ({
      others: registered(decisionRightTable, c.topic),
      place: stateOf(site, c.scope),
    }),
  },

  decide: {
    GrantDecisionRight(right, command, { id, by, roles, known }) {
      const terms = termsOf(command);
      const again = same(right.terms, terms);
      if (right.status === 'active' && again) return [];
      const others = besides(id, known.others);
      const refused =
        notGrantable(right.status, again) ??
        grantedToSelf(terms, { by, roles }) ??
        termsRefused(terms, known.place !== undefined) ??
        overlapRefused(terms, others);
      return refused ?? [happened('DecisionRightGranted', terms)];
    },

    DelegateDecisionRight(right, command, { by, roles, at, boundTo }) {
      if (right.status !== 'active' || !right.terms) {
        return notInForce(right.status, 'passed on');
      }
      const from = roles.includes(right.terms.holderRole) ? right.terms.holderRole : by.id;
      const asked = { ...command, from, by: by.id, boundTo, at };
      const delegation = passedOn(right.terms, right.delegations, asked);
      if (isRefused(delegation)) return delegation;
      if (right.delegations.some((each) => same(each, delegation))) return [];
      const { topic } = right.terms;
      return [happened('DecisionRightDelegated', { topic, ...delegation, by: by.id })];
    },

    WithdrawDelegation(right, { to }, { by, roles, boundTo }) {
      const taken = takenBack(right, to, { by: by.id, roles, ...(boundTo ? { boundTo } : {}) });
      if (isRefused(taken)) return taken;
      const topic = right.terms?.topic ?? '';
      const ends = taken.map(({ from, sites }) => ({ from, to, ...(sites ? { sites } : {}) }));
      const distinct = ends.filter((end, index) => ends.findIndex((each) => same(each, end)) === index);
      return distinct.map((end) => happened('DecisionRightDelegationWithdrawn', { topic, ...end }));
    },

    SuspendDecisionRight(right, { reason }) {
      if (right.status === 'suspended') return [];
      if (right.status !== 'active' || !right.terms) {
        return notInForce(right.status, 'suspended');
      }
      return [happened('DecisionRightSuspended', { topic: right.terms.topic, reason })];
    },

    RevokeDecisionRight(right, { reason }) {
      if (right.status === 'revoked') return [];
      if (!right.terms) return reject('GOV-RIGHT-STATE', 'There is no such right.');
      return [happened('DecisionRightRevoked', { topic: right.terms.topic, reason })];
    },
  },

  evolve: {
    DecisionRightGranted: (right, terms): RightState => ({ ...right, status: 'active', terms }),
    DecisionRightDelegated: (right, { from, to, limit, until, sites }): RightState => {
      const giver = from ?? right.terms?.holderRole ?? '';
      const delegation = { from: giver, to, until, ...(limit && { limit }), ...(sites && { sites }) };
      return { ...right, delegations: [...right.delegations, delegation] };
    },
    DecisionRightDelegationWithdrawn: (right, withdrawn): RightState => ({
      ...right,
      delegations: withoutDelegation(right.delegations, right.terms?.holderRole ?? '', withdrawn),
    }),
    DecisionRightSuspended: (right): RightState => ({ ...right, status: 'suspended' }),
    DecisionRightRevoked: (right): RightState => ({ ...right, status: 'revoked' }),
  },
});
