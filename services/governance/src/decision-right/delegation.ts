/**
 * A right is passed on only by who has it, no further and no longer than he has it, and never in a circle.
 */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { isBefore } from '@gemba/platform/access/rights';
import type { PassedOn, RightTerms } from './terms.js';
import { same } from '@gemba/decider/same';
import { reachesBeyond, written } from './terms.js';

type Asked = { readonly delegation: PassedOn; readonly by: string; readonly at: string };

/** What the one who passes it on has: the right itself, or what was passed on to him. */
type Holding = { readonly limit?: Money; readonly until?: string };

/** The refusal, or null when the delegation is within what the giver has. */
export const delegationRefused = (
  terms: RightTerms,
  delegations: readonly PassedOn[],
  { delegation, by, at }: Asked,
): Rejection | null => {
  const alive = delegations.filter(({ until }) => isBefore(at, until));
  const holding = holdingOf(terms, alive, delegation.from);
  if (!holding) {
    return reject('GOV-DELEGATION-EXCEEDS', `${by} neither holds this right nor had it passed on.`, {
      hint: `Somebody with the role ${terms.holderRole} can pass it on.`,
    });
  }
  return (
    periodRefused(delegation, holding, at) ??
    limitRefused(delegation, holding, terms) ??
    circleRefused(delegation, alive, { by, holder: terms.holderRole })
  );
};

const holdingOf = (terms: RightTerms, alive: readonly PassedOn[], from: string): Holding | undefined => {
  if (from !== terms.holderRole) return alive.find(({ to }) => to === from);
  return { ...(terms.limit && { limit: terms.limit }), ...(terms.validTo && { until: terms.validTo }) };
};

const periodRefused = ({ until }: PassedOn, holding: Holding, at: string): Rejection | null => {
  if (!isBefore(at, until)) {
    return reject('GOV-DELEGATION-PERIOD', `It would have ended at ${until} already; name a later instant.`);
  }
  if (holding.until === undefined || !isBefore(holding.until, until)) return null;
  return reject('GOV-DELEGATION-EXCEEDS', `It may last until ${holding.until} at most.`, {
    violated: { rule: 'until', actual: until, limit: holding.until },
  });
};

const limitRefused = ({ limit }: PassedOn, { limit: most }: Holding, terms: RightTerms): Rejection | null => {
  // A delegation without a limit has that of the right, so it may be left out only where none is tighter.
  if (most === undefined || (limit === undefined && same(most, terms.limit))) return null;
  if (!reachesBeyond(limit, most)) return null;
  return reject('GOV-DELEGATION-EXCEEDS', `At most ${written(most)} can be passed on.`, {
    violated: {
      rule: 'limit',
      actual: limit ? written(limit) : 'no limit',
      limit: most.amount,
      unit: most.currency,
    },
  });
};

const circleRefused = (
  { to, from }: PassedOn,
  alive: readonly PassedOn[],
  { by, holder }: { readonly by: string; readonly holder: string },
): Rejection | null => {
  const givers = [by, ...chainAbove(from, alive)];
  if (to !== holder && !givers.includes(to)) return null;
  return reject('GOV-DELEGATION-CYCLE', `${to} is among those who pass it on: ${givers.join(', ')}.`);
};

/** Everybody through whom the right came to this person. */
const chainAbove = (
  person: string,
  alive: readonly PassedOn[],
  seen: readonly string[] = [],
): readonly string[] => {
  if (seen.includes(person)) return seen;
  const source = alive.find(({ to }) => to === person);
  return source ? chainAbove(source.from, alive, [...seen, person]) : [...seen, person];
};
