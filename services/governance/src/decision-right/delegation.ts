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

/**
 * The refusal, or null when the delegation is within what the giver has. Of several delegations to the giver
 * each stands for itself, and one that reaches far enough is enough.
 */
export const delegationRefused = (
  terms: RightTerms,
  delegations: readonly PassedOn[],
  { delegation, by, at }: Asked,
): Rejection | null => {
  const alive = delegations.filter(({ until }) => isBefore(at, until));
  const holdings = holdingsOf(terms, alive, delegation.from);
  const refusals = holdings.map(
    (holding) => periodRefused(delegation, holding, at) ?? limitRefused(delegation, holding, terms),
  );
  const tooFar = refusals.includes(null) ? null : refusals.at(-1);
  return tooFar === undefined
    ? nothingHeld(terms, delegations, delegation.from)
    : (tooFar ?? circleRefused(delegation, alive, { by, holder: terms.holderRole }));
};

const holdingsOf = (terms: RightTerms, alive: readonly PassedOn[], from: string): readonly Holding[] => {
  if (from !== terms.holderRole) return alive.filter(({ to }) => to === from);
  return [{ ...(terms.limit && { limit: terms.limit }), ...(terms.validTo && { until: terms.validTo }) }];
};

const nothingHeld = (
  { holderRole }: RightTerms,
  delegations: readonly PassedOn[],
  from: string,
): Rejection => {
  const over = delegations.findLast(({ to }) => to === from);
  const detail = over
    ? `This right was passed on to you until ${over.until}, which is over.`
    : `This right is held by the role ${holderRole}, which you do not have, and nobody passed it on to you.`;
  return reject('GOV-DELEGATION-EXCEEDS', detail, {
    hint: `Ask somebody with the role ${holderRole} to pass it on.`,
  });
};

const periodRefused = ({ until }: PassedOn, holding: Holding, at: string): Rejection | null => {
  if (!isBefore(at, until)) {
    return reject('GOV-DELEGATION-PERIOD', `It would end at ${until}, which is over; name a later instant.`);
  }
  if (holding.until === undefined || !isBefore(holding.until, until)) return null;
  return reject(
    'GOV-DELEGATION-EXCEEDS',
    `You have this right until ${holding.until}: pass it on until then at most.`,
    {
      violated: { rule: 'until', actual: until, limit: holding.until },
    },
  );
};

const limitRefused = ({ limit }: PassedOn, { limit: most }: Holding, terms: RightTerms): Rejection | null => {
  // A delegation without a limit has that of the right, so it may be left out only where none is tighter.
  if (most === undefined || (limit === undefined && same(most, terms.limit))) return null;
  if (!reachesBeyond(limit, most)) return null;
  return reject('GOV-DELEGATION-EXCEEDS', beyond(limit, most), {
    violated: {
      rule: 'limit',
      actual: limit ? written(limit) : 'no limit',
      limit: most.amount,
      unit: most.currency,
    },
  });
};

const beyond = (limit: Money | undefined, most: Money): string => {
  const own = `You have this right up to ${written(most)}`;
  if (limit === undefined) return `${own}: name a limit, of that at most.`;
  return limit.currency === most.currency
    ? `${own}, so that ${written(limit)} is more than you can pass on.`
    : `${own}: name the limit in ${most.currency} too, since rates change while it is passed on.`;
};

const circleRefused = (
  { to, from }: PassedOn,
  alive: readonly PassedOn[],
  { by, holder }: { readonly by: string; readonly holder: string },
): Rejection | null => {
  if (to === holder)
    return reject('GOV-DELEGATION-CYCLE', `The role ${to} holds this right itself: name a person.`);
  if (to === by) return reject('GOV-DELEGATION-CYCLE', 'You have this right yourself: name somebody else.');
  const givers = chainAbove(from, alive);
  if (!givers.includes(to)) return null;
  const chain = givers.toReversed().join(' → ');
  const detail = `You have this right from ${to} (${chain}), who cannot have it back from you.`;
  return reject('GOV-DELEGATION-CYCLE', detail, { hint: 'Name somebody else.' });
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
