/** What is on order: bought, asked for, or made here; a row goes when nothing of it is expected any more. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PlanningWork } from '@gemba/contracts/events/production/planning';
import type { Component } from '@gemba/contracts/events/production/execution';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

type BoughtLine = { readonly item: string; readonly ordered: string; readonly open: string };

export type PurchaseSupplyRow = {
  readonly site: string;
  readonly due: string;
  readonly lines: Readonly<Record<string, BoughtLine>>;
};

type About = { readonly subject: string };
const key = ({ subject }: About): string => subject;

const delivered = (
  row: PurchaseSupplyRow | undefined,
  { line, by }: { readonly line: string; readonly by: string },
): PurchaseSupplyRow | null => {
  const before = row?.lines[line];
  if (!row || !before) return row ?? null;
  const lines = { ...row.lines, [line]: { ...before, open: addDecimal(before.open, by) } };
  return { ...row, lines };
};

/** An order stays while it may still get something: what goes back to the supplier may come again. */
export const purchaseSupplyTable = table('purchase-supply', {
  events: companyEvents,
  row: {} as PurchaseSupplyRow,
  on: {
    PurchaseOrderPlaced: {
      key,
      becomes: (_, { data: { site, promised, lines } }): PurchaseSupplyRow => ({
        site,
        due: promised,
        lines: Object.fromEntries(
          lines.map(({ line, item, quantity: { value } }) => [line, { item, ordered: value, open: value }]),
        ),
      }),
    },
    PurchaseOrderConfirmed: {
      key,
      becomes: (row, { data: { promised } }) => (row ? { ...row, due: promised } : null),
    },
    GoodsReceived: {
      key,
      becomes: (row, { data: { line, quantity } }) =>
        delivered(row, { line, by: subtractDecimal('0', quantity.value) }),
    },
    GoodsReturned: {
      key,
      becomes: (row, { data: { line, quantity } }) => delivered(row, { line, by: quantity.value }),
    },
    PurchaseOrderLineClosed: {
      key,
      becomes: (row, { data: { line, open } }) =>
        delivered(row, { line, by: subtractDecimal('0', open.value) }),
    },
    PurchaseOrderClosed: { key, becomes: () => null },
    PurchaseOrderCancelled: { key, becomes: () => null },
  },
});

export type RequisitionSupplyRow = {
  readonly site: string;
  readonly item: string;
  readonly quantity: string;
  readonly due: string;
};

export const requisitionSupplyTable = table('requisition-supply', {
  events: companyEvents,
  row: {} as RequisitionSupplyRow,
  on: {
    RequisitionRaised: {
      key,
      becomes: (_, { data: { site, item, quantity, needBy } }): RequisitionSupplyRow => ({
        ...{ site, item, quantity: quantity.value },
        due: needBy,
      }),
    },
    RequisitionOrdered: { key, becomes: () => null },
    RequisitionWithdrawn: { key, becomes: () => null },
  },
});

export type MadeSupplyRow = {
  readonly site: string;
  readonly item: string;
  readonly quantity: string;
  readonly scrapped: string;
  readonly due: string;
  readonly demand?: string;
  readonly status: 'planned' | 'released' | 'held';
  /** Somebody has begun with it. */
  readonly begun: boolean;
  /** What all of it takes, and what was issued of that, by item. */
  readonly needs: readonly { readonly item: string; readonly quantity: string }[];
  readonly issued: Readonly<Record<string, string>>;
};

const needsOf = (components: readonly Component[]): MadeSupplyRow['needs'] =>
  components.map(({ item, quantity }) => ({ item, quantity: quantity.value }));

const becomes =
  (change: Partial<MadeSupplyRow>) =>
  (row: MadeSupplyRow | undefined): MadeSupplyRow | null =>
    row ? { ...row, ...change } : null;

export const madeSupplyTable = table('made-supply', {
  events: companyEvents,
  row: {} as MadeSupplyRow,
  on: {
    ProductionOrderCreated: {
      key,
      becomes: (_, { data: { site, item, quantity, due, demand, components } }): MadeSupplyRow => ({
        ...{ site, item, due, quantity: quantity.value, scrapped: '0', status: 'planned', begun: false },
        ...(demand === undefined ? {} : { demand }),
        needs: needsOf(components),
        issued: {},
      }),
    },
    ProductionOrderReleased: { key, becomes: becomes({ status: 'released' }) },
    ProductionOrderHeld: { key, becomes: becomes({ status: 'held' }) },
    ProductionOrderResumed: { key, becomes: becomes({ status: 'released' }) },
    ProductionOrderRescheduled: {
      key,
      becomes: (row, { data: { to } }) => (row ? { ...row, due: to } : null),
    },
    ProductionOrderQuantityChanged: {
      key,
      becomes: (row, { data: { to, components } }) =>
        row ? { ...row, quantity: to.value, needs: needsOf(components) } : null,
    },
    ComponentSubstituted: {
      key,
      becomes: (row, { data: { components } }) => (row ? { ...row, needs: needsOf(components) } : null),
    },
    BillVersionAdopted: {
      key,
      becomes: (row, { data: { components } }) => (row ? { ...row, needs: needsOf(components) } : null),
    },
    ProductionOrderRepegged: {
      key,
      becomes: (row, { data: { to } }) => {
        if (!row) return null;
        const { demand: _, ...made } = row;
        return { ...made, ...(to === undefined ? {} : { demand: to }) };
      },
    },
    MaterialIssued: {
      key,
      becomes: (row, { data: { item, quantity } }) => {
        if (!row) return null;
        const issued = addDecimal(row.issued[item] ?? '0', quantity.value);
        return { ...row, begun: true, issued: { ...row.issued, [item]: issued } };
      },
    },
    OperationStarted: { key, becomes: becomes({ begun: true }) },
    QuantityReported: {
      key,
      becomes: (row, { data: { scrap } }) =>
        row ? { ...row, begun: true, scrapped: addDecimal(row.scrapped, scrap.value) } : null,
    },
    ProductionOrderCompleted: { key, becomes: () => null },
    ProductionOrderClosed: { key, becomes: () => null },
    ProductionOrderCancelled: { key, becomes: () => null },
  },
});

/** Goods of another site that are to come; `site` is where they come to. */
export type TransferSupplyRow = RequisitionSupplyRow;

const less = <R extends { readonly quantity: string }>(row: R | undefined, value: string): R | null => {
  const quantity = subtractDecimal(row?.quantity ?? '0', value);
  return row && compareDecimals(quantity, '0') > 0 ? { ...row, quantity } : null;
};

/** A transfer is expected from when it is asked for, until what was shipped is here or is missing. */
export const transferSupplyTable = table('transfer-supply', {
  events: companyEvents,
  row: {} as TransferSupplyRow,
  on: {
    StockTransferRequested: {
      key,
      becomes: (_, { data: { site, item, quantity, wanted } }): TransferSupplyRow => ({
        ...{ site, item, quantity: quantity.value },
        due: wanted,
      }),
    },
    StockTransferConsented: {
      key,
      becomes: (row, { data: { quantity } }) => (row ? { ...row, quantity: quantity.value } : null),
    },
    StockTransferReceived: {
      key,
      becomes: (row, { data: { quantity, short, damaged } }) => {
        const done = [quantity, short, damaged].map((each) => each?.value ?? '0').reduce(addDecimal);
        return less(row, done);
      },
    },
    StockTransferEnded: { key, becomes: (row, { data: { quantity } }) => less(row, quantity.value) },
    StockTransferRefused: { key, becomes: () => null },
    StockTransferCancelled: { key, becomes: () => null },
  },
});

/** What was consented to for another site and has not left; `site` is where it leaves. */
export const transferDemandTable = table('transfer-demand', {
  events: companyEvents,
  row: {} as TransferSupplyRow,
  on: {
    TransferShipmentAsked: {
      key,
      becomes: (_, { data: { site, item, wanted } }): TransferSupplyRow => ({
        ...{ site, item, quantity: '0' },
        due: wanted,
      }),
    },
    TransferConsented: {
      key,
      becomes: (row, { data: { quantity } }) => (row ? { ...row, quantity: quantity.value } : null),
    },
    TransferRefused: { key, becomes: () => null },
    TransferLotShipped: { key, becomes: (row, { data: { quantity } }) => less(row, quantity.value) },
    TransferShipmentEnded: { key, becomes: () => null },
  },
});

/** What was applied and has not arrived as an order yet. */
export type PendingRow = {
  readonly site: string;
  readonly item: string;
  readonly quantity: string;
  readonly due: string;
  readonly appliedOn: string;
};

const arrived = { key, becomes: (): PendingRow | null => null };

export const pendingTable = table('planned-and-applied', {
  events: companyEvents,
  row: {} as PendingRow,
  on: {
    PlanningActionApplied: {
      key: ({ data: { order } }) => order ?? null,
      becomes: (_, { businessDate, data: { site, work } }): PendingRow => ({
        ...{ site, item: work.item, quantity: work.quantity.value },
        // What is needed sooner than it can be there comes when it can.
        due: work.expected ?? work.due,
        appliedOn: businessDate,
      }),
    },
    ProductionOrderCreated: arrived,
    RequisitionRaised: arrived,
  },
});

/** What was asked for and is neither done nor taken back. */
export type AskedRow = { readonly site: string; readonly asks: string };

const NOW = '.now';

/** The id of what is needed at once: the same every day, since it only becomes later. */
export const idOfNow = (parts: readonly string[]): readonly string[] => [...parts, NOW.slice(1)];

type Asking = Pick<PlanningWork, 'action' | 'quantity' | 'due' | 'obstacle'>;

/** All that makes two askings the same; what a lot is for may change without anybody being asked anew. */
export const askedFor = (id: string, { action, quantity, due, obstacle = '' }: Asking): string =>
  [action, quantity.value, quantity.unit, id.includes(NOW) ? '' : due, obstacle].join(' ');

export const askedTable = table('asked-by-planning', {
  events: companyEvents,
  row: {} as AskedRow,
  on: {
    PlanningActionRaised: {
      key,
      becomes: (_, { subject, data }): AskedRow => ({ site: data.site, asks: askedFor(subject, data) }),
    },
    PlanningActionApplied: { key, becomes: () => null },
    PlanningActionWithdrawn: { key, becomes: () => null },
  },
});
