/** What is compared when it is asked why a figure moved: two scopes, told or the usual ones. */
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import { bucketsUpTo } from '../../figures/buckets.js';
import type { Query, Scope } from '../scope.js';
import { SCOPE, checkNames, scopeOf } from '../scope.js';

const OF = ' of the figure that is compared with';

const told = (name: string, says: string) => {
  const of = SCOPE[name];
  return typeof of === 'object' ? { ...of, says } : says;
};

/** What the question may say. */
export const WHY: QueryParameters = {
  ...SCOPE,
  baseSite: `Site${OF}; \`*\` for all that the caller sees, the same unless told.`,
  baseFrom: told(
    'from',
    `First day of the period${OF}: the period before, or the same where another site or moment is told.`,
  ),
  baseTo: told('to', `The day after the last of it; goes with \`baseFrom\`.`),
  baseAt: told('at', `Only what had happened by then${OF}; as \`at\` unless told.`),
  baseKnownAt: told('knownAt', `Only what was recorded by then${OF}; as \`knownAt\` unless told.`),
  by: 'The dimension whose values are compared; the most telling that there is unless told.',
  value: 'Lists only events of this value of the dimension; empty for those without one.',
  limit: '',
};

const isTold = (text: string | undefined): boolean => text !== undefined && text !== '';

/** Against another place or another moment the same period is compared, else the one before it. */
const periodOf = (query: Query, { period }: Scope): Query => {
  if (isTold(query.baseFrom) || isTold(query.baseTo)) return { from: query.baseFrom, to: query.baseTo };
  const isElsewhere = [query.baseSite, query.baseAt, query.baseKnownAt].some(isTold);
  return isElsewhere ? period : (bucketsUpTo(period).at(-2) ?? period);
};

const siteOf = ({ baseSite, site }: Query): string | undefined => {
  if (baseSite === '*') return undefined;
  return isTold(baseSite) ? baseSite : site;
};

/** @throws Problem 400 */
export const comparedIn = (query: Query, today: string): { readonly base: Scope; readonly now: Scope } => {
  checkNames(query, WHY);
  const { site, from, to, currency, at, knownAt } = query;
  const now = scopeOf({ site, from, to, currency, at, knownAt }, today);
  const base = scopeOf(
    {
      ...{ site: siteOf(query), ...periodOf(query, now), currency },
      at: isTold(query.baseAt) ? query.baseAt : at,
      knownAt: isTold(query.baseKnownAt) ? query.baseKnownAt : knownAt,
    },
    today,
  );
  return { base, now };
};
