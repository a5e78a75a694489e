/** What is being made or bought, and for whom: the open orders among which those of a cancelled one are. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PlanningWork } from '@gemba/contracts/events/production/planning';
import type {
  CancellationDecided,
  CancellationStep,
  CancellationWay,
  LotInWork,
} from '@gemba/contracts/events/supply-chain/cancellations';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';

/** Part of a supply serves this demand; all of it where no quantity is said. */
export type PegRow = { readonly demand: string; readonly quantity?: string };

type About = { readonly subject: string };
const key = ({ subject }: About): string => subject;

const pegsOf = ({ pegs }: PlanningWork): readonly PegRow[] =>
  pegs.map(({ demand, quantity }) => ({ demand, quantity: quantity.value }));

/** An order of production that is not closed; the key is its id. */
export type MadeRow = {
  readonly site: string;
  /** What planning had it made for; what the order itself says stands in `order`. */
  readonly pegs: readonly PegRow[];
  readonly order?: MadeOrder;
};

export type MadeOrder = {
  readonly item: string;
  readonly quantity: Quantity;
  readonly due: string;
  readonly demand?: string;
  readonly status: 'open' | 'completed';
  /** Somebody worked on it, or material went in. */
  readonly begun: boolean;
  readonly running: readonly number[];
  readonly lots: readonly LotInWork[];
};

const changed =
  <D>(change: (order: MadeOrder, event: { readonly data: D }) => Partial<MadeOrder>) =>
  (row: MadeRow | undefined, event: { readonly data: D }): MadeRow | null =>
    row?.order ? { ...row, order: { ...row.order, ...change(row.order, event) } } : (row ?? null);

type Of = { readonly operation: number };

const without = ({ running }: MadeOrder, { data: { operation } }: { readonly data: Of }) => ({
  running: running.filter((each) => each !== operation),
});

const gone = { key, becomes: (): MadeRow | null => null };

const remade = (row: MadeRow, demand: string | undefined): MadeRow => {
  if (!row.order) return row;
  const { demand: _, ...order } = row.order;
  return { ...row, pegs: [], order: { ...order, ...(demand === undefined ? {} : { demand }) } };
};

export const madeForTable = table('made-for', {
  events: companyEvents,
  row: {} as MadeRow,
  on: {
    PlanningActionApplied: {
      key: ({ data: { order, work } }) => (work.action === 'make' ? (order ?? null) : null),
      becomes: (row, { data: { site, work } }): MadeRow => ({ ...row, site, pegs: pegsOf(work) }),
    },
    ProductionOrderCreated: {
      key,
      becomes: (row, { data: { site, item, quantity, due, demand } }): MadeRow => ({
        site,
        pegs: row?.pegs ?? [],
        order: {
          ...{ item, quantity, due, ...(demand === undefined ? {} : { demand }) },
          ...{ status: 'open', begun: false, running: [], lots: [] },
        },
      }),
    },
    ProductionOrderRescheduled: { key, becomes: changed((_, { data: { to: due } }) => ({ due })) },
    ProductionOrderQuantityChanged: { key, becomes: changed((_, { data: { to } }) => ({ quantity: to })) },
    ProductionOrderRepegged: {
      key,
      becomes: (row, { data: { to } }) => (row ? remade(row, to) : null),
    },
    OperationStarted: {
      key,
      becomes: changed(({ running }, { data: { operation } }) => ({
        begun: true,
        running: [...running, operation],
      })),
    },
    OperationPaused: { key, becomes: changed(without) },
    OperationCompleted: { key, becomes: changed(without) },
    MaterialIssued: {
      key,
      becomes: changed(({ lots }, { data: { item, lot, quantity } }) => ({
        begun: true,
        lots: withLot(lots, { item, lot, quantity }),
      })),
    },
    ProductionOrderCompleted: {
      key,
      becomes: changed(() => ({ status: 'completed' as const, running: [] })),
    },
    CancellationDecided: {
      key: ({ data: { steps } }) => steps.flatMap(({ supply }) => idIn(supply, 'production-order') ?? []),
      becomes: (row, { data }, id) =>
        row ? unpegged(row, data, ({ supply }) => idIn(supply, 'production-order') === id) : null,
    },
    ProductionOrderClosed: gone,
    ProductionOrderCancelled: gone,
  },
});

/** What is kept, given to others or became smaller is not for the cancelled order any more. */
const STAYS: readonly CancellationWay[] = ['keep', 'repeg', 'reduce'];

const unpegged = <R extends { readonly pegs: readonly PegRow[] }>(
  row: R,
  { salesOrder, steps }: Pick<CancellationDecided, 'salesOrder' | 'steps'>,
  isIt: (step: CancellationStep) => boolean,
): R => {
  const step = steps.find((each) => isIt(each) && each.parts.some(({ way }) => STAYS.includes(way)));
  if (!step) return row;
  const isFreed = (demand: string): boolean =>
    demand === step.for || demand.startsWith(`sales-order/${salesOrder}/`);
  return { ...row, pegs: row.pegs.filter(({ demand }) => !isFreed(demand)) };
};

const withLot = (lots: readonly LotInWork[], more: LotInWork): readonly LotInWork[] => {
  const before = lots.find(({ item, lot }) => item === more.item && lot === more.lot);
  if (!before) return [...lots, more];
  const { value, unit } = more.quantity;
  const quantity = { value: addDecimal(before.quantity.value, value), unit };
  return lots.map((each) => (each === before ? { ...before, quantity } : each));
};

/** What was asked of a buyer for a demand; the key is the requisition. */
export type AskedRow = {
  readonly site: string;
  readonly pegs: readonly PegRow[];
  readonly need?: { readonly item: string; readonly quantity: Quantity; readonly due: string };
  readonly orderedBy?: string;
};

/** A cause that is an order, not a reorder point or a plan. */
const isOrder = (cause: string): boolean => /^(?:sales|production)-order\//.test(cause);

export const askedTable = table('asked-for', {
  events: companyEvents,
  row: {} as AskedRow,
  on: {
    PlanningActionApplied: {
      key: ({ data: { order, work } }) =>
        work.action === 'order' && work.pegs.some(({ demand }) => isOrder(demand)) ? (order ?? null) : null,
      becomes: (row, { data: { site, work } }): AskedRow => ({ ...row, site, pegs: pegsOf(work) }),
    },
    RequisitionRaised: {
      key: ({ subject, data: { cause } }) =>
        isOrder(cause) || cause.startsWith('planning/') ? subject : null,
      becomes: (row, { data: { site, item, quantity, needBy, cause } }): AskedRow => ({
        site,
        pegs: isOrder(cause) ? [{ demand: cause }] : (row?.pegs ?? []),
        need: { item, quantity, due: needBy },
      }),
    },
    RequisitionOrdered: {
      key,
      becomes: (row, { data: { purchaseOrder } }) => (row ? { ...row, orderedBy: purchaseOrder } : null),
    },
    RequisitionWithdrawn: { key, becomes: () => null },
    CancellationDecided: {
      key: ({ data: { steps } }) =>
        steps.flatMap(({ requisition, supply }) => requisition ?? idIn(supply, 'requisition') ?? []),
      becomes: (row, { data }, id) =>
        row
          ? unpegged(row, data, ({ requisition, supply }) =>
              [requisition, idIn(supply, 'requisition')].includes(id),
            )
          : null,
    },
  },
});

/** The id in `requisition/R-1`; undefined of another kind. */
export const idIn = (supply: string, kind: string): string | undefined =>
  supply.startsWith(`${kind}/`) ? supply.slice(kind.length + 1) : undefined;

/** What was ordered of a supplier, until all of it came or it ends; the key is the purchase order. */
export type BoughtRow = {
  readonly site: string;
  readonly supplier: string;
  readonly due: string;
  /** Nobody told the supplier of it before it is approved. */
  readonly approved: boolean;
  readonly received: boolean;
  readonly lines: readonly BoughtLine[];
};

export type BoughtLine = {
  readonly line: string;
  readonly item: string;
  readonly open: string;
  readonly price: Money;
};

const bought =
  <D>(change: (row: BoughtRow, event: { readonly data: D }) => Partial<BoughtRow>) =>
  (row: BoughtRow | undefined, event: { readonly data: D }): BoughtRow | null =>
    row ? { ...row, ...change(row, event) } : null;

export const boughtTable = table('bought-for', {
  events: companyEvents,
  row: {} as BoughtRow,
  on: {
    PurchaseOrderPlaced: {
      key: ({ subject, data: { requisition } }) => (requisition === undefined ? null : subject),
      becomes: (_, { data: { site, supplier, promised, lines } }): BoughtRow => ({
        ...{ site, supplier, due: promised, approved: false, received: false },
        lines: lines.map(({ line, item, quantity, price }) => ({ line, item, open: quantity.value, price })),
      }),
    },
    PurchaseOrderApproved: { key, becomes: bought(() => ({ approved: true })) },
    PurchaseOrderConfirmed: { key, becomes: bought((_, { data: { promised: due } }) => ({ due })) },
    GoodsReceived: {
      key,
      becomes: bought(({ lines }, { data: { line, quantity } }) => ({
        received: true,
        lines: lines.map((each) =>
          each.line === line ? { ...each, open: subtractDecimal(each.open, quantity.value) } : each,
        ),
      })),
    },
    PurchaseOrderClosed: { key, becomes: () => null },
    PurchaseOrderCancelled: { key, becomes: () => null },
  },
});

/** A line of a sales order that has no goods yet; the key is `sales-order/<order>/<line>`. */
export type WantedRow = {
  readonly site: string;
  readonly item: string;
  readonly quantity: string;
  readonly due: string;
};

const lineKey = ({ subject, data: { line } }: About & { readonly data: { readonly line: string } }): string =>
  `sales-order/${subject}/${line}`;

export const wantedTable = table('wanted', {
  events: companyEvents,
  row: {} as WantedRow,
  on: {
    SalesOrderPlaced: {
      key: ({ subject, data: { lines } }) => lines.map(({ line }) => `sales-order/${subject}/${line}`),
      becomes: (_, { subject, data: { site, lines } }, demand) => {
        const wanted = lines.find(({ line }) => demand === `sales-order/${subject}/${line}`);
        if (!wanted) return null;
        const { item, quantity, requested } = wanted;
        return { site, item, quantity: quantity.value, due: requested };
      },
    },
    SalesOrderPromised: {
      key: lineKey,
      becomes: (row, { data: { date: due } }) => (row ? { ...row, due } : null),
    },
    SalesOrderLineReady: { key: lineKey, becomes: () => null },
    SalesOrderLineAllotted: { key: lineKey, becomes: () => null },
    SalesOrderLineCancelled: { key: lineKey, becomes: () => null },
    SalesOrderRestCancelled: { key: lineKey, becomes: () => null },
    SalesOrderCancelled: {
      key: ({ subject, data: { lines } }) => lines.map(({ line }) => `sales-order/${subject}/${line}`),
      becomes: () => null,
    },
  },
});

/** What finance says that work on an open order has cost so far; the key is the production order. */
export type SpentRow = { readonly site: string; readonly spent: string; readonly currency: string };

export const spentTable = table('spent-on', {
  events: companyEvents,
  row: {} as SpentRow,
  on: {
    WorkInProgressCharged: {
      key: (e) => e.subject,
      becomes: (row, { data: { site, amount } }): SpentRow => ({
        ...{ site, currency: amount.currency },
        spent: addDecimal(row?.spent ?? '0', amount.amount),
      }),
    },
    WorkInProgressRelieved: {
      key: (e) => e.subject,
      becomes: (row, { data: { kind, amount } }) =>
        row && kind === 'finished' ? { ...row, spent: subtractDecimal(row.spent, amount.amount) } : null,
    },
  },
});

/** What a unit of an item costs by plan; the key is `<site>.<item>`. */
export const standardTable = table('standard-cost', {
  events: companyEvents,
  row: {} as { readonly cost: Money },
  on: {
    StandardCostReleased: {
      key: ({ data: { site, item } }) => `${site}.${item}`,
      becomes: (_, { data: { cost } }) => ({ cost }),
    },
  },
});
