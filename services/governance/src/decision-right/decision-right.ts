/**
 * A decision right says which role may decide on a topic, where, up to which amount and for how long.
 *
 *   none ──grant──▶ active ──suspend──▶ suspended ──grant──▶ active
 *                     └──delegate──┘         └──revoke──▶ revoked (from any)
 */
import { RIGHT_LEVELS, decisionRightEvents } from '@gemba/contracts/events/governance';
import { IsId, IsInstant, IsMoney, IsOneOf, IsText, Optional } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { row, stateOf } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import type { DecisionRight as DecisionRightRow, RightsOfTopic } from '@gemba/platform/access/rights';
import { ALL_SITES } from '@gemba/platform/access/rights';
import { same } from '@gemba/decider/same';
import { site } from '../site/site.js';
import { delegationRefused } from './delegation.js';
import { overlapping } from './overlap.js';
import type { RightState, RightTerms } from './terms.js';
import { isEmptyPeriod } from './terms.js';

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
  @IsInstant() validFrom!: string;
  @Optional() @IsInstant() validTo?: string;
}

/** Passes the right on to a person, at most as far and as long as the one who passes it on has it. */
export class DelegateDecisionRight {
  @IsId() to!: string;
  @Optional() @IsMoney() limit?: Money;
  @IsInstant() until!: string;
}

export class SuspendDecisionRight {
  @IsText() reason!: string;
}

export class RevokeDecisionRight {
  @IsText() reason!: string;
}

const termsOf = (c: GrantDecisionRight): RightTerms => ({
  topic: c.topic,
  scope: c.scope,
  holderRole: c.holderRole,
  level: c.level,
  ...(c.limit ? { limit: c.limit } : {}),
  ...(c.escalatesTo ? { escalatesTo: c.escalatesTo } : {}),
  validFrom: c.validFrom,
  ...(c.validTo ? { validTo: c.validTo } : {}),
});

const mayBeGranted = (status: RightState['status'], again: boolean): boolean =>
  status === 'none' || (status === 'suspended' && again);

/** Rights of others on the topic; a right is never in its own way. */
const besides = (id: string, row: RightsOfTopic | undefined): readonly DecisionRightRow[] =>
  (row?.rights ?? []).filter((each) => each.id !== id);

const termsRefused = (terms: RightTerms, isPlaceKnown: boolean): Rejection | null => {
  if (isEmptyPeriod(terms)) return reject('GOV-RIGHT-PERIOD', 'It has to end after it begins.');
  if (terms.scope === ALL_SITES || isPlaceKnown) return null;
  return reject('GOV-RIGHT-SCOPE', `${terms.scope} is no registered site; name one, or all.`);
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

const NONE: RightState = { status: 'none', terms: null, delegations: [] };

export const decisionRight = decider('decision-right', {
  path: 'decision-rights',
  opens: 'GrantDecisionRight',
  home: 'enterprise',
  commands: { GrantDecisionRight, DelegateDecisionRight, SuspendDecisionRight, RevokeDecisionRight },
  events: decisionRightEvents,
  initial: NONE,
  allow: {
    GrantDecisionRight: ['admin', 'coo'],
    DelegateDecisionRight: ['admin', 'coo', 'site-manager', 'buyer', 'quality-inspector', 'controller', 'hr'],
    SuspendDecisionRight: ['admin', 'coo'],
    RevokeDecisionRight: ['admin', 'coo'],
  },
  needs: {
    GrantDecisionRight: (c: GrantDecisionRight) => ({
      others: row<RightsOfTopic>('decision-right', c.topic),
      place: stateOf(site, c.scope),
    }),
  },

  decide: {
    GrantDecisionRight(right, command, { id, known }) {
      const terms = termsOf(command);
      const again = same(right.terms, terms);
      if (right.status === 'active' && again) return [];
      if (!mayBeGranted(right.status, again)) {
        return reject(
          'GOV-RIGHT-STATE',
          `The right is ${right.status} on other terms; grant it under a new id.`,
        );
      }
      const others = besides(id, known.others);
      const refused = termsRefused(terms, known.place !== undefined) ?? overlapRefused(terms, others);
      return refused ?? [happened('DecisionRightGranted', terms)];
    },

    DelegateDecisionRight(right, { to, limit, until }, { by, roles, at }) {
      if (right.status !== 'active' || !right.terms) {
        return reject('GOV-RIGHT-STATE', `The right is ${right.status}, so it cannot be passed on.`);
      }
      const from = roles.includes(right.terms.holderRole) ? right.terms.holderRole : by.id;
      const delegation = { from, to, until, ...(limit ? { limit } : {}) };
      if (right.delegations.some((each) => same(each, delegation))) return [];
      const refused = delegationRefused(right.terms, right.delegations, { delegation, by: by.id, at });
      return refused ?? [happened('DecisionRightDelegated', { topic: right.terms.topic, ...delegation })];
    },

    SuspendDecisionRight(right, { reason }) {
      if (right.status === 'suspended') return [];
      if (right.status !== 'active' || !right.terms) {
        return reject('GOV-RIGHT-STATE', `The right is ${right.status}, so it cannot be suspended.`);
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
    DecisionRightDelegated: (right, { topic: _, from, ...data }): RightState => ({
      ...right,
      delegations: [...right.delegations, { ...data, from: from ?? right.terms?.holderRole ?? '' }],
    }),
    DecisionRightSuspended: (right): RightState => ({ ...right, status: 'suspended' }),
    DecisionRightRevoked: (right): RightState => ({ ...right, status: 'revoked' }),
  },
});
