/**
 * Applies events together; if that fails, finds the ones at fault and sets aside only these and what
 * follows them.
 */
import type { PoolClient } from 'pg';
import { describeError, isInfrastructure } from '../../engines/failure.js';
import { streamName } from '../../stream-name.js';
import type { Delivered, Incoming } from './batch-plan.js';
import type { Parking } from './park.sql.js';

/** Has its effect through `tx` alone: what it does is rolled back and done again in smaller parts. */
export type Apply = (events: readonly Delivered[], tx: PoolClient) => Promise<void>;

type Target = {
  readonly tx: PoolClient;
  readonly apply: Apply;
  /** What fails is undone and found; otherwise it is thrown, and the whole transaction is lost. */
  readonly isolated: boolean;
};

/** An event and its place in the batch, by which what is parked keeps its order. */
type Placed = { readonly event: Delivered; readonly place: number };

type Aside = {
  readonly parkings: Map<number, Parking>;
  /** From which place on the events of a key wait. */
  readonly keys: Map<string, number>;
};

/**
 * Applies what can be applied and answers what is to be parked, in order. `parked` holds the names of the
 * streams that wait already.
 */
export async function applyOrSetAside(
  target: Target,
  items: readonly Incoming[],
  parked: ReadonlySet<string>,
): Promise<Parking[]> {
  const aside: Aside = { parkings: new Map(), keys: new Map([...parked].map((key) => [key, -1])) };
  const events: Placed[] = [];
  for (const [place, item] of items.entries()) {
    if (item.kind === 'unreadable') setAside(aside, place, { item, reason: item.message.reason, detail: '' });
    else events.push({ event: item.event, place });
  }
  await applyAll(target, events, aside);
  return [...aside.parkings.entries()].sort(([a], [b]) => a - b).map(([, parking]) => parking);
}

const BEHIND = 'behind';

const behind = (event: Delivered): Parking => ({
  item: { kind: 'event', event },
  reason: BEHIND,
  detail: '',
});

function setAside({ parkings, keys }: Aside, place: number, parking: Parking): void {
  const { item } = parking;
  const name = streamName(item.kind === 'event' ? item.event : item.message);
  parkings.set(place, parking);
  if (!keys.has(name)) keys.set(name, place);
}

async function applyAll(target: Target, events: readonly Placed[], aside: Aside): Promise<void> {
  const open: Placed[] = [];
  for (const placed of events) {
    if ((aside.keys.get(streamName(placed.event)) ?? Infinity) < placed.place)
      setAside(aside, placed.place, behind(placed.event));
    else open.push(placed);
  }
  const [first, ...others] = open;
  if (first === undefined) return;
  const failure = await attempt(target, open);
  if (failure === undefined) return;
  if (others.length === 0) {
    setAside(aside, first.place, parkingOf(first.event, failure.error));
    return;
  }
  const middle = Math.ceil(open.length / 2);
  await applyAll(target, open.slice(0, middle), aside);
  await applyAll(target, open.slice(middle), aside);
}

/** Answers why it failed, with nothing done; a broken machine is no answer but thrown. */
async function attempt(
  { tx, apply, isolated }: Target,
  open: readonly Placed[],
): Promise<{ error: unknown } | undefined> {
  if (!isolated) {
    await apply(
      open.map(({ event }) => event),
      tx,
    );
    return undefined;
  }
  await tx.query('savepoint attempt');
  try {
    await apply(
      open.map(({ event }) => event),
      tx,
    );
    await tx.query('release savepoint attempt');
    return undefined;
  } catch (error) {
    if (isInfrastructure(error)) throw error;
    await tx.query('rollback to savepoint attempt');
    return { error };
  }
}

function parkingOf(event: Delivered, error: unknown): Parking {
  const detail = error instanceof Error ? (error.stack ?? '') : '';
  return { item: { kind: 'event', event }, reason: describeError(error), detail };
}
