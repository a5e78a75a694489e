/**
 * An andon rule says who is called to what at a site, one after the other and how long each has, and what a
 * critical call stops.
 *
 *   none ──set──▶ set ⟲ set
 */
import type {
  AndonClock,
  AndonKind,
  AndonSeverity,
  AndonStops,
} from '@gemba/contracts/events/production/andon';
import {
  ANDON_CLOCKS,
  ANDON_KINDS,
  ANDON_ROLES,
  ANDON_SEVERITIES,
  ANDON_STOPS,
  AndonRuleSet,
  AndonStep,
  andonRuleEvents,
} from '@gemba/contracts/events/production/andon';
import { IsListOf, IsOneOf } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { same } from '@gemba/decider/same';
import { secondsOf } from '@gemba/measures/duration';

export class SetAndonRule extends AndonRuleSet {}

export type AndonRule = { readonly set: AndonRuleSet | null };

class AndonRuleAnswer {
  @IsOneOf(ANDON_KINDS) kind!: AndonKind;
  @IsOneOf(ANDON_SEVERITIES) severity!: AndonSeverity;
  @IsListOf(() => AndonStep, { min: 1, max: ANDON_ROLES.length }) chain!: readonly AndonStep[];
  @IsOneOf(ANDON_CLOCKS) timing!: AndonClock;
  @IsOneOf(ANDON_STOPS) stops!: AndonStops;
}

const answered = ({ set }: AndonRule): AndonRuleAnswer => {
  const { site: _, ...rule } = begun(set);
  return rule;
};

type For = { readonly site: string; readonly kind: AndonKind; readonly severity: AndonSeverity };

/** One rule for each kind and severity at a site. */
export const ruleId = ({ site, kind, severity }: For): string => `${site}.${kind}.${severity}`;

const initial: AndonRule = { set: null };

/** 30 days: whoever called has gone long before. */
const MOST_SECONDS = 30 * 86_400;

const unfitChain = ({ chain, severity, stops }: SetAndonRule): Rejection | null => {
  if (new Set(chain.map(({ role }) => role)).size < chain.length)
    return reject('PRD-ANDON-CHAIN', 'A role is called once; name each step of the chain by another role.');
  if (chain.some(({ within }) => secondsOf(within) === '0'))
    return reject('PRD-ANDON-CHAIN', 'Nobody answers at once; give each step some time.');
  if (chain.some(({ within }) => Number(secondsOf(within)) > MOST_SECONDS))
    return reject('PRD-ANDON-CHAIN', 'Nobody waits that long; give each step 30 days at most.');
  return severity === 'normal' && stops !== 'nothing'
    ? reject('PRD-ANDON-STOPS', 'Work goes on during a normal call: it stops nothing.', {
        violated: { rule: 'what a normal call stops', actual: stops, limit: 'nothing' },
      })
    : null;
};

export const andonRule = decider('andon-rule', {
  path: 'andon-rules',
  opens: 'SetAndonRule',
  idOf: (command: SetAndonRule) => ruleId(command),
  home: 'site',
  commands: { SetAndonRule },
  events: andonRuleEvents,
  initial,
  answers: answers(AndonRuleAnswer, answered),
  allow: { SetAndonRule: ['planner', 'site-manager', 'coo'] },

  decide: {
    SetAndonRule({ set }, command) {
      return same(set, command) ? [] : (unfitChain(command) ?? [happened('AndonRuleSet', { ...command })]);
    },
  },

  evolve: { AndonRuleSet: (_, set): AndonRule => ({ set }) },
});
