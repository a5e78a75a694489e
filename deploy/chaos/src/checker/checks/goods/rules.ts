/** Which reaction follows from which event, how often, and with what in it. */
import type { Case } from '../../model/case.js';
import { streamOf } from '../../model/case.js';
import { decimal, sumOf } from '../../model/decimals.js';
import { meaningOf } from '../../model/ledger.js';
import type {
  DocumentData,
  GoodsData,
  LayerData,
  Line,
  Quantity,
  StockData,
  WorkData,
} from '../../model/shapes.js';
import { dataOf, idIn } from '../../model/shapes.js';
import type { StoredEvent } from '../../model/snapshot.js';

export type Rule = {
  readonly on: string;
  /** Types of events that are caused by it. */
  readonly effects: readonly string[];
  /** Which of them; all when absent. */
  readonly counts?: (effect: StoredEvent) => boolean;
  /** How many of them there are to be; null where that cannot be told. */
  readonly due: (cause: StoredEvent, of: Case) => number | null;
  /** Whether they say what they should. */
  readonly fits?: (cause: StoredEvent, found: readonly StoredEvent[]) => boolean;
};

type Sized = { readonly quantity: Quantity; readonly lot?: string };

const once = (): number => 1;

const sizeOf = (event: StoredEvent | undefined): string => (event ? dataOf<Sized>(event).quantity.value : '');

const sameSize = (cause: StoredEvent, [found]: readonly StoredEvent[]): boolean =>
  found === undefined ||
  decimal(sizeOf(cause))
    .abs()
    .equals(decimal(sizeOf(found)));

const linesIn = (event: StoredEvent): readonly Line[] => dataOf<DocumentData>(event).lines;

const sameLines = (cause: StoredEvent, found: readonly StoredEvent[]): boolean =>
  sumOf(linesIn(cause).map(({ quantity }) => quantity.value)).equals(sumOf(found.map(sizeOf)));

const goods: readonly Rule[] = [
  {
    on: 'GoodsReceived',
    effects: ['StockReceived'],
    due: once,
    fits: (cause, found) => {
      const { lot, price, quantity } = dataOf<GoodsData>(cause);
      return found.every((event) => {
        const stock = dataOf<StockData>(event);
        const isPrice =
          stock.unitPrice?.amount === price.amount && stock.unitPrice.currency === price.currency;
        return stock.lot === lot && isPrice && decimal(stock.quantity.value).equals(decimal(quantity.value));
      });
    },
  },
  {
    on: 'ProductionOrderCompleted',
    effects: ['StockReceived'],
    due: (cause) => (decimal(dataOf<{ good: Quantity }>(cause).good.value).isZero() ? 0 : 1),
    fits: (cause, [found]) =>
      found === undefined ||
      decimal(dataOf<{ good: Quantity }>(cause).good.value).equals(decimal(sizeOf(found))),
  },
  { on: 'StockReceived', effects: ['CostLayerAdded'], due: once, fits: sameSize },
  { on: 'StockIssued', effects: ['CostLayerConsumed'], due: once, fits: sameSize },
  { on: 'StockAdjusted', effects: ['CostLayerAdded', 'CostLayerConsumed'], due: once, fits: sameSize },
  {
    on: 'StockIssued',
    effects: ['MaterialIssued', 'MaterialRefused'],
    due: (cause) => (dataOf<StockData>(cause).purpose?.kind === 'production-order' ? 1 : 0),
    fits: sameSize,
  },
  {
    on: 'StockIssued',
    effects: ['ShipmentLinePicked'],
    due: (cause) => (dataOf<StockData>(cause).purpose?.kind === 'shipment' ? 1 : 0),
    fits: sameSize,
  },
  {
    on: 'CostLayerConsumed',
    effects: ['WorkInProgressCharged'],
    due: (cause) => (dataOf<LayerData>(cause).kind === 'production-order' ? 1 : 0),
  },
  {
    on: 'CostLayerAdded',
    effects: ['WorkInProgressRelieved'],
    // What comes after the order was settled is variance at once, in an event of its own.
    counts: (effect) => dataOf<WorkData>(effect).kind === 'finished',
    due: (cause) => (dataOf<LayerData>(cause).kind === 'production-order' ? 1 : 0),
  },
];

const isCancelled = (of: Case, salesOrder: StoredEvent): boolean =>
  (of.byStream.get(streamOf(salesOrder)) ?? []).some(({ type }) => type === 'SalesOrderCancelled');

const effectsOf = (of: Case, cause: StoredEvent): readonly StoredEvent[] =>
  of.byCause.get(cause.eventId) ?? [];

type Placed = DocumentData & { readonly promised?: readonly string[] };
type Promised = { readonly parts?: readonly { readonly kind: string }[] };
type Report = DocumentData & { readonly match: string; readonly bizStep?: string };

const documents: readonly Rule[] = [
  {
    on: 'SalesOrderPlaced',
    effects: ['StockReserved', 'ProductionRequested'],
    // What is promised with it is supplied by what follows from its promise.
    due: (cause, of) =>
      isCancelled(of, cause) ? null : linesIn(cause).length - (dataOf<Placed>(cause).promised ?? []).length,
  },
  {
    on: 'SalesOrderPromised',
    effects: ['StockReserved', 'StockAwaited', 'ProductionRequested', 'PurchaseRequested'],
    due: (cause, of) => {
      const kinds = new Set((dataOf<Promised>(cause).parts ?? []).map(({ kind }) => kind));
      // Whoever waits for what comes waits once for all of it, also where the stock was gone by then.
      if (kinds.size === 0 || isCancelled(of, cause) || (kinds.has('stock') && kinds.has('receipt')))
        return null;
      const isAnew = ['capacity', 'calendar', 'lead-time'].some((kind) => kinds.has(kind));
      return [kinds.has('stock'), kinds.has('receipt'), isAnew].filter(Boolean).length;
    },
  },
  {
    on: 'ShipmentPlanned',
    effects: ['SalesOrderLineAllotted', 'PickShort'],
    due: (cause) => linesIn(cause).length,
  },
  {
    on: 'SalesOrderLineAllotted',
    effects: ['StockIssued', 'PickShort'],
    // What is proposed stays on its shelf until somebody picks it.
    due: (cause) => (dataOf<{ readonly toPick?: boolean }>(cause).toPick === true ? null : 1),
  },
  {
    on: 'ShipmentDespatched',
    effects: ['SalesOrderLineShipped'],
    due: (cause) => linesIn(cause).length,
    fits: sameLines,
  },
  {
    on: 'DeliveryConfirmed',
    effects: ['SalesOrderLineDelivered'],
    due: (cause) => new Set(linesIn(cause).map(({ line }) => line)).size,
    fits: sameLines,
  },
  {
    on: 'EpcisEventCaptured',
    effects: ['GoodsReceived', 'EpcisEffectRefused'],
    // What is reported as one may fill several lines of the order, the earliest first.
    due: (cause, of) => {
      const { match, bizStep, purchaseOrder, lines } = dataOf<Report>(cause);
      if (match !== 'matched' || bizStep !== 'receiving' || !purchaseOrder) return 0;
      const shares = effectsOf(of, cause).filter(({ type }) => type === 'GoodsReceived');
      return Math.max(lines.length, shares.length);
    },
  },
  { on: 'ReorderPointReached', effects: ['RequisitionRaised'], due: once },
  { on: 'PlanningPolicySet', effects: ['StockPolicySet'], due: once },
  { on: 'JournalReversed', effects: ['JournalPosted'], due: once },
];

const BOOKED = [
  ...['CostLayerAdded', 'CostLayerConsumed', 'WorkInProgressCharged', 'WorkInProgressRelieved'],
  ...[
    'MatchPassed',
    'PaymentReleased',
    'SupplierInvoicePaid',
    'CustomerInvoiceIssued',
    'CustomerPaymentReceived',
  ],
];

const journals: readonly Rule[] = BOOKED.map((on) => ({
  on,
  effects: ['JournalPosted'],
  due: (cause) => (meaningOf(cause) === null ? 0 : 1),
}));

export const RULES: readonly Rule[] = [...goods, ...documents, ...journals];

/**
 * The stream of the invoice that bills a delivery: whichever of order and delivery was heard last causes
 * it.
 */
export const invoiceOf = (delivery: StoredEvent): string =>
  `finance/customer-invoice-${idIn(delivery.streamId, 'shipment')}`;
