/** What the chart of a schedule shows: rows of machines, people or tools, in minutes since its left edge. */
import type { AnswerOf } from '@gemba/client/client.http';

export type Schedule = AnswerOf<'production', '/v1/schedules/{id}'>;
export type Found = NonNullable<Schedule['proposal']>;
export type Scheduled = Found['operations'][number];
export type Binding = Found['late'][number]['binding'];

/** Which of the two a bar is of. */
export type Lane = 'inForce' | 'proposal';
export type Kind = Found['resources'][number]['kind'];

export type Span = { readonly from: number; readonly minutes: number };
export type Piece = { readonly from: number; readonly to: number };
export type Bar = Piece & {
  readonly key: string;
  readonly lane: Lane;
  readonly of: Scheduled;
  readonly isLate: boolean;
  /** In which its machine is changed over before it. */
  readonly setup?: Piece;
};
export type Line = { readonly id: string; readonly off: readonly Piece[]; readonly bars: readonly Bar[] };

const MINUTE_MS = 60_000;

const minuteOf = (at: string, { from }: Span): number => (Date.parse(at) - from) / MINUTE_MS;

const inside = ({ from, to }: Piece, { minutes }: Span): Piece[] => {
  const piece = { from: Math.max(0, from), to: Math.min(minutes, to) };
  return piece.from < piece.to ? [piece] : [];
};

/** The hours between its first and last planned minute in which a resource does not work. */
export const offHours = (
  { windows }: Found['resources'][number],
  { from, until }: Pick<Found, 'from' | 'until'>,
  span: Span,
): readonly Piece[] => {
  const edges = [
    minuteOf(from, span),
    ...windows.flatMap((each) => [minuteOf(each.from, span), minuteOf(each.to, span)]),
    minuteOf(until, span),
  ];
  const pairs = Array.from({ length: edges.length / 2 }, (_, at) => ({
    from: edges[at * 2] ?? 0,
    to: edges[at * 2 + 1] ?? 0,
  }));
  return pairs.flatMap((each) => inside(each, span));
};

const takes = (of: Scheduled, kind: Kind): readonly string[] =>
  ({ machine: [of.workUnit], person: of.people, tool: of.tools ?? [] })[kind];

const setupOf = ({ setup, start }: Scheduled, span: Span): { readonly setup?: Piece } => {
  const [piece] = setup ? inside({ from: minuteOf(setup.start, span), to: minuteOf(start, span) }, span) : [];
  return piece ? { setup: piece } : {};
};

const barsOf = (found: Found, lane: Lane, { kind, span }: { kind: Kind; span: Span }) => {
  const late = new Set(found.late.map(({ order }) => order));
  return found.operations.flatMap((of) =>
    takes(of, kind).flatMap((resource) =>
      inside({ from: minuteOf(of.start, span), to: minuteOf(of.end, span) }, span).map((piece) => {
        const key = `${lane}/${of.order}/${String(of.operation)}`;
        const setup = kind === 'machine' ? setupOf(of, span) : {};
        return { resource, bar: { ...piece, key, lane, of, isLate: late.has(of.order), ...setup } };
      }),
    ),
  );
};

/** All machines, or the people and tools that have something to do, in the order of their ids. */
export const linesOf = (
  { inForce, proposal }: Pick<Schedule, 'inForce' | 'proposal'>,
  kind: Kind,
  span: Span,
): readonly Line[] => {
  const newest = proposal ?? inForce;
  if (!newest) return [];
  const bars = [
    ...(inForce ? barsOf(inForce, 'inForce', { kind, span }) : []),
    ...(proposal ? barsOf(proposal, 'proposal', { kind, span }) : []),
  ];
  const byResource = Map.groupBy(bars, ({ resource }) => resource);
  const known = new Map(newest.resources.filter((each) => each.kind === kind).map((each) => [each.id, each]));
  const ids = kind === 'machine' ? [...known.keys(), ...byResource.keys()] : [...byResource.keys()];
  return [...new Set(ids)].toSorted().map((id) => {
    const resource = known.get(id);
    return {
      id,
      off: resource ? offHours(resource, newest, span) : [],
      bars: (byResource.get(id) ?? []).map(({ bar }) => bar),
    };
  });
};

export type OrderRow = {
  readonly order: string;
  readonly item: string;
  readonly due: string;
  /** When it is done; null where it is not planned. */
  readonly inForce: string | null;
  readonly proposal: string | null;
  readonly isLate: boolean;
  /** What it waits for, where it is late or has no place. */
  readonly binding: Binding | null;
  readonly isUnplaced: boolean;
};

const endsOf = (found: Found | undefined): ReadonlyMap<string, string> => {
  const ends = new Map<string, string>();
  for (const { order, end } of found?.operations ?? [])
    if (end > (ends.get(order) ?? '')) ends.set(order, end);
  for (const { order } of found?.unplaced ?? []) ends.delete(order);
  return ends;
};

type Both = Pick<Schedule, 'inForce' | 'proposal'>;

/** The item and the due date of every order that one of them has; what has no place has no due date. */
const known = ({ inForce, proposal }: Both): ReadonlyMap<string, Pick<OrderRow, 'item' | 'due'>> => {
  const both = [inForce, proposal].filter((each) => each !== undefined);
  return new Map([
    ...both.flatMap(({ unplaced }) => unplaced.map(({ order, item }) => [order, { item, due: '' }] as const)),
    ...both.flatMap(({ operations }) =>
      operations.map(({ order, item, due }) => [order, { item, due }] as const),
    ),
  ]);
};

type Waiting = readonly { readonly order: string; readonly binding: Binding }[];

/** By order; of several operations the first one says it. */
const waitsIn = (all: Waiting = []): ReadonlyMap<string, Binding> =>
  new Map(all.toReversed().map(({ order, binding }) => [order, binding]));

/** Due against projected, order by order; late and unplaced by the proposal where there is one. */
export const ordersOf = (both: Both): readonly OrderRow[] => {
  const { inForce, proposal } = both;
  const newest = proposal ?? inForce;
  const [before, after] = [endsOf(inForce), endsOf(proposal)];
  const [late, unplaced] = [waitsIn(newest?.late), waitsIn(newest?.unplaced)];
  return [...known(both)]
    .map(([order, { item, due }]) => ({
      ...{ order, item, due, inForce: before.get(order) ?? null, proposal: after.get(order) ?? null },
      ...{ isLate: late.has(order), isUnplaced: unplaced.has(order) },
      binding: unplaced.get(order) ?? late.get(order) ?? null,
    }))
    .toSorted((a, b) => `${a.due} ${a.order}`.localeCompare(`${b.due} ${b.order}`));
};

export type Tick = { readonly at: number; readonly instant: string; readonly isDay: boolean };

const HOUR = 60;
const QUARTER_OF_A_DAY = 6;

/** Where days and quarters of days begin by the clock of the site. */
export const ticksOf = ({ from, minutes }: Span, zone: string, withHours: boolean): readonly Tick[] => {
  const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', hourCycle: 'h23', timeZone: zone });
  const first = (HOUR - ((from / MINUTE_MS) % HOUR)) % HOUR;
  const count = Math.max(0, Math.floor((minutes - first) / HOUR) + 1);
  return Array.from({ length: count }, (_, at) => first + at * HOUR).flatMap((at) => {
    const instant = new Date(from + at * MINUTE_MS);
    const hour = Number(clock.format(instant));
    const isDay = hour === 0;
    const isTick = isDay || (withHours && hour % QUARTER_OF_A_DAY === 0);
    return isTick ? [{ at, instant: instant.toISOString(), isDay }] : [];
  });
};
