/** What is not taken into stock: of no document, expired, of another lot, or a serial number that is here. */
import type { Given } from '@gemba/decider/decider';
import { isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { Lot } from './lot.js';
import { balanceOf } from './lot.js';
import type { ReceiveStock } from './commands.js';
import { placeOf } from '../tables/known.js';
import type { ItemRow } from '../tables/rows.js';

/** What was found is worth what the books know of the item; nobody who finds it names its price. */
const pricedByFinder = ({ item, unitPrice }: Pick<ReceiveStock, 'item' | 'unitPrice'>): Rejection | null =>
  unitPrice === undefined
    ? null
    : reject('SCM-STK-PRICE', `What a count finds of ${item} is valued at its cost. Leave out unitPrice.`, {
        violated: { rule: 'no price on a count', actual: unitPrice.amount, limit: 'none' },
        hint: 'Where no cost is known yet, finance releases a standard cost of the item.',
      });

/** Goods come in on their document; a person only says what a count found, and not its price. */
export const cannotBringIn = (command: ReceiveStock, by: Given['by']): Rejection | null => {
  const { kind, id } = command.source;
  if (isProcess(by)) return null;
  const isBack = command.shippedWith ?? command.refurbished;
  if (kind === 'return' || command.status === 'returned' || isBack !== undefined)
    return reject(
      'SCM-RET-AUTHORISATION',
      'Goods come back on a return authorisation, which gives their lot, their value and how many at most.',
      { hint: 'Authorise it, then POST /v1/return-authorisations/{id}/receive-return.' },
    );
  if (kind === 'stock-transfer')
    return reject(
      'SCM-GR-ORDER',
      `Goods of a transfer come in by it: POST /v1/stock-transfers/${id}/receive.`,
    );
  if (kind === 'count') return pricedByFinder(command);
  const [where, how] =
    kind === 'purchase-order'
      ? ['purchase order', `receive them on it: POST /v1/purchase-orders/${id}/receive-goods`]
      : ['production order', 'complete its last operation'];
  return reject('SCM-GR-ORDER', `Goods of a ${where} come in by the order itself; ${how}.`);
};

export type Arrival = {
  readonly lot: string;
  readonly quantity: Quantity;
  readonly expiry?: string;
  readonly date: string;
};

/** A lot that was expired when it came is not taken in. */
const cameExpired = ({ lot, expiry, date }: Arrival): Rejection | null => {
  if (expiry === undefined || expiry >= date) return null;
  const detail = `Lot ${lot} expired on ${expiry}, before it came in on ${date}. Send it back.`;
  const violated = { rule: 'expiry of the lot', actual: expiry, limit: date };
  return reject('SCM-GR-LOT', detail, { violated });
};

/** A lot expires on one date: what expires on another is another lot. */
export const otherExpiry = (
  { expiry: limit }: Pick<Lot, 'expiry'>,
  { lot, expiry }: Arrival,
): Rejection | null => {
  if (limit === undefined || expiry === undefined || limit === expiry) return null;
  const detail = `Lot ${lot} expires on ${limit}, not on ${expiry}. Check the date, or name another lot.`;
  const violated = { rule: 'one expiry of a lot', actual: expiry, limit };
  return reject('SCM-GR-LOT', detail, { violated });
};

/** A serial number is one piece. */
export const notOnePiece = (
  tracking: string | undefined,
  { lot, quantity }: Pick<Arrival, 'lot' | 'quantity'>,
): Rejection | null =>
  tracking !== 'serial' || compareDecimals(quantity.value, '1') === 0
    ? null
    : reject('SCM-STK-SERIAL', `${lot} is a serial number, that is one piece, not ${quantity.value}.`, {
        violated: { rule: 'one piece a serial number', actual: quantity.value, limit: '1' },
      });

const isHereAlready = (held: Lot, tracking: string | undefined, lot: string): Rejection | null =>
  tracking === 'serial' && compareDecimals(balanceOf(held), '0') > 0
    ? reject('SCM-STK-SERIAL', `The piece with the serial number ${lot} is here already. Check the number.`)
    : null;

/** What keeps for a time comes in with its expiry; a lot that is here keeps its own. */
export const withoutExpiry = (
  held: Lot,
  { lot, expiry }: Arrival,
  given: Given<{ readonly item?: ItemRow | undefined }>,
): Rejection | null => {
  const { by, known } = given;
  const { shelfLife } = known.item ?? {};
  const isKnown = (expiry ?? held.expiry) !== undefined || compareDecimals(balanceOf(held), '0') > 0;
  if (shelfLife === undefined || isKnown || isProcess(by)) return null;
  return reject('SCM-GR-LOT', `${placeOf(given).item} keeps for ${shelfLife}: say when lot ${lot} expires.`);
};

/** What stands against taking an arrival into a lot of which so much is known. */
export const cannotComeIn = (
  held: Lot,
  arrival: Arrival,
  { tracking }: Partial<Pick<ItemRow, 'tracking'>> = {},
): Rejection | null =>
  notOnePiece(tracking, arrival) ??
  isHereAlready(held, tracking, arrival.lot) ??
  cameExpired(arrival) ??
  otherExpiry(held, arrival);
