/** What a run takes into account, from the rows of the local tables. */
import { createHash } from 'node:crypto';
import type { PlanningPolicySetV2 } from '@gemba/contracts/events/production/definition';
import type { Turn } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import type { WorkCalendar } from '@gemba/measures/calendar';
import { daysOf, leadTimeBefore } from '@gemba/measures/lead-time';
import type { PlannedBomRow, PlannedItemRow } from '../tables/defined.js';
import type { SalesDemandRow } from '../tables/demand.js';
import type { WantedRow } from '../tables/demand-history.js';
import type { ForecastRow } from '../tables/forecast.js';
import type { OnHandRow } from '../tables/on-hand.js';
import type {
  MadeSupplyRow,
  PendingRow,
  PurchaseSupplyRow,
  RequisitionSupplyRow,
  TransferSupplyRow,
} from '../tables/supply.js';
import type { Consumed } from './consumption.js';
import { consume, dueOf } from './consumption.js';
import type { LotPolicy } from './lot-sizes.js';
import { least, millionths, most } from './millionths.js';
import type { Demand, Lot, Receipt } from './netting.js';
import type { PlanInputs, PlanItem } from './model.js';
import { structuresOf } from './structure.js';

type ByKey<R> = Readonly<Record<string, R>>;

/** The rows of one moment. */
export type PlanRows = {
  readonly items: ByKey<PlannedItemRow>;
  readonly boms: ByKey<PlannedBomRow>;
  readonly routings: ByKey<unknown>;
  readonly onHand: ByKey<OnHandRow>;
  readonly sold: ByKey<SalesDemandRow>;
  readonly bought: ByKey<PurchaseSupplyRow>;
  readonly requested: ByKey<RequisitionSupplyRow>;
  readonly made: ByKey<MadeSupplyRow>;
  readonly pending: ByKey<PendingRow>;
  readonly comes: ByKey<TransferSupplyRow>;
  readonly goes: ByKey<TransferSupplyRow>;
  readonly forecasts: ByKey<ForecastRow>;
  readonly wanted: ByKey<WantedRow>;
};

export type PlanScope = {
  readonly site: string;
  readonly today: string;
  readonly until: string;
  readonly actionsUntil: string;
  readonly calendar: WorkCalendar | undefined;
};

const amountOf = (quantity: Quantity | undefined): bigint | undefined =>
  quantity === undefined ? undefined : millionths(quantity.value);

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Without a policy just what is short is ordered, at once. */
const lotPolicyOf = (unit: string, policy: PlanningPolicySetV2 | undefined): LotPolicy | undefined => {
  if (policy === undefined) return { method: 'lot-for-lot', unit };
  const { method, orderQuantity, cover, orderingCost, holdingCost, minimum, maximum, multiple } = policy;
  if (method === 'reorder-point') return undefined;
  return {
    method,
    unit,
    ...given({
      cover,
      fixed: amountOf(orderQuantity),
      minimum: amountOf(minimum),
      maximum: amountOf(maximum),
      multiple: amountOf(multiple),
      orderingCost: orderingCost && millionths(orderingCost.amount),
      holdingCost: holdingCost && millionths(holdingCost.amount),
    }),
  };
};

const itemsOf = ({ items, boms, routings }: PlanRows, site: string): readonly PlanItem[] =>
  Object.entries(items)
    .flatMap(([id, { kind, unit, policies }]): PlanItem[] => {
      if (kind === undefined || unit === undefined) return [];
      const policy = policies[site];
      const { safetyStock, leadTime = 'P0D', supplier } = policy ?? {};
      return [
        {
          ...{ id, kind, unit, leadTime },
          lots: lotPolicyOf(unit, policy),
          safety: amountOf(safetyStock) ?? 0n,
          structures: structuresOf(boms[id]?.versions ?? []),
          hasRouting: routings[id] !== undefined,
          ...(supplier === undefined ? {} : { supplier }),
        },
      ];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Entries by item, in the order in which they are given. */
const byItem = <T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const [item, entry] of entries) {
    const known = found.get(item);
    if (known) known.push(entry);
    else found.set(item, [entry]);
  }
  return found;
};

const stockOf = ({ onHand }: PlanRows) =>
  byItem(
    Object.values(onHand).flatMap(({ item, lots, picked }) => {
      const there: Lot[] = Object.values(lots).map(({ quantity, expiry }) => ({
        quantity: millionths(quantity),
        ...(expiry === undefined ? {} : { expiry }),
      }));
      return [...there, { quantity: millionths(picked) }]
        .filter(({ quantity }) => quantity > 0n)
        .map((lot) => [item, lot] as const);
    }),
  );

const soldOf = ({ sold }: PlanRows): readonly (readonly [string, Demand])[] =>
  Object.entries(sold).flatMap(([order, { lines }]) =>
    Object.entries(lines).map(([line, { item, open, due }]) => {
      const ref = `sales-order/${order}/${line}`;
      return [item, { date: due, quantity: millionths(open), ref, ends: [ref] }] as const;
    }),
  );

/** What orders still take, on the day on which they have to begin. */
const takenOf = (
  { made, items }: PlanRows,
  { site, calendar }: PlanScope,
): readonly (readonly [string, Demand])[] =>
  Object.entries(made).flatMap(([id, { item, due, demand, needs, issued }]) => {
    const leadTime = items[item]?.policies[site]?.leadTime ?? 'P0D';
    const date = leadTimeBefore(due, leadTime, calendar);
    const ref = `production-order/${id}`;
    const left = new Map(Object.entries(issued).map(([part, value]) => [part, millionths(value)]));
    return needs.flatMap(({ item: part, quantity }) => {
      const need = millionths(quantity);
      const there = least(need, left.get(part) ?? 0n);
      left.set(part, (left.get(part) ?? 0n) - there);
      const open = need - there;
      return open > 0n ? [[part, { date, quantity: open, ref, ends: [demand ?? ref] }] as const] : [];
    });
  });

/** What other sites were promised and has not left. */
const goingOf = ({ goes }: PlanRows): readonly (readonly [string, Demand])[] =>
  Object.entries(goes).flatMap(([id, { item, quantity: value, due }]) => {
    const quantity = millionths(value);
    const ref = `stock-transfer/${id}`;
    return quantity > 0n ? [[item, { date: due, quantity, ref, ends: [ref] }] as const] : [];
  });

const daysIn = (duration: string | undefined): number => (duration === undefined ? 0 : daysOf(duration));

/** What orders have left of the forecast of an item, by the policy of the site. */
export const consumedOf = (
  { values, overrides }: Pick<ForecastRow, 'values' | 'overrides'>,
  days: WantedRow['days'],
  policy: PlanningPolicySetV2 | undefined,
): readonly Consumed[] => {
  const forecast = Object.entries(values).map(([from, { to, quantity }]) => ({
    ...{ from, to, quantity: millionths(overrides[from] ?? quantity) },
  }));
  const wanted = Object.entries(days).map(([date, value]) => ({ date, quantity: millionths(value) }));
  return consume(forecast, wanted, {
    backward: daysIn(policy?.consumeBackward),
    forward: daysIn(policy?.consumeForward),
  });
};

/** What is expected beside what was ordered. */
const expectedOf = (
  { forecasts, wanted, items }: PlanRows,
  { site, today }: PlanScope,
): readonly (readonly [string, Demand])[] =>
  Object.entries(forecasts).flatMap(([id, row]) => {
    const policy = items[row.item]?.policies[site];
    const fence = daysIn(policy?.demandTimeFence);
    return consumedOf(row, wanted[id]?.days ?? {}, policy).flatMap((period) => {
      const date = dueOf(period, { today, fence });
      if (date === null || period.left <= 0n) return [];
      const ref = `forecast/${row.item}/${period.from}`;
      return [[row.item, { date, quantity: period.left, ref, ends: [ref] }] as const];
    });
  });

const madeOf = ({ made }: PlanRows): readonly (readonly [string, Receipt])[] =>
  Object.entries(made).flatMap(([id, { item, due, quantity, scrapped, status, begun }]) => {
    const ordered = millionths(quantity);
    const comes = most(0n, ordered - millionths(scrapped));
    const isFirm = begun || status === 'held';
    const of = { kind: 'production-order', id, due, ordered, quantity: comes } as const;
    return comes > 0n
      ? [[item, { ...of, isFirm, isOpen: status === 'planned' && !begun, isShared: false }] as const]
      : [];
  });

const boughtOf = ({ bought }: PlanRows): readonly (readonly [string, Receipt])[] =>
  Object.entries(bought).flatMap(([id, { due, lines }]) => {
    const isFirm = Object.values(lines).some(({ ordered, open }) => ordered !== open);
    const isShared = Object.keys(lines).length > 1;
    return Object.entries(lines).flatMap(([line, { item, ordered, open }]) => {
      const quantity = millionths(open);
      const of = { kind: 'purchase-order', id, line, due, quantity, ordered: millionths(ordered) } as const;
      return quantity > 0n ? [[item, { ...of, isFirm, isOpen: false, isShared }] as const] : [];
    });
  });

const asked = (
  [kind, id]: readonly [kind: 'requisition' | 'stock-transfer', id: string],
  { item, quantity: value, due }: Omit<RequisitionSupplyRow, 'site'>,
) => {
  const quantity = millionths(value);
  const of = { kind, id, due, quantity, ordered: quantity } as const;
  return [item, { ...of, isFirm: true, isOpen: false, isShared: false }] as const;
};

const receiptsOf = (rows: PlanRows, today: string) =>
  byItem([
    ...madeOf(rows),
    ...boughtOf(rows),
    ...Object.entries(rows.requested).map(([id, row]) => asked(['requisition', id], row)),
    ...Object.entries(rows.comes).map(([id, row]) => asked(['stock-transfer', id], row)),
    // What was applied today is on its way to become an order.
    ...Object.entries(rows.pending)
      .filter(([, { appliedOn }]) => appliedOn === today)
      .map(([id, row]) => asked(['requisition', id], row)),
  ]);

export const inputsOf = (rows: PlanRows, scope: PlanScope): PlanInputs => ({
  ...scope,
  items: itemsOf(rows, scope.site),
  stock: stockOf(rows),
  demands: byItem([
    ...[...soldOf(rows), ...takenOf(rows, scope)],
    ...[...goingOf(rows), ...expectedOf(rows, scope)],
  ]),
  receipts: receiptsOf(rows, scope.today),
});

/** Keys in one order, so that the same content has the same text. */
const inOneOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256 of plain values, whatever the order of their keys. */
export const hashOf = (...values: readonly unknown[]): string => {
  const hash = createHash('sha256');
  for (const value of values) hash.update(JSON.stringify(value, inOneOrder));
  return hash.digest('hex');
};

const ROWS_AT_A_TIME = 500;

/** SHA-256 of all that a plan takes into account; others have their turn now and then. */
export const inputsHashOf = async (rows: PlanRows, scope: PlanScope, turn: Turn): Promise<string> => {
  const parts: string[] = [];
  for (const [table, byKey] of Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const keys = Object.keys(byKey).sort();
    for (let at = 0; at < keys.length; at += ROWS_AT_A_TIME) {
      const part = keys.slice(at, at + ROWS_AT_A_TIME).map((key) => [key, (byKey as ByKey<unknown>)[key]]);
      parts.push(hashOf(table, part));
      await turn();
    }
  }
  return hashOf(scope, parts);
};
