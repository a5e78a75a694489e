/** Stock by lot and status with what it is worth: quantities from supply chain, values from finance. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, compareDecimals, negateDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { allocateMoney, negateMoney, zeroMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { expansion } from '@gemba/read-model/expansion';
import { table } from '@gemba/read-model/table';
import type { StockRow } from '../../answers/rows/supply-chain.js';

type Place = { readonly site: string; readonly item: string; readonly lot: string };

/** `balances`, `unit` and times are said by the stock item, `value` is the sum of its cost layers. */
export type LotDocument = Place & {
  readonly unit?: string;
  readonly balances?: Readonly<Record<string, string>>;
  readonly receivedAt?: string;
  readonly expiry?: string;
  readonly value?: string;
  readonly currency?: string;
  /** Its worth is kept for the item as a whole. */
  readonly isPooled?: boolean;
};

const keyOf = ({ data: { site, item, lot } }: { readonly data: Place }): string => `${site}.${item}.${lot}`;

const at = ({ site, item, lot }: Place): Place => ({ site, item, lot });

type Movement = { readonly data: Place & { readonly quantity: Quantity } };

const moved = (
  lot: LotDocument | undefined,
  { data }: Movement,
  change: readonly (readonly [string, string])[],
): LotDocument => ({
  ...lot,
  ...at(data),
  unit: data.quantity.unit,
  balances: change.reduce<Readonly<Record<string, string>>>(
    (balances, [status, value]) => ({ ...balances, [status]: addDecimal(balances[status] ?? '0', value) }),
    lot?.balances ?? {},
  ),
});

type Revaluation = { readonly data: Place & { readonly method?: string } };

/** By age or at the average, no lot has a cost of its own. */
const POOLED = new Set(['fifo', 'movingAverage']);

const worth = (
  lot: LotDocument | undefined,
  { data }: Revaluation,
  { amount, currency }: Money,
): LotDocument =>
  data.method !== undefined || lot?.isPooled
    ? { ...lot, ...at(data), isPooled: true }
    : { ...lot, ...at(data), value: addDecimal(lot?.value ?? '0', amount), currency };

export const lotDocuments = table<typeof companyEvents, LotDocument>('lot-documents', {
  events: companyEvents,
  row: {} as LotDocument,
  on: {
    StockReceived: {
      key: keyOf,
      becomes: (lot, e) => ({
        ...moved(lot, e, [[e.data.status, e.data.quantity.value]]),
        receivedAt: lot?.receivedAt ?? e.occurredAt,
        ...(e.data.expiry === undefined ? {} : { expiry: e.data.expiry }),
      }),
    },
    StockIssued: {
      key: keyOf,
      becomes: (lot, e) =>
        moved(lot, e, [[e.data.status ?? 'available', negateDecimal(e.data.quantity.value)]]),
    },
    StockAdjusted: {
      key: keyOf,
      becomes: (lot, e) => moved(lot, e, [[e.data.status ?? 'available', e.data.quantity.value]]),
    },
    StockStatusChanged: {
      key: keyOf,
      becomes: (lot, e) => {
        const { from, to, quantity } = e.data;
        return moved(lot, e, [
          [from, negateDecimal(quantity.value)],
          [to, quantity.value],
        ]);
      },
    },
    CostLayerAdded: { key: keyOf, becomes: (lot, e) => worth(lot, e, e.data.amount) },
    CostLayerConsumed: { key: keyOf, becomes: (lot, e) => worth(lot, e, negateMoney(e.data.amount)) },
    CostLayerWrittenDown: { key: keyOf, becomes: (lot, e) => worth(lot, e, negateMoney(e.data.amount)) },
    LandedCostAllocated: { key: keyOf, becomes: (lot, e) => worth(lot, e, e.data.stocked) },
    InventoryRevalued: { key: keyOf, becomes: (lot, e) => worth(lot, e, e.data.amount) },
    CostMethodChanged: {
      key: ({ data: { site, item, lots } }) => lots.map(({ lot }) => `${site}.${item}.${lot}`),
      becomes: (lot, { data: { site, item, method, lots } }, key) => {
        const own = lots.find((each) => key === `${site}.${item}.${each.lot}`);
        const place = at({ site, item, lot: own?.lot ?? '' });
        const { value: _, currency: __, isPooled: ___, ...rest }: LotDocument = lot ?? place;
        if (POOLED.has(method) || !own) return { ...rest, isPooled: true };
        return { ...rest, value: own.amount.amount, currency: own.amount.currency };
      },
    },
  },
});

/** The value of the lot, split over its statuses so that the parts sum exactly to it. */
const valuesOf = (
  { value = '0', currency }: LotDocument,
  quantities: readonly string[],
): readonly (Money | null)[] => {
  if (currency === undefined) return quantities.map(() => null);
  const whole = { ...zeroMoney(currency), amount: value };
  return allocateMoney(whole, quantities);
};

/** Statuses are words of the events, whatever they are. */
type Held = Omit<StockRow, 'status'> & { readonly status: string };

export const stock = expansion('stock', {
  of: lotDocuments,
  rows: (lot, key) => {
    const held = Object.entries(lot.balances ?? {})
      .filter(([, value]) => compareDecimals(value, '0') > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const { unit } = lot;
    if (held.length === 0 || unit === undefined) return {};
    const values = valuesOf(
      lot,
      held.map(([, value]) => value),
    );
    const rows = held.map(([status, quantity], index): readonly [string, Held] => {
      const id = `${key}.${status}`;
      const worthOf = { value: values[index]?.amount ?? null, currency: lot.currency ?? null };
      const times = { receivedAt: lot.receivedAt ?? null, expiry: lot.expiry ?? null };
      return [id, { id, ...at(lot), status, quantity, unit, ...worthOf, ...times }];
    });
    return Object.fromEntries(rows);
  },
});
