/** What comes in, in the unit of the item, with its expiry and its worth, and what follows from it. */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { isProcess } from '@gemba/decider/decider';
import type { About, Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Known } from '@gemba/decider/needs';
import { registered, row } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import { inUnitOf, noPrice, priceIn, unknownItem } from '../facts/quantities.js';
import { heldLotKey, heldLotTable } from '../tables/holds.js';
import { inClosedMonth, itemCalled, monthOf, placeOf, planFor } from '../tables/known.js';
import type { FiscalPeriodRow, ItemRow } from '../tables/rows.js';
import type { ReceiveOutput, ReceiveStock } from './commands.js';
import type { Moment, StockEvent } from './consequences.js';
import { withConsequences } from './consequences.js';
import { triggerOf } from './issue.js';
import {
  comesTwice,
  expiryKey,
  expiryToSay,
  knownExpiry,
  lotExpiry,
  pieceKey,
  serialNumber,
} from './lot-identity.js';
import { cannotBringIn, cannotComeIn, withoutExpiry } from './receipt-limits.js';
import type { StockItem } from './stock-state.js';
import { isMadeAndKnown, lotOf } from './stock-state.js';

export type Knowing = { readonly item?: ItemRow | undefined; readonly month?: FiscalPeriodRow | undefined };

/** What the event of a serial number says besides. */
export const serial = ({ item }: Knowing): { serial?: true } =>
  item?.tracking === 'serial' ? { serial: true } : {};

export const momentOf = (given: Given): Moment => ({ place: placeOf(given), at: given.at, date: given.date });

/**
 * The quantity in the unit of the item. What a process says of an item that is not known here yet was
 * decided on by a department that knows it.
 */
export const inOwnUnit = (
  stock: StockItem,
  quantity: Quantity,
  given: Given<Knowing>,
): Quantity | Rejection => {
  const { item: id } = placeOf(given);
  const known = given.known.item?.unit ?? stock.unit;
  const unit = known === '' && isProcess(given.by) ? quantity.unit : known;
  if (given.known.item?.kind === 'service')
    return reject('SCM-ITEM-SERVICE', `${id} is a service, of which there is no stock.`);
  return unit === '' ? unknownItem(id) : inUnitOf({ id, unit }, quantity, 'SCM-STK-UNIT');
};

/** What comes in: its quantity and its price in the unit of the item. */
const arrived = (stock: StockItem, command: ReceiveStock, given: Given<Knowing>) => {
  const { item, quantity: said, unitPrice: price } = command;
  const quantity = inOwnUnit(stock, said, given);
  if (isRefused(quantity)) return quantity;
  const unitPrice = price && priceIn(price, [said.unit, quantity.unit]);
  return price && !unitPrice ? noPrice(item, price, quantity.unit) : { quantity, ...present({ unitPrice }) };
};

export const receiving = ({ site, item, lot, source }: ReceiveStock, about: About) => ({
  item: itemCalled(item),
  plan: planFor(item, triggerOf(source.kind)),
  month: monthOf(about),
  piece: registered(serialNumber, pieceKey({ item, lot })),
  expires: registered(lotExpiry, expiryKey({ site, item, lot })),
  onHold: row(heldLotTable, heldLotKey({ site, item, lot })),
});

/** What quality holds as a whole comes in held; what came back waits for its disposition all the same. */
const statusIn = (
  said: StockStatus,
  { plan, onHold }: Pick<Known<ReturnType<typeof receiving>>, 'plan' | 'onHold'>,
): StockStatus => {
  if (onHold && said !== 'returned') return 'hold';
  return plan ? 'inspection' : said;
};

export const receive = (
  stock: StockItem,
  command: ReceiveStock & Partial<Pick<ReceiveOutput, 'joint'>>,
  given: Given<Known<ReturnType<typeof receiving>>>,
): readonly StockEvent[] | Rejection => {
  const {
    site,
    item,
    lot,
    source,
    status = 'available',
    expiry,
    origin,
    joint,
    shippedWith,
    refurbished,
  } = command;
  if (isMadeAndKnown(stock, lot, source)) return [];
  const { known, date, by } = given;
  const what = cannotBringIn(command, by) ?? arrived(stock, command, given);
  if (isRefused(what)) return what;
  const before = lotOf(stock, lot);
  const held = { ...before, ...knownExpiry(known.expires, before) };
  const arrival = { lot, quantity: what.quantity, date, ...present({ expiry }) };
  const no =
    inClosedMonth(known.month, given) ??
    comesTwice(known.piece, lot, source) ??
    cannotComeIn(held, arrival, known.item) ??
    withoutExpiry(held, arrival, given);
  if (no) return no;
  const into = statusIn(status, known);
  const facts = { site, item, lot, ...what, status: into, source };
  const more = {
    ...expiryToSay(expiry, known.expires, before),
    ...serial(known),
    ...present({ joint, origin, shippedWith, refurbished }),
  };
  return withConsequences(stock, [happened('StockReceived', { ...facts, ...more })], momentOf(given));
};
