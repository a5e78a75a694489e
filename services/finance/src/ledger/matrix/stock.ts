/** The posting matrix of stock: what comes in and goes out of inventory, and against what. */
import type { AccountName } from '@gemba/contracts/events/finance/accounts';
import type { CostLayerAdded, CostLayerConsumed } from '@gemba/contracts/events/finance/ledger';
import type { Meaning } from './entry.js';
import { credit, debit, meaning } from './entry.js';

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

export const stockAdded = ({ item, lot, amount, source, kind }: CostLayerAdded): Meaning => {
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
