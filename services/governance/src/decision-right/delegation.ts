/**
 * A right is passed on only by who has it, no further, no longer and nowhere else than they have it, never in
 * a circle; who passed it on can take it back.
 */
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { ALL_SITES, isBefore } from '@gemba/platform/access/rights';
import type { PassedOn, RightState, RightTerms } from './terms.js';
import { same } from '@gemba/decider/same';
import { GRANTING, reachesBeyond, written } from './terms.js';

type Asked = Omit<PassedOn, 'sites'> & {
  /** Who asks, and the sites to which they are bound, if any. */
  readonly by: string;
  readonly boundTo?: readonly string[] | undefined;
  readonly at: string;
};

/** What the one who passes it on has: the right itself, or what was passed on to them. */
type Holding = Pick<PassedOn, 'limit' | 'sites'> & { readonly until?: string };

/**
 * What is passed on, or why it is not. Of several delegations to the giver each stands for itself, and one
 * that reaches far enough is enough.
 */
export const passedOn = (
  terms: RightTerms,
  delegations: readonly PassedOn[],
  asked: Asked,
): PassedOn | Rejection => {
  const alive = delegations.filter(({ until }) => isBefore(asked.at, until));
  const tries = holdingsOf(terms, alive, asked.from).map((holding) => within(terms, holding, asked));
  const fits = tries.find((each) => !isRefused(each)) ?? tries.at(-1);
  if (fits === undefined) return nothingHeld(terms, delegations, asked.from);
  return isRefused(fits) ? fits : (circleRefused(asked, alive, terms.holderRole) ?? fits);
};

const holdingsOf = (terms: RightTerms, alive: readonly PassedOn[], from: string): readonly Holding[] => {
  if (from !== terms.holderRole) return alive.filter(({ to }) => to === from);
  return [{ ...(terms.limit && { limit: terms.limit }), ...(terms.validTo && { until: terms.validTo }) }];
};

const within = (terms: RightTerms, holding: Holding, asked: Asked): PassedOn | Rejection => {
  const sites = sitesOf(terms, holding, asked);
  if (sites?.length === 0) return elsewhere(terms, holding);
  const { from, to, limit, until } = asked;
  return (
    periodRefused(asked, holding, asked.at) ??
    limitRefused(asked, holding, terms) ?? {
      ...{ from, to, until },
      ...(limit ? { limit } : {}),
      ...(sites && terms.scope === ALL_SITES ? { sites } : {}),
    }
  );
};

/** Where the giver has it: undefined where neither the right nor their own sites bound it. */
const sitesOf = (
  { scope }: RightTerms,
  { sites }: Holding,
  { boundTo }: Asked,
): readonly string[] | undefined => {
  const reach = scope === ALL_SITES ? sites : [scope];
  if (boundTo === undefined) return reach;
  return reach === undefined ? boundTo : reach.filter((site) => boundTo.includes(site));
};

const elsewhere = ({ scope, holderRole }: RightTerms, { sites = [scope] }: Holding): Rejection =>
  reject('GOV-DELEGATION-SITE', `This right holds at ${sites.join(', ')}, where you have no rights.`, {
    status: 403,
    hint: `Ask somebody with the role ${holderRole} there to pass it on.`,
  });

type Taker = { readonly by: string; readonly roles: readonly string[]; readonly boundTo?: readonly string[] };

/**
 * What of a right somebody can take back from a person: what they passed on themselves or for their role at
 * their sites; who grants rights, all of it.
 */
export const takenBack = (
  { terms, delegations }: RightState,
  to: string,
  { by, roles, boundTo }: Taker,
): readonly PassedOn[] | Rejection => {
  const theirs = delegations.filter((each) => each.to === to);
  if (theirs.length === 0)
    return reject('GOV-DELEGATION-NONE', `Nothing of this right is passed on to ${to}, or not any more.`);
  const isGranting = GRANTING.some((role) => roles.includes(role));
  const isAtMine = ({ sites }: PassedOn): boolean =>
    boundTo === undefined || (sites ?? [terms?.scope ?? '']).every((site) => boundTo.includes(site));
  const isMine = (each: PassedOn): boolean =>
    each.from === by || (roles.includes(each.from) && each.from === terms?.holderRole && isAtMine(each));
  const mine = theirs.filter((each) => isGranting || isMine(each));
  return mine.length > 0
    ? mine
    : reject('GOV-DELEGATION-GIVER', `You did not pass this right on to ${to}.`, {
        status: 403,
        hint: `Ask who did (${theirs.map(({ from }) => from).join(', ')}), or ${GRANTING.join(' or ')}.`,
      });
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

const periodRefused = ({ until }: Asked, holding: Holding, at: string): Rejection | null => {
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

const limitRefused = ({ limit }: Asked, { limit: most }: Holding, terms: RightTerms): Rejection | null => {
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
  { to, from, by }: Asked,
  alive: readonly PassedOn[],
  holder: string,
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
