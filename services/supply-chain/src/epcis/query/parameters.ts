/** The parameters of the SimpleEventQuery of EPCIS 2.0, as far as they are answered here. */
import { isInstant } from '@gemba/contracts/fields';
import type { Fault } from '../document/check.js';
import { EVENT_TYPES } from '../document/schema.js';
import { canonicalTime } from '../hash/values.js';
import { digitalLink } from '../words/gs1-keys.js';
import { shortName } from '../words/vocabulary.js';

export type TimeBound = {
  readonly column: 'event_time' | 'record_time';
  readonly is: '>=' | '<';
  readonly at: string;
};

/** What is asked for; lists are alternatives, different fields all have to hold. */
export type EventQuery = {
  /** Column → values of which one has to be there. */
  readonly equal: Readonly<Record<string, readonly string[]>>;
  /** SQL LIKE patterns of which one has to match one of the identifiers. */
  readonly epcs: readonly string[];
  readonly classes: readonly string[];
  /** Each entry: `type identifier` alternatives of one parameter. */
  readonly transactions: readonly (readonly string[])[];
  readonly times: readonly TimeBound[];
  readonly orderBy: 'event_time' | 'record_time';
  readonly descending: boolean;
  readonly perPage: number;
  readonly after: readonly [time: string, place: number] | null;
};

type Values = readonly string[];
type Part = { readonly [K in keyof EventQuery]?: EventQuery[K] };
type Reader = (values: Values, name: string) => Part | string;

const NOTHING: EventQuery = {
  equal: {},
  epcs: [],
  classes: [],
  transactions: [],
  times: [],
  orderBy: 'event_time',
  descending: true,
  perPage: 30,
  after: null,
};

const MOST_PER_PAGE = 1000;

/** Identifiers are compared as Digital Links, whichever way they are spelt. */
export const canonicalId = (uri: string): string => digitalLink(uri) ?? uri;

const literally = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

const COMPANY = /^urn:epc:idpat:sgtin:(\d{6,12})\.\*\.\*$/;

/** An identifier, a class that stands for all that is in it, or all trade items of a company. */
const patternsOf = (uri: string): Values => {
  const company = COMPANY.exec(uri)?.[1];
  if (company !== undefined) return [`https://id.gs1.org/01/_${company}%`];
  const id = literally(canonicalId(uri));
  return uri.startsWith('urn:epc:idpat:') ? [id, `${id}/%`] : [id];
};

const equal =
  (column: string, canonical: (text: string) => string = (text) => text): Reader =>
  (values) => ({ equal: { [column]: values.map(canonical) } });

const time =
  (column: TimeBound['column'], is: TimeBound['is']): Reader =>
  ([text = '']) =>
    isInstant(text)
      ? { times: [{ column, is, at: canonicalTime(text) }] }
      : 'must be a time with offset like 2026-03-01T08:00:00.000+01:00';

const among =
  (column: string, words: readonly string[]): Reader =>
  (values) =>
    values.every((value) => words.includes(value))
      ? { equal: { [column]: values } }
      : `must be of: ${words.join(', ')}`;

const wordOf = (of: 'bizStep' | 'disposition') => (text: string) => shortName(of, text) ?? text;

const ORDERS: Readonly<Record<string, EventQuery['orderBy']>> = {
  eventTime: 'event_time',
  recordTime: 'record_time',
};

const placeIn = (token: string): EventQuery['after'] => {
  const place = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  return place ? [String(place[1]), Number(place[2])] : null;
};

export const tokenOf = (time: string, place: number): string =>
  Buffer.from(`${time} ${String(place)}`).toString('base64url');

const READERS: Readonly<Record<string, Reader>> = {
  eventType: among('event_type', EVENT_TYPES),
  EQ_action: among('action', ['ADD', 'OBSERVE', 'DELETE']),
  EQ_bizStep: equal('biz_step', wordOf('bizStep')),
  EQ_disposition: equal('disposition', wordOf('disposition')),
  EQ_eventID: equal('epcis_id'),
  EQ_readPoint: equal('read_point', canonicalId),
  EQ_bizLocation: equal('biz_location', canonicalId),
  MATCH_epc: (values) => ({ epcs: values.flatMap(patternsOf) }),
  MATCH_epcClass: (values) => ({ classes: values.flatMap(patternsOf) }),
  GE_eventTime: time('event_time', '>='),
  LT_eventTime: time('event_time', '<'),
  GE_recordTime: time('record_time', '>='),
  LT_recordTime: time('record_time', '<'),
  orderBy: ([name = '']) => {
    const orderBy = ORDERS[name];
    return orderBy ? { orderBy } : 'must be eventTime or recordTime';
  },
  orderDirection: ([word = '']) =>
    word === 'ASC' || word === 'DESC' ? { descending: word === 'DESC' } : 'must be ASC or DESC',
  perPage: ([text = '']) =>
    /^[1-9]\d{0,3}$/.test(text) && Number(text) <= MOST_PER_PAGE
      ? { perPage: Number(text) }
      : `must be from 1 to ${String(MOST_PER_PAGE)}`,
  nextPageToken: ([token = '']) => {
    const after = placeIn(token);
    return after ? { after } : 'is not one of ours; begin without one';
  },
};

const TRANSACTION = 'EQ_bizTransaction_';

const transaction: Reader = (values, name) => {
  const type = name.slice(TRANSACTION.length);
  const short = shortName('transaction', type) ?? type;
  return { transactions: [values.map((value) => `${short} ${canonicalId(value)}`)] };
};

const readerOf = (name: string): Reader | undefined =>
  name.startsWith(TRANSACTION) ? transaction : Object.hasOwn(READERS, name) ? READERS[name] : undefined;

const added = (query: EventQuery, part: Part): EventQuery => ({
  ...query,
  ...part,
  equal: { ...query.equal, ...part.equal },
  times: [...query.times, ...(part.times ?? [])],
  transactions: [...query.transactions, ...(part.transactions ?? [])],
});

const valuesOf = (given: string | readonly string[]): Values =>
  [given]
    .flat()
    .flatMap((text) => text.split(/[|,]/))
    .filter((text) => text !== '');

/** Reads the query of a request; everything that is wrong with it is said at once. */
export const eventQuery = (
  asked: Readonly<Record<string, string | readonly string[]>>,
): { readonly query: EventQuery; readonly faults: readonly Fault[] } => {
  let query = NOTHING;
  const faults: Fault[] = [];
  for (const [name, given] of Object.entries(asked)) {
    const part = readerOf(name)?.(valuesOf(given), name) ?? 'is not a parameter that is answered here';
    if (typeof part === 'string') faults.push({ pointer: `/${name}`, detail: part });
    else query = added(query, part);
  }
  return { query, faults };
};
