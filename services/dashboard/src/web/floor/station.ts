/** At which machine a terminal stands, who works there now, and which operations are theirs. */
import type { Thing } from '../desk/api/nouns.js';

export type Station = { readonly site: string; readonly workUnit: string; readonly person: string };

const KEPT = 'gemba.floor.station';

export const readStation = (store: Pick<Storage, 'getItem'>): Station | null => {
  const [site, workUnit, person] = (store.getItem(KEPT) ?? '').split(' ');
  return site && workUnit && person ? { site, workUnit, person } : null;
};

export const keepStation = (
  store: Pick<Storage, 'setItem' | 'removeItem'>,
  station: Station | null,
): void => {
  if (station === null) store.removeItem(KEPT);
  else store.setItem(KEPT, [station.site, station.workUnit, station.person].join(' '));
};

type Quantity = { readonly value: string; readonly unit: string };

/** A step of the work instruction, and what was recorded of it last. */
export type Step = {
  readonly step: number;
  readonly instruction: string;
  readonly kind: string;
  readonly unit?: string;
  readonly lower?: string;
  readonly upper?: string;
  readonly value?: string;
  readonly within?: boolean;
  readonly accepted?: boolean;
};

export type Operation = {
  readonly sequence: number;
  readonly workUnit?: string;
  readonly status: string;
  readonly planned?: string;
  readonly plannedStart?: string;
  readonly people: readonly string[];
  readonly startedAt?: string;
  readonly good: Quantity;
  readonly scrap: Quantity;
  readonly rework: Quantity;
  readonly steps?: readonly Step[];
};

/** An operation with what it is of. */
export type Work = {
  readonly order: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly of: Operation;
  /** Sequences of the operations before it, to which rework may go back. */
  readonly earlier: readonly number[];
};

const STATUSES = ['running', 'paused', 'assigned'];

/** By the schedule, where it has a time; else by the day for which it is planned. */
const plannedOf = ({ plannedStart, planned = '' }: Operation): string => plannedStart ?? planned;

/** What is to be done at a machine: what runs first, then as it is planned. */
export const workAt = (orders: readonly Thing[], workUnit: string): readonly Work[] =>
  orders
    .flatMap((order) =>
      (order.operations as readonly Operation[]).map((of, index, all) => ({
        ...{ order: order.id, item: String(order.item), quantity: order.quantity as Quantity },
        of,
        earlier: all.slice(0, index).map(({ sequence }) => sequence),
      })),
    )
    .filter(({ of }) => of.workUnit === workUnit && STATUSES.includes(of.status))
    .toSorted(
      (one, other) =>
        STATUSES.indexOf(one.of.status) - STATUSES.indexOf(other.of.status) ||
        plannedOf(one.of).localeCompare(plannedOf(other.of)),
    );

/** Whole minutes since an operation was started. */
export const minutesSince = (at: string | undefined, now: number): number =>
  at === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));

/** What a scanner read: ids of orders and items stand in it as they are, whatever is around them. */
export const scanned = (work: readonly Work[], text: string): readonly Work[] => {
  const sought = text.trim().toLowerCase();
  if (sought === '') return work;
  const fits = ({ order, item }: Work) =>
    [order, item].some((id) => sought.includes(id.toLowerCase()) || id.toLowerCase().includes(sought));
  return work.filter(fits);
};
