/** Stock: counts, scrap, blocked goods, promises, and goods that move between the sites. */
import type { Transfer } from '../board.js';
import { BOLT, HOT_LOTS, ITEMS, PUMP, SITES, STEEL } from '../../master/company.js';
import type { Asked, Intent } from '../asked.js';
import { occurred, pieces } from '../asked.js';

const HOT_ITEMS = [BOLT, STEEL, PUMP] as const;

/** A lot of an item at a site, all of them shared by all clients. */
const place = ({ chance }: Asked) => {
  const site = chance.pick(SITES);
  const item = chance.pick(HOT_ITEMS);
  return { site, item, lot: chance.pick(HOT_LOTS), id: `${site.id}.${item.id}` };
};

const count: Intent = (asked) => {
  const { id, item, lot } = place(asked);
  const size = asked.chance.whole(1, 8);
  const value = asked.chance.happens(0.5) ? size : -size;
  const body = { lot, quantity: pieces(value, item), reason: `Count ${asked.tag}` };
  return { operation: 'stock-item.AdjustStock', id, body, ...occurred(asked) };
};

const scrap: Intent = (asked) => {
  const { id, item, lot } = place(asked);
  const quantity = pieces(asked.chance.whole(1, 4), item);
  const body = { lot, quantity, purpose: { kind: 'scrap', id: `SCRAP-${asked.tag}` } };
  return { operation: 'stock-item.IssueStock', id, body, ...occurred(asked) };
};

const block: Intent = (asked) => {
  const { id, item, lot } = place(asked);
  const [from, to] = asked.chance.happens(0.5) ? ['available', 'blocked'] : ['blocked', 'available'];
  const body = { lot, from, to, quantity: pieces(asked.chance.whole(1, 6), item), reason: 'Looked at.' };
  return { operation: 'stock-item.ChangeStockStatus', id, body };
};

const reserve: Intent = (asked) => {
  const { id, item } = place(asked);
  const demand = `trial/${asked.tag}`;
  return {
    operation: 'stock-item.ReserveStock',
    id,
    body: { demand, quantity: pieces(asked.chance.whole(1, 5), item) },
  };
};

/** Names a demand that another client may have reserved for; most often there is none. */
const release: Intent = (asked) => {
  const { id } = place(asked);
  const demand = `trial/${asked.tag}`;
  return { operation: 'stock-item.ReleaseReservation', id, body: { demand, reason: 'Not needed.' } };
};

const takeIn: Intent = (asked) => {
  const { site, item, lot } = place(asked);
  const source = { kind: 'count', id: `FOUND-${asked.tag}` };
  const quantity = pieces(asked.chance.whole(1, 6), item);
  const body = { site: site.id, item: item.id, lot, quantity, source };
  return { operation: 'stock-item.ReceiveStock', body, ...occurred(asked) };
};

/** Goods leave one site; `arrive` takes them in at the other under the same name. */
const send: Intent = (asked) => {
  const { site, item, lot, id } = place(asked);
  const quantity = pieces(asked.chance.whole(1, 5), item);
  const transfer = `TR-${asked.tag}`;
  const to = SITES.find((other) => other.id !== site.id)?.id ?? site.id;
  return {
    operation: 'stock-item.IssueStock',
    id,
    body: { lot, quantity, purpose: { kind: 'count', id: transfer } },
    done: () => {
      asked.board.transfers.push({ id: transfer, to, item: item.id, quantity });
    },
  };
};

/** The key is that of the transfer, so that it arrives once whoever takes it in. */
export const arrivalOf = ({ id, to, item, quantity }: Transfer) => ({
  operation: 'stock-item.ReceiveStock',
  body: { site: to, item, lot: HOT_LOTS[0], quantity, source: { kind: 'count', id } },
  key: `arrival-${id}`,
});

const arrive: Intent = ({ chance, board }) => {
  const transfer = chance.maybe(board.transfers);
  if (!transfer) return null;
  const done = (): void => {
    const at = board.transfers.indexOf(transfer);
    if (at >= 0) board.transfers.splice(at, 1);
  };
  return { ...arrivalOf(transfer), done };
};

export const stock = {
  count,
  scrap,
  block,
  reserve,
  release,
  'take-in': takeIn,
  'transfer-out': send,
  'transfer-in': arrive,
};

/** For attempts that have to fail: any item at any site. */
export const anywhere = ({ chance }: Asked) => {
  const site = chance.pick(SITES);
  const item = chance.pick(ITEMS);
  return { site, item, id: `${site.id}.${item.id}`, lot: chance.pick(HOT_LOTS) };
};
