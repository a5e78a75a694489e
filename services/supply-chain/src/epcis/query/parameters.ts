/** The parameters of the SimpleEventQuery of EPCIS 2.0 (section 8.2.7.1), as its REST binding names them. */
import { instantSchema } from '@gemba/contracts/fields';
import type { JsonSchema } from '@gemba/contracts/schema';
import { isStatedInstant } from '@gemba/measures/moments';
import type { QueryParameter, QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Fault } from '../document/check.js';
import { EVENT_TYPES } from '../document/schema.js';
import type { Namespaces } from '../hash/namespaces.js';
import { extensionName } from '../hash/namespaces.js';
import { canonicalTime } from '../hash/values.js';
import { canonicalId, matching, unmatchable } from './match.js';
import type { Place } from './page-token.js';
import { digestOf, placeIn } from './page-token.js';
import { comparable, exactly, measureOf, typeName, within } from './words-of-event.js';

const COMPARISONS = { GT: '>', GE: '>=', LT: '<', LE: '<=' } as const;
type Comparison = (typeof COMPARISONS)[keyof typeof COMPARISONS];

export type TimeBound = {
  readonly column: 'event_time' | 'record_time';
  readonly is: Comparison;
  readonly at: string;
};

/** One of the numbers or times (ms) that an event has under a name. */
export type MeasureBound = { readonly name: string; readonly is: Comparison; readonly than: number };

/** What is asked for; lists are alternatives, different fields all have to hold. */
export type EventQuery = {
  readonly eventIDs: readonly (readonly string[])[];
  /** Each entry: the words of which an event has to have one. */
  readonly words: readonly (readonly string[])[];
  readonly measures: readonly MeasureBound[];
  readonly times: readonly TimeBound[];
  readonly orderBy: 'event_time' | 'record_time';
  readonly descending: boolean;
  readonly perPage: number;
  /** As many events as are answered over all pages. */
  readonly countLimit: number | null;
  /** With more events than these the query is refused. */
  readonly mostEvents: number | null;
  /** Where the page before ended, and how many events all pages before had. */
  readonly after: Place | null;
  /** Only events of these sites, to which the reader is bound; null for one who is not. */
  readonly sites: readonly string[] | null;
  /** Tells the query from others, so that no page of one is continued by another. */
  readonly digest: string;
};

type Values = readonly string[];
type Part = { readonly [K in keyof EventQuery]?: EventQuery[K] };
/** What a parameter asks for, or what is wrong with it. */
type Read = Part | string;
type Asked = { readonly name: string; readonly values: Values; readonly spaces: Namespaces };

const NOTHING: EventQuery = {
  eventIDs: [],
  words: [],
  measures: [],
  times: [],
  orderBy: 'event_time',
  descending: true,
  perPage: 30,
  countLimit: null,
  mostEvents: null,
  after: null,
  sites: null,
  digest: '',
};

const MOST_PER_PAGE = 1000;

const word = (name: string, values: Values): Part => ({
  words: [values.map((value) => exactly(name, comparable(name, value)))],
});

/** What each MATCH parameter looks through. */
const MATCHED: Readonly<Record<string, Values>> = {
  epc: ['epc'],
  parentID: ['parentID'],
  inputEPC: ['inputEPC'],
  outputEPC: ['outputEPC'],
  anyEPC: ['epc', 'parentID', 'inputEPC', 'outputEPC'],
  epcClass: ['epcClass'],
  inputEPCClass: ['inputEPCClass'],
  outputEPCClass: ['outputEPCClass'],
  anyEPCClass: ['epcClass', 'inputEPCClass', 'outputEPCClass'],
};

const ACTIONS = ['ADD', 'OBSERVE', 'DELETE'];

const among = (name: string, values: Values, known: Values): Read =>
  values.every((value) => known.includes(value)) ? word(name, values) : `must be of: ${known.join(', ')}`;

const EQUAL = new Set(
  `bizStep disposition persistentDisposition_set persistentDisposition_unset readPoint bizLocation
  transformationID errorReason correctiveEventID quantity type deviceID dataProcessingMethod microorganism
  chemicalSubstance bizRules stringValue booleanValue hexBinaryValue uriValue`.split(/\s+/),
);
const TIMES = new Set(['time', 'startTime', 'endTime', 'errorDeclarationTime']);
const COMPARED = new Set([...TIMES, 'quantity', 'percRank']);
const EXISTING = ['errorDeclaration', 'sensorElementList'];

/** A quantity or a reading of a sensor with its unit (UN/CEFACT Recommendation 20). */
const UNITS = '(?:quantity|value|minValue|maxValue|meanValue|sDev|percValue)_[A-Z0-9]{2,4}';
const WITH_UNIT = new RegExp(`^${UNITS}$`);

/** A field of users: within what it stands, and its name with a prefix. */
const PLACES = 'ILMD|ERROR_DECLARATION|SENSORELEMENT|SENSORMETADATA|SENSORREPORT|readPoint|bizLocation';
const OWN = `((?:INNER_)?(?:(?:${PLACES})_)?)([A-Za-z][\\w.-]*:\\S+)`;
const OF_USERS = new RegExp(`^${OWN}$`);

/** The name under which events keep a field of users; null for a name that is none. */
const ofUsers = (name: string, spaces: Namespaces): string | null => {
  const [, where = '', own] = OF_USERS.exec(name) ?? [];
  return own === undefined ? null : where + extensionName(own, spaces);
};

const TYPES = '(bizTransaction|source|destination)_(.+)';
const TYPED = new RegExp(`^${TYPES}$`);

const UNKNOWN = 'is not a parameter of the SimpleEventQuery of EPCIS 2.0';

/** `bizTransaction_<type>`, `source_<type>` and `destination_<type>` with the type in one spelling. */
const ofType = (name: string): string | null => {
  const [, kind, type = ''] = TYPED.exec(name) ?? [];
  if (kind === undefined || type.includes(':')) return null;
  return `${kind}_${typeName(kind === 'bizTransaction' ? 'transaction' : 'party', type)}`;
};

const equal = ({ name, values, spaces }: Asked): Read => {
  if (name === 'action') return among(name, values, ACTIONS);
  if (name === 'eventID') return { eventIDs: [values] };
  if (EQUAL.has(name) || WITH_UNIT.test(name)) return word(name, values);
  const own = ofType(name) ?? ofUsers(name, spaces);
  return own === null ? UNKNOWN : word(own, values);
};

const COLUMNS: Readonly<Record<string, TimeBound['column']>> = {
  eventTime: 'event_time',
  recordTime: 'record_time',
};
const NO_TIME = 'must be a time with offset like 2026-03-01T08:00:00.000+01:00';

const timeBound = (column: TimeBound['column'], is: Comparison, text: string): Read =>
  isStatedInstant(text) ? { times: [{ column, is, at: canonicalTime(text) }] } : NO_TIME;

/** The name under which events keep what is compared by more and less; null for a name that is none. */
const measured = (name: string, spaces: Namespaces): string | null => {
  // The schema of the REST binding writes this one name in another way than the standard.
  const known = name === 'errorDeclaration_Time' ? 'errorDeclarationTime' : name;
  return COMPARED.has(known) || WITH_UNIT.test(known) ? known : ofUsers(known, spaces);
};

const compared = ({ name, values: [text = ''], spaces }: Asked, is: Comparison): Read => {
  const column = COLUMNS[name];
  if (column) return timeBound(column, is, text);
  const own = measured(name, spaces);
  if (own === null) return UNKNOWN;
  if (TIMES.has(own) && !isStatedInstant(text)) return NO_TIME;
  const than = measureOf(text);
  return than === null ? 'must be a number, or a time with offset' : { measures: [{ name: own, is, than }] };
};

const exists = ({ name, spaces }: Asked): Read => {
  const own = EXISTING.includes(name) ? name : ofUsers(name, spaces);
  return own === null ? UNKNOWN : { words: [[own]] };
};

const matched = ({ name, values }: Asked): Read => {
  const names = Object.hasOwn(MATCHED, name) ? MATCHED[name] : undefined;
  if (!names) return UNKNOWN;
  const wrong = values.map(unmatchable).find((each) => each !== null);
  return wrong ?? { words: [values.flatMap((uri) => matching(names, uri))] };
};

const CONTAINED = ['readPoint', 'bizLocation'];

/** A place is within its site: the location number without its extension. */
const contained = ({ name, values }: Asked): Read => {
  if (!CONTAINED.includes(name)) return UNKNOWN;
  const ids = values.map(canonicalId);
  return { words: [ids.flatMap((id) => [exactly(name, id), within(name, id)])] };
};

const noAttributes = (): string => 'asks for attributes of XML, which events in JSON do not have';

type Family = {
  readonly prefix: string;
  readonly read: (asked: Asked) => Read;
  /** Names of the standard that go with the prefix; those with a type or unit in them are `OPEN_NAMES`. */
  readonly names: Iterable<string>;
  readonly says: (name: string) => string;
};

/** Attributes of XML, which events in JSON do not have: they are refused, and so not described. */
const refused = (prefix: string): Family => ({ prefix, read: noAttributes, names: [], says: noAttributes });

const SAID = { GT: 'above', GE: 'of at least', LT: 'below', LE: 'of at most' } as const;

const FAMILIES: readonly Family[] = [
  ...['EQ_ATTR_', 'EQATTR_', 'HASATTR_'].map(refused),
  {
    ...{ prefix: 'EQ_', read: equal, names: ['action', 'eventID', ...EQUAL] },
    says: (name) => `Events whose ${name} is one of these.`,
  },
  {
    ...{ prefix: 'EXISTS_', read: exists, names: EXISTING },
    says: (name) => `Events that have ${name}; without a value.`,
  },
  {
    ...{ prefix: 'MATCH_', read: matched, names: Object.keys(MATCHED) },
    says: (name) =>
      `Events that name one of these as ${name}; ` +
      'a pattern urn:epc:idpat:… of an item or a company is all that fits it.',
  },
  {
    ...{ prefix: 'WD_', read: contained, names: CONTAINED },
    says: (name) => `Events whose ${name} is one of these places or within one.`,
  },
  ...Object.entries(COMPARISONS).map(([prefix, is]) => ({
    ...{ prefix: `${prefix}_`, read: (asked: Asked) => compared(asked, is) },
    names: [...Object.keys(COLUMNS), ...COMPARED],
    says: (name: string) => `Events with a ${name} ${SAID[prefix as keyof typeof SAID]} this.`,
  })),
];

const ORDERS: Readonly<Record<string, EventQuery['orderBy']>> = COLUMNS;

const countIn = (text: string, max: number, as: (count: number) => Part): Read =>
  /^[1-9]\d{0,8}$/.test(text) && Number(text) <= max ? as(Number(text)) : `must be from 1 to ${String(max)}`;

const MOST_COUNTED = 999_999_999;

type Plain = QueryParameter & { readonly read: (values: Values) => Read };

const LISTED: JsonSchema = { type: 'array', items: { type: 'string' }, minItems: 1 };
/** Alternatives stand between commas; the standard also has `|` between them. */
const SEVERAL = { schema: LISTED, style: 'form', explode: false } as const;

const counted = (says: string, max: number, as: (count: number) => Part): Plain => ({
  ...{ says, schema: { type: 'integer', minimum: 1, maximum: max } },
  read: ([text = '']) => countIn(text, max, as),
});

const PLAIN: Readonly<Record<string, Plain>> = {
  eventType: {
    ...{ says: 'Events of one of these types, of EPCIS or of your own with its prefix.', ...SEVERAL },
    read: (values) =>
      values.every((value) => value.includes(':') || EVENT_TYPES.some((type) => type === value))
        ? word('eventType', values)
        : `must be of: ${EVENT_TYPES.join(', ')}; or a type of your own with its prefix`,
  },
  orderBy: {
    ...{ says: 'The time by which events are sorted; eventTime unless told.' },
    schema: { type: 'string', enum: Object.keys(ORDERS) },
    read: ([name = '']) => {
      const orderBy = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
      return orderBy ? { orderBy } : 'must be eventTime or recordTime; events are not sorted by other fields';
    },
  },
  orderDirection: {
    ...{ says: 'The newest first (DESC) unless told.', schema: { type: 'string', enum: ['ASC', 'DESC'] } },
    read: ([text = '']) =>
      text === 'ASC' || text === 'DESC' ? { descending: text === 'DESC' } : 'must be ASC or DESC',
  },
  perPage: counted('Events of a page; 30 unless told.', MOST_PER_PAGE, (perPage) => ({ perPage })),
  eventCountLimit: counted('As many events as are answered over all pages.', MOST_COUNTED, (countLimit) => ({
    countLimit,
  })),
  maxEventCount: counted(
    'With more events than these the query is refused; not together with eventCountLimit.',
    MOST_COUNTED,
    (mostEvents) => ({ mostEvents }),
  ),
};

/** Names that have a type, a unit or a field of users in them, of which there is no end. */
const OPEN_NAMES = [
  `EQ_(?:${TYPES}|${UNITS}|${OWN})`,
  `(?:${Object.keys(COMPARISONS).join('|')})_(?:${UNITS}|${OWN})`,
  `EXISTS_${OWN}`,
];

const OPEN: QueryParameter = {
  says:
    'Parameters with a type, a unit or a field of your own in their name, as EQ_bizTransaction_po, ' +
    'GE_quantity_KGM, EQ_ILMD_example:grade, EXISTS_INNER_example:grade. ' +
    'The header GS1-Extensions declares prefixes.',
  schema: {
    type: 'object',
    propertyNames: { pattern: `^(?:${OPEN_NAMES.join('|')})$` },
    additionalProperties: { type: 'string' },
  },
  style: 'form',
  explode: true,
};

const IDENTIFIERS: JsonSchema = { ...LISTED, items: { type: 'string', format: 'uri' } };

/** The values of a parameter of a family: one where it is a bound, nothing where it asks what there is. */
const valuesFor = (prefix: string, name: string): Omit<QueryParameter, 'says'> => {
  if (prefix === 'EXISTS_') return { schema: { type: 'string', maxLength: 0 } };
  if (prefix === 'MATCH_') return { ...SEVERAL, schema: IDENTIFIERS };
  if (!(prefix.slice(0, -1) in COMPARISONS)) return SEVERAL;
  return { schema: name in COLUMNS || TIMES.has(name) ? instantSchema : { type: 'string' } };
};

/** All that `eventQuery` reads, for the OpenAPI document. */
export const EVENT_PARAMETERS: QueryParameters = {
  ...Object.fromEntries(Object.entries(PLAIN).map(([name, { read: _, ...described }]) => [name, described])),
  nextPageToken: {
    says: 'Where the page before of the same query ended; it stands in its Link header.',
    schema: { type: 'string' },
  },
  ...Object.fromEntries(
    FAMILIES.flatMap(({ prefix, names, says }) =>
      [...names].map((name) => [prefix + name, { says: says(name), ...valuesFor(prefix, name) }]),
    ),
  ),
  others: OPEN,
};

const partOf = (asked: Asked): Read => {
  const { name, values } = asked;
  const plain = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  if (plain) return plain.read(values);
  const family = FAMILIES.find((each) => name.startsWith(each.prefix));
  if (!family) return UNKNOWN;
  const { prefix, read } = family;
  if (values.length === 0 && prefix !== 'EXISTS_') return 'needs a value';
  return read({ ...asked, name: name.slice(prefix.length) });
};

const added = (query: EventQuery, part: Part): EventQuery => ({
  ...query,
  ...part,
  eventIDs: [...query.eventIDs, ...(part.eventIDs ?? [])],
  words: [...query.words, ...(part.words ?? [])],
  measures: [...query.measures, ...(part.measures ?? [])],
  times: [...query.times, ...(part.times ?? [])],
});

const continued = ([token = '']: Values, { digest }: EventQuery): Read => {
  const after = placeIn(token, digest);
  return typeof after === 'string' ? after : { after };
};

const valuesOf = (given: string | readonly string[]): Values =>
  [given]
    .flat()
    .flatMap((text) => text.split(/[|,]/))
    .filter((text) => text !== '');

/**
 * Reads the query of a request; everything that is wrong with it is said at once. `spaces` are the prefixes
 * that the request declares; a prefix without a namespace is compared as it is.
 */
export const eventQuery = (
  asked: Readonly<Record<string, string | readonly string[]>>,
  spaces: Namespaces = new Map(),
): { readonly query: EventQuery; readonly faults: readonly Fault[] } => {
  const all = Object.entries(asked).map(([name, given]) => ({ name, values: valuesOf(given), spaces }));
  let query: EventQuery = { ...NOTHING, digest: digestOf(all, spaces) };
  const faults: Fault[] = [];
  for (const each of all) {
    const { name, values } = each;
    const part = name === 'nextPageToken' ? continued(values, query) : partOf(each);
    if (typeof part === 'string') faults.push({ pointer: `/${name}`, detail: part });
    else query = added(query, part);
  }
  if (query.countLimit !== null && query.mostEvents !== null)
    faults.push({ pointer: '/maxEventCount', detail: 'does not go together with eventCountLimit' });
  return { query, faults };
};
