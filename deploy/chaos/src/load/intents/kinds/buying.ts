/** Buying: orders are placed, approved and received, by hand or by the report of a warehouse. */
import type { Purchase } from '../board.js';
import { BOUGHT, CAST, HOT_LOTS, SITES } from '../../master/company.js';
import type { Asked, Intent } from '../asked.js';
import { APPROVER, dayFrom, occurredSince, pieces, supplierFor, totalOf } from '../asked.js';
import { receivingReport } from './report.js';

/** Whatever an order takes, it was placed after it. */
const PLACED_MS = 60_000;

const buy: Intent = (asked) => {
  const { chance, board, tag } = asked;
  const site = chance.pick(SITES);
  const supplier = supplierFor(asked, site.currency);
  const { currency } = supplier;
  const items = chance.happens(0.3) ? [chance.pick(BOUGHT), chance.pick(BOUGHT)] : [chance.pick(BOUGHT)];
  const lines = items.map((item, index) => ({
    ...{ line: String(index + 1), item: item.id, quantity: pieces(chance.whole(5, 60), item) },
    price: { amount: item.price[currency], currency },
  }));
  const id = `PO-${tag}`;
  const since = asked.now + PLACED_MS;
  const purchase = { id, since, site: site.id, supplier, lines, total: totalOf(lines, currency) };
  return {
    operation: 'purchase-order.PlacePurchaseOrder',
    body: { id, site: site.id, supplier: supplier.id, lines, promised: dayFrom(asked, 3) },
    done: ({ events = [] }) => {
      const approved = events.some(({ type }) => type.endsWith('.PurchaseOrderApproved'));
      (approved ? board.purchases : board.waiting).put(purchase);
    },
  };
};

const approve: Intent = ({ chance, board }) => {
  const purchase = chance.maybe(board.waiting.all);
  if (!purchase) return null;
  return {
    operation: 'purchase-order.ApprovePurchaseOrder',
    id: purchase.id,
    as: APPROVER,
    body: { total: purchase.total },
    done: () => {
      board.waiting.take(purchase);
      board.purchases.put(purchase);
    },
    refused: () => {
      board.waiting.take(purchase);
    },
  };
};

/** What a truck brings: part of one line, castings under a lot of their own, the rest into shared lots. */
const brought = ({ chance, board, tag }: Asked) => {
  const purchase = chance.maybe(board.purchases.all);
  const share = chance.whole(2, 10);
  const hot = chance.pick(HOT_LOTS);
  const place = chance.next();
  if (!purchase) return null;
  const line = purchase.lines[Math.floor(place * purchase.lines.length)];
  if (!line) return null;
  const value = Math.max(1, Math.floor((Number(line.quantity.value) * share) / 10));
  const lot = line.item === CAST.id ? `C-${tag}` : hot;
  return { purchase, line, lot, quantity: { value: String(value), unit: line.quantity.unit } };
};

const gone =
  ({ board }: Asked, purchase: Purchase) =>
  () => {
    board.purchases.take(purchase);
  };

const noted =
  ({ board }: Asked, receipt: NonNullable<ReturnType<typeof brought>>) =>
  () => {
    board.receipts.put(receipt);
    if (receipt.line.item === CAST.id) board.inspections.put({ lot: receipt.lot, step: 0 });
  };

const receive: Intent = (asked) => {
  const receipt = brought(asked);
  const time = occurredSince(asked, receipt?.purchase.since ?? asked.now);
  if (!receipt) return null;
  const { purchase, line, lot, quantity } = receipt;
  return {
    operation: 'purchase-order.ReceiveGoods',
    id: purchase.id,
    body: { item: line.item, lot, quantity, line: line.line },
    ...time,
    done: noted(asked, receipt),
    refused: gone(asked, purchase),
  };
};

const capture: Intent = (asked) => {
  const receipt = brought(asked);
  if (!receipt) return null;
  return {
    operation: 'epcis.Capture',
    as: 'warehouse',
    body: receivingReport({ ...receipt, id: asked.tag, now: asked.now }),
    done: noted(asked, receipt),
  };
};

const end = (operation: string): Intent => {
  return (asked) => {
    const { chance, board } = asked;
    const purchase = chance.maybe([...board.waiting.all, ...board.purchases.all]);
    if (!purchase) return null;
    return { operation, id: purchase.id, body: { reason: 'No need.' }, done: gone(asked, purchase) };
  };
};

export const buying = {
  buy,
  approve,
  receive,
  capture,
  'close-purchase': end('purchase-order.ClosePurchaseOrder'),
  'cancel-purchase': end('purchase-order.CancelPurchaseOrder'),
};
