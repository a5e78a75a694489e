/** How many facts one application of an event gives, for the events of which that follows from their data. */
import { decimal } from '../../model/decimals.js';
import type { DocumentData, GoodsData, JournalData, LayerData } from '../../model/shapes.js';
import { dataOf } from '../../model/shapes.js';
import type { StoredEvent } from '../../model/snapshot.js';

type Count = (event: StoredEvent) => number;

const always =
  (count: number): Count =>
  () =>
    count;

type Receipt = GoodsData & {
  readonly promised: string;
  readonly complete?: boolean;
  readonly orderedOn?: string;
};

/** A line that is complete counts for its supplier, and so does how long it took. */
const completed = ({ complete, orderedOn }: Receipt, isInTime: boolean): number =>
  complete === true ? 1 + Number(isInTime) + (orderedOn === undefined ? 0 : 3) : 0;
type Report = DocumentData & { readonly match: string; readonly bizStep?: string };
type Delivery = {
  readonly deliveredOn: string;
  readonly promised: string;
  readonly quantity: { readonly value: string };
  readonly ordered: { readonly value: string };
};

const COUNTS: Readonly<Record<string, Count | undefined>> = {
  SalesOrderPlaced: (event) => 3 * dataOf<DocumentData>(event).lines.length,
  SalesOrderLineDelivered: (event) => {
    const { deliveredOn, promised, quantity, ordered } = dataOf<Delivery>(event);
    const isWhole = decimal(quantity.value).greaterThanOrEqualTo(decimal(ordered.value));
    return deliveredOn <= promised && isWhole ? 4 : 2;
  },
  ShipmentDelayed: always(1),
  GoodsReceived: (event) => {
    const receipt = dataOf<Receipt>(event);
    const isInTime = event.meta.businessDate <= receipt.promised;
    return 2 + Number(isInTime) + (receipt.epcisEvent === undefined ? 0 : 1) + completed(receipt, isInTime);
  },
  EpcisEventCaptured: (event) => {
    const { match, bizStep = '', purchaseOrder, lines } = dataOf<Report>(event);
    return match === 'matched' && bizStep === 'receiving' && purchaseOrder !== undefined ? lines.length : 0;
  },
  OperationCompleted: always(7),
  ProductionOrderCreated: always(1),
  RatePublished: always(1),
  JournalPosted: (event) => dataOf<JournalData>(event).lines.length,
  CostLayerAdded: (event) => (dataOf<LayerData>(event).kind === 'purchase-order' ? 2 : 1),
  CostLayerConsumed: (event) => (dataOf<LayerData>(event).kind === 'supplier-return' ? 2 : 1),
  WorkInProgressCharged: always(1),
  WorkInProgressRelieved: always(1),
  CustomerInvoiceIssued: always(1),
  CustomerPaymentReceived: always(2),
  MatchPassed: always(2),
  PaymentReleased: (event) => (dataOf<DocumentData>(event).awaited === undefined ? 2 : 3),
  AwaitedGoodsCleared: always(2),
  SupplierInvoicePaid: always(2),
  StockReceived: always(0),
  StockIssued: always(0),
  StockAdjusted: always(0),
};

/** Null where the checker does not know. */
export const expectedFacts = (event: StoredEvent): number | null => COUNTS[event.type]?.(event) ?? null;
