/** The posting matrix of stock: what comes in and goes out of inventory, and against what. */
import type { AccountName } from '@gemba/contracts/events/finance/accounts';
import type {
  CostLayerAdded,
  CostLayerConsumed,
  CostLayerWrittenDown,
  GoodsInTransitRelieved,
  InventoryRevalued,
  IssueCostCorrected,
  SentWorth,
} from '@gemba/contracts/events/finance/ledger';
import type { Meaning } from './entry.js';
import { negateMoney } from '@gemba/measures/money';
import { credit, debit, meaning, signed } from './entry.js';

/** Where the value comes from. */
const ORIGIN: Readonly<Record<string, readonly [AccountName, string]>> = {
  'purchase-order': ['goodsReceived', 'Goods received'],
  'production-order': ['workInProgress', 'Finished goods'],
  return: ['goodsSold', 'Goods returned'],
  count: ['countDifference', 'Found in count'],
};

/** Where the value goes. */
const USE: Readonly<Record<string, readonly [AccountName, string]>> = {
  'production-order': ['workInProgress', 'Material issued'],
  shipment: ['goodsSold', 'Goods shipped'],
  scrap: ['scrap', 'Goods scrapped'],
  count: ['countDifference', 'Missing in count'],
  'supplier-return': ['goodsReceived', 'Returned to the supplier'],
  'stock-transfer': ['goodsInTransit', 'Sent to another site'],
};

/**
 * A count whose id begins so, in capitals or not, is stock that was there before the books: equity, not
 * profit.
 */
const OPENING = 'count/opening';

const chosen = (of: typeof ORIGIN, kind: string): readonly [AccountName, string] => {
  const row = of[kind];
  if (!row) throw new Error(`The posting matrix has no row for stock of the kind ${kind}.`);
  return row;
};

/** What comes from another site is owed to it, in its currency; between two legal entities as a debt. */
const fromOtherSite = ({ item, lot, amount: local, source }: CostLayerAdded, sent: SentWorth): Meaning => {
  const { amount, group, company: partner } = sent;
  const dimensions = { item, lot, order: source, ...(partner && { partner }) };
  const more = { booked: { local, group }, dimensions };
  return meaning(`From another site: ${item}`, [
    debit('inventory', amount, more),
    credit(partner ? 'intercompanyPayables' : 'betweenSites', amount, more),
  ]);
};

export const stockAdded = (added: CostLayerAdded): Meaning => {
  const { item, lot, amount, source, kind, sent } = added;
  if (sent) return fromOtherSite(added, sent);
  const [account, text] = source.toLowerCase().startsWith(OPENING)
    ? (['opening', 'Opening stock'] as const)
    : chosen(ORIGIN, kind);
  const dimensions = { item, lot, order: source };
  return meaning(`${text}: ${item}`, [
    debit('inventory', amount, { dimensions }),
    credit(account, amount, { dimensions }),
  ]);
};

export const stockConsumed = ({ item, lot, amount, purpose, kind }: CostLayerConsumed): Meaning => {
  const [account, text] = chosen(USE, kind);
  const dimensions = { item, lot, order: purpose };
  return meaning(`${text}: ${item}`, [
    debit(account, amount, { dimensions }),
    credit('inventory', amount, { dimensions }),
  ]);
};

const ENDS: Readonly<Record<GoodsInTransitRelieved['end'], readonly [AccountName, string]>> = {
  received: ['betweenSites', 'Arrived at another site'],
  lost: ['lostInTransit', 'Lost in transit'],
  claimed: ['carrierClaims', 'Claimed from the carrier'],
};

/** In the books of the donor, which owns it until it has arrived. */
export const transitRelieved = (relieved: GoodsInTransitRelieved): Meaning => {
  const { item, lot, amount, transfer, end, company: partner } = relieved;
  const [own, text] = ENDS[end];
  const account = end === 'received' && partner ? 'intercompanyReceivables' : own;
  const dimensions = { item, lot, order: `stock-transfer/${transfer}`, ...(partner && { partner }) };
  return meaning(`${text}: ${item}`, [
    debit(account, amount, { dimensions }),
    credit('goodsInTransit', amount, { dimensions }),
  ]);
};

export const stockWrittenDown = ({ item, lot, amount, source }: CostLayerWrittenDown): Meaning => {
  const dimensions = { item, lot, order: source };
  return meaning(`Written down: ${item}`, [
    debit('writeDown', amount, { dimensions }),
    credit('inventory', amount, { dimensions }),
  ]);
};

const REVALUED: Readonly<Record<InventoryRevalued['reason'], readonly [AccountName, string]>> = {
  'standard-cost': ['priceDifference', 'Kept at standard cost'],
  'supplier-return': ['priceDifference', 'Returned at its price'],
  'write-down-reversed': ['writeDown', 'Write-down reversed'],
};

/** A difference to the standard (IAS 2.21), to the price that goods went back at, or IAS 2.33. */
export const stockRevalued = ({ item, lot, amount, reason }: InventoryRevalued): Meaning => {
  const dimensions = { item, lot };
  const [account, text] = REVALUED[reason];
  return meaning(`${text}: ${item}`, [
    signed('inventory', amount, { dimensions }),
    signed(account, negateMoney(amount), { dimensions }),
  ]);
};

/** What the other side has settled at a price of its own already takes no correction. */
const SETTLED: Readonly<Record<string, AccountName>> = {
  'supplier-return': 'priceDifference',
  'stock-transfer': 'priceDifference',
};

/**
 * Where the value went takes the difference; in a month that takes no more, on the first day of the next open
 * one (IAS 8.41–42: nothing that is posted is changed).
 */
export const issueCorrected = (corrected: IssueCostCorrected): Meaning => {
  const { item, lot, amount, purpose, kind } = corrected;
  const [used, text] = chosen(USE, kind);
  const dimensions = { item, lot, order: purpose };
  return meaning(`${text}, cost corrected: ${item}`, [
    signed(SETTLED[kind] ?? used, amount, { dimensions }),
    signed('inventory', negateMoney(amount), { dimensions }),
  ]);
};
