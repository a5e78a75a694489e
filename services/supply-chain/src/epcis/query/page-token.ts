/** The token of the next page of a query: where the page before ended, bound to what was asked. */
import { isStatedInstant } from '@gemba/measures/moments';
import { sha256 } from '../hash/hash-id.js';
import type { Namespaces } from '../hash/namespaces.js';

/** Where a page ended, and how many events it and all pages before had. */
export type Place = readonly [time: string, place: number, answered: number];

const TOKEN = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d{1,15}) (\d{1,15}) ([0-9a-f]{16})$/;

const NOT_OURS = 'is not one of ours; begin without one';
const OF_ANOTHER = 'belongs to a query with other parameters; begin this one without a token';

/** The place in a token; or what is wrong with it for the query of this digest. */
export const placeIn = (token: string, digest: string): Place | string => {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const [, time, place, answered, of] = TOKEN.exec(text) ?? [];
  if (time === undefined || !isStatedInstant(time)) return NOT_OURS;
  return of === digest ? [time, Number(place), Number(answered)] : OF_ANOTHER;
};

export const tokenOf = ({ digest }: { readonly digest: string }, ...after: Place): string =>
  Buffer.from([...after.map(String), digest].join(' ')).toString('base64url');

type Asked = { readonly name: string; readonly values: readonly string[] };

const byName = ([a = '']: readonly string[], [b = '']: readonly string[]): number =>
  a < b ? -1 : Number(a > b);

/** Tells a query from others. How many events a page has may change from page to page. */
export const digestOf = (all: readonly Asked[], spaces: Namespaces): string => {
  const asked = all
    .filter(({ name }) => name !== 'nextPageToken' && name !== 'perPage')
    .map(({ name, values }) => [name, ...values.toSorted()]);
  return sha256(JSON.stringify([asked.toSorted(byName), [...spaces].toSorted(byName)])).slice(0, 16);
};
