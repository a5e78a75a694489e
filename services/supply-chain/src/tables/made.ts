/** What production orders bring of an item, and what they still need of it; the key is `<site>.<item>`. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Component } from '@gemba/contracts/events/production/execution';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

type Coming = {
  readonly open: string;
  readonly due: string;
  /** When its last operation ends by the schedule in force. */
  readonly end?: string;
  readonly demand?: string;
};
/** By production order. */
export type MadeRow = Readonly<Record<string, Coming>>;

type OfItem = {
  readonly subject: string;
  readonly siteId: string | null;
  readonly data: { readonly item: string };
};
const key = ({ siteId, data: { item } }: OfItem): string => `${siteId ?? ''}.${item}`;

const gone = {
  key,
  becomes: (row: MadeRow | undefined, { subject }: OfItem): MadeRow | null => {
    const { [subject]: _, ...others } = row ?? {};
    return Object.keys(others).length > 0 ? others : null;
  },
};

const changed = (row: MadeRow = {}, order: string, change: (of: Coming) => Partial<Coming>): MadeRow => {
  const before = row[order];
  return before ? { ...row, [order]: { ...before, ...change(before) } } : row;
};

const NONE_MADE: MadeRow = {};

export const madeTable = table('made', {
  events: companyEvents,
  row: NONE_MADE,
  on: {
    ProductionOrderCreated: {
      key,
      becomes: (row = {}, { subject, data: { quantity, due, demand } }) => ({
        ...row,
        [subject]: { open: quantity.value, due, ...(demand === undefined ? {} : { demand }) },
      }),
    },
    ProductionOrderRescheduled: {
      key,
      becomes: (row, { subject, data: { to } }) => changed(row, subject, () => ({ due: to })),
    },
    ProductionOrderQuantityChanged: {
      key,
      becomes: (row, { subject, data: { to } }) => changed(row, subject, () => ({ open: to.value })),
    },
    ProductionOrderRepegged: {
      key,
      becomes: (row = {}, { subject, data: { to } }) => {
        const { demand: _, ...before } = row[subject] ?? { open: '0', due: '' };
        return row[subject] ? { ...row, [subject]: { ...before, ...(to ? { demand: to } : {}) } } : row;
      },
    },
    ScheduleAdopted: {
      key: ({ data: { site, operations } }) => [...new Set(operations.map(({ item }) => `${site}.${item}`))],
      becomes: (row = {}, { data: { site, operations } }, of) =>
        [...Map.groupBy(operations, ({ order }) => order)].reduce((all, [order, own]) => {
          if (!own.some(({ item }) => `${site}.${item}` === of)) return all;
          const end = own.map((each) => each.end).reduce((a, b) => (a > b ? a : b));
          return changed(all, order, () => ({ end }));
        }, row),
    },
    StockReceived: {
      key: ({ data: { site, item, source } }) =>
        source.kind === 'production-order' ? `${site}.${item}` : null,
      becomes: (row, { data: { source, quantity } }) =>
        changed(row, source.id, ({ open }) => ({
          open: compareDecimals(open, quantity.value) > 0 ? subtractDecimal(open, quantity.value) : '0',
        })),
    },
    ProductionOrderCompleted: gone,
    ProductionOrderClosed: gone,
    ProductionOrderCancelled: gone,
  },
});

/** By production order that is open: what it still takes of an item. */
export type NeededRow = Readonly<Record<string, string>>;

type OfComponents = {
  readonly subject: string;
  readonly siteId: string | null;
  readonly data: { readonly components: readonly Component[] };
};

const needed = {
  key: ({ siteId, data: { components } }: OfComponents) => [
    ...new Set(components.map(({ item }) => `${siteId ?? ''}.${item}`)),
  ],
  becomes: (
    row: NeededRow | undefined,
    { subject, siteId, data: { components } }: OfComponents,
    of: string,
  ) => ({
    ...row,
    [subject]: components
      .filter(({ item }) => `${siteId ?? ''}.${item}` === of)
      .map(({ quantity }) => quantity.value)
      .reduce(addDecimal, '0'),
  }),
};

const NONE_NEEDED: NeededRow = {};

export const neededTable = table('needed', {
  events: companyEvents,
  row: NONE_NEEDED,
  on: {
    ProductionOrderCreated: needed,
    ProductionOrderQuantityChanged: needed,
    ComponentSubstituted: { ...needed, key: (e) => [...needed.key(e), `${e.siteId ?? ''}.${e.data.item}`] },
    BillVersionAdopted: {
      ...needed,
      key: (e) => [...needed.key(e), ...(e.data.noLonger ?? []).map((item) => `${e.siteId ?? ''}.${item}`)],
    },
    StockIssued: {
      key: ({ data: { site, item, purpose } }) =>
        purpose.kind === 'production-order' ? `${site}.${item}` : null,
      becomes: (
        row = {},
        {
          data: {
            purpose: { id },
            quantity,
          },
        },
      ) => {
        const { [id]: before = '0', ...others } = row;
        const left = subtractDecimal(before, quantity.value);
        return compareDecimals(left, '0') > 0 ? { ...others, [id]: left } : others;
      },
    },
  },
});
