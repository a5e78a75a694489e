/**
 * Which operation a work unit, a person or a tool is at: one at a time, by the clock and as it is entered.
 */
import { productionOrderEvents } from '@gemba/contracts/events/production/execution';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered } from '@gemba/decider/needs';
import { table } from '@gemba/read-model/table';

export type Busy = {
  readonly order: string;
  readonly operation: number;
  /** Business time of the start. */
  readonly since: string;
  /** Business time of the end; empty while it runs. */
  readonly until: string;
};

const NOTHING: Busy = { order: '', operation: 0, since: '', until: '' };

const toolKey = (tool: string): string => `tool/${tool}`;
export const unitKey = (workUnit: string): string => `unit/${workUnit}`;
export const personKey = (person: string): string => `person/${person}`;

type Used = {
  readonly workUnit: string;
  readonly people: readonly string[];
  readonly tools?: readonly string[] | undefined;
};

/** The work unit, the people and the tools that are at something. */
export const keysOf = ({ workUnit, people, tools = [] }: Used): readonly string[] => [
  unitKey(workUnit),
  ...people.map(personKey),
  ...tools.map(toolKey),
];

type At = { readonly subject: string; readonly occurredAt: string };

const begun = ({ subject: order, occurredAt: since }: At, operation: number): Busy => ({
  ...{ order, operation, since, until: '' },
});

const over = (row: Busy | undefined, { subject, occurredAt: until }: At, operation: number): Busy | null => {
  if (!row) return null;
  return row.order === subject && row.operation === operation ? { ...row, until } : row;
};

/** Who and what was at an operation that is over, or paused. */
const freed = {
  key: ({ data }: { data: Used }) => keysOf(data),
  becomes: (row: Busy | undefined, e: At & { data: { operation: number } }) => over(row, e, e.data.operation),
};

export const busy = table('busy', {
  events: productionOrderEvents,
  row: NOTHING,
  on: {
    OperationStarted: {
      key: ({ data }) => keysOf(data),
      becomes: (_, e) => begun(e, e.data.operation),
    },
    OperationReassigned: {
      key: ({ data: { from, to, running } }) => (running === true ? [personKey(from), personKey(to)] : null),
      becomes: (row, e, key) =>
        key === personKey(e.data.to) ? begun(e, e.data.operation) : over(row, e, e.data.operation),
    },
    OperationPaused: freed,
    OperationCompleted: freed,
  },
});

export type BusyNeeds = Record<`busy:${string}`, Need<Busy | undefined>>;
export type BusyRows = Readonly<Record<`busy:${string}`, Busy | undefined>>;

/** What has to be known of a work unit and of people before they begin something. */
export const busyNeeds = (keys: readonly string[]): BusyNeeds =>
  Object.fromEntries(keys.map((key) => [`busy:${key}`, registered(busy, key)]));

/** Refuses `PRD-OP-DOUBLE` for who or what is at another operation at the instant. */
export const taken = (keys: readonly string[], known: BusyRows, at: string): Rejection | null =>
  keys.map((key) => occupied(key, known[`busy:${key}`], at)).find((no) => no !== null) ?? null;

const occupied = (key: string, row: Busy | undefined, at: string): Rejection | null => {
  if (row === undefined || (row.until !== '' && Date.parse(at) >= Date.parse(row.until))) return null;
  const name = key.slice(key.indexOf('/') + 1);
  const { order, operation, since, until } = row;
  const what = `operation ${String(operation)} of ${order}`;
  return until === ''
    ? reject(
        'PRD-OP-DOUBLE',
        `${name} is at ${what} since ${since}; complete that first, or assign another.`,
        {
          violated: { rule: 'one operation at a time', actual: what, limit: '1' },
        },
      )
    : reject('PRD-OP-DOUBLE', `${name} was at ${what} until ${until}; begin after that, or assign another.`, {
        violated: { rule: 'one operation at a time', actual: at, limit: until },
      });
};
