/** What somebody asks for who names a query or subscribes to one, and what is wrong with it. */
import type { Fault } from '../document/check.js';
import { eventQuery } from '../query/parameters.js';
import type { Subscribe } from './answers.js';
import type { Parameters } from './entities.sql.js';
import type { QuerySchedule } from './schedule.js';
import { faultsIn, nextAfter } from './schedule.js';

const OF_PAGES = [
  ...['perPage', 'nextPageToken', 'orderBy', 'orderDirection'],
  ...['eventCountLimit', 'maxEventCount'],
];

const textOf = (value: unknown): string | null =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;

/** The parameters as texts, as they stand in an address. */
const parametersIn = (query: Readonly<Record<string, unknown>>): Parameters | Fault[] => {
  const read = Object.entries(query).map(([name, value]) => ({ name, texts: [value].flat().map(textOf) }));
  const wrong = read.filter(({ texts }) => texts.includes(null));
  if (wrong.length > 0)
    return wrong.map(({ name }) => ({
      pointer: `/query/${name}`,
      detail: 'must be a value or a list of them',
    }));
  return Object.fromEntries(read.map(({ name, texts }) => [name, texts.map(String)]));
};

/** The parameters of a query that can be asked again and again; or everything that is wrong with it. */
export const queryIn = (query: Readonly<Record<string, unknown>>): Parameters | Fault[] => {
  const read = parametersIn(query);
  if (Array.isArray(read)) return read;
  const known = Object.fromEntries(Object.entries(read).filter(([name]) => !OF_PAGES.includes(name)));
  const faults = [
    ...Object.keys(read)
      .filter((name) => OF_PAGES.includes(name))
      .map((name) => ({
        pointer: `/${name}`,
        detail: 'is of one answer, and stands with the request for it',
      })),
    ...eventQuery(known).faults,
  ];
  return faults.length > 0
    ? faults.map(({ pointer, ...fault }) => ({ ...fault, pointer: `/query${pointer}` }))
    : known;
};

const SHORTEST_TOKEN = 16;

const faultsOfSchedule = (schedule: QuerySchedule, now: Date): Fault[] => {
  const wrong = faultsIn(schedule);
  const never = wrong.length === 0 && nextAfter(schedule, now) === null ? ['is of days that never come'] : [];
  return [...wrong, ...never].map((detail) => ({ pointer: '/schedule', detail }));
};

const ONE_OF_BOTH = 'is true, or there is a schedule: one of both';

/** Everything that is wrong with a subscription; `cannot` is what stands against its receiver. */
export const faultsOfSubscription = (
  { signatureToken, stream = false, schedule, reportIfEmpty }: Subscribe,
  { cannot, now }: { readonly cannot: string | null; readonly now: Date },
): Fault[] => [
  ...(cannot === null ? [] : [{ pointer: '/dest', detail: cannot }]),
  ...(signatureToken.length < SHORTEST_TOKEN
    ? [{ pointer: '/signatureToken', detail: `needs at least ${String(SHORTEST_TOKEN)} characters` }]
    : []),
  ...(stream === (schedule !== undefined) ? [{ pointer: '/stream', detail: ONE_OF_BOTH }] : []),
  ...(schedule ? faultsOfSchedule(schedule, now) : []),
  ...(stream && reportIfEmpty
    ? [{ pointer: '/reportIfEmpty', detail: 'is of a schedule: a stream says nothing while nothing comes' }]
    : []),
];
