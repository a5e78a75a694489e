/** A principal is who is calling, as the token says: roles, and the sites where they hold. */
import type { Actor } from '@gemba/contracts/envelope';

export type Principal = {
  readonly id: string;
  readonly name: string;
  readonly kind: Actor['kind'];
  readonly roles: readonly string[];
  /** Site ids, or `*` for all. */
  readonly sites: readonly string[];
  /** When the token ends, in milliseconds since the epoch; what stays open ends with it. */
  readonly until?: number;
};

type Claims = Readonly<Record<string, unknown>>;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** Reads a principal from verified claims; null when the token names nobody. */
export const principalOf = (claims: Claims): Principal | null => {
  const { sub } = claims;
  if (typeof sub !== 'string' || sub === '') return null;
  const kind = claims.kind === 'device' || claims.kind === 'system' ? claims.kind : 'person';
  const name = typeof claims.name === 'string' ? claims.name : sub;
  const until = typeof claims.exp === 'number' ? { until: claims.exp * 1000 } : {};
  return { id: sub, name, kind, roles: texts(claims.roles), sites: texts(claims.sites), ...until };
};

/** Whether somebody is bound to sites; processes, which name none, and those with all sites are not. */
export const isBound = (sites: readonly string[] | undefined): sites is readonly string[] =>
  sites !== undefined && !sites.includes('*');

/** Whether what belongs to this site (null: to the enterprise) exists for somebody with these sites. */
export const isAtOneOf = (sites: readonly string[] | undefined, siteId: string | null): boolean =>
  siteId === null || !isBound(sites) || sites.includes(siteId);

/** Whether something that belongs to this site (null: to the enterprise) is visible to the principal. */
export const sees = ({ sites }: Principal, siteId: string | null): boolean => isAtOneOf(sites, siteId);
