/** What an EPCIS event names, in our own terms: items with lots and quantities, places, orders. */
import type { PurchaseOrder } from '../../purchasing/order-state.js';
import { isId } from '@gemba/contracts/fields';
import type { EpcisEvent } from '../document/check.js';
import type { TradeItem } from '../words/gs1-keys.js';
import { placeOf, tradeItemOf } from '../words/gs1-keys.js';
import { shortName } from '../words/vocabulary.js';

/** A quantity of a trade item as it was sent; one piece for a serial number. */
export type NamedItem = TradeItem & {
  readonly uri: string;
  readonly value: string;
  readonly uom: string | null;
};

const EPC_LISTS = ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'] as const;
const CLASS_LISTS = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'] as const;

const listIn = (event: EpcisEvent, name: string): readonly unknown[] => {
  const value = event[name];
  return Array.isArray(value) ? value : [];
};

/** Identifiers of single objects. */
export const epcsIn = (event: EpcisEvent): readonly string[] =>
  EPC_LISTS.flatMap((name) => listIn(event, name) as readonly string[]);

type Element = { readonly epcClass: string; readonly quantity?: number; readonly uom?: string };

const elementsIn = (event: EpcisEvent): readonly Element[] =>
  CLASS_LISTS.flatMap((name) => listIn(event, name) as readonly Element[]);

/** Identifiers of classes of objects. */
export const classesIn = (event: EpcisEvent): readonly string[] =>
  elementsIn(event).map(({ epcClass }) => epcClass);

const lotInMasterData = (event: EpcisEvent): string | undefined => {
  const { ilmd } = event as { ilmd?: Readonly<Record<string, unknown>> };
  const lot = ilmd?.['cbvmda:lotNumber'];
  return typeof lot === 'string' ? lot : undefined;
};

/** Trade items with what is said of them; identifiers of other things, such as pallets, are left out. */
export const itemsIn = (event: EpcisEvent): readonly NamedItem[] => {
  const lot = lotInMasterData(event);
  const single = epcsIn(event).map((uri) => ({ uri, value: '1', uom: null }));
  const many = elementsIn(event).map(({ epcClass, quantity, uom }) => ({
    uri: epcClass,
    value: String(quantity ?? 0),
    uom: uom ?? null,
  }));
  return [...single, ...many].flatMap((named) => {
    const item = tradeItemOf(named.uri);
    return item ? [{ ...(lot === undefined ? {} : { lot }), ...item, ...named }] : [];
  });
};

/** The place where it happened: the business location, else the read point. */
export const whereOf = (event: EpcisEvent): string | null => {
  const { bizLocation, readPoint } = event as { bizLocation?: { id: string }; readPoint?: { id: string } };
  return bizLocation?.id ?? readPoint?.id ?? null;
};

/** GLN-13 of the place where it happened; null when there is none, or it is named in another way. */
export const glnIn = (event: EpcisEvent): string | null => placeOf(whereOf(event) ?? '');

/** GLN-13 of every place that an event names as ours may be named. */
export const glnsIn = (event: EpcisEvent): readonly string[] => {
  const { bizLocation, readPoint } = event as { bizLocation?: { id: string }; readPoint?: { id: string } };
  const glns = [bizLocation, readPoint].map((place) => placeOf(place?.id ?? ''));
  return [...new Set(glns.filter((gln) => gln !== null))];
};

type Transaction = { readonly type?: string; readonly bizTransaction: string };

const transactionsIn = (event: EpcisEvent): readonly Transaction[] =>
  listIn(event, 'bizTransactionList') as readonly Transaction[];

/** Ids that may be purchase orders: what the purchase transactions of the event end with. */
export const ordersIn = (event: EpcisEvent): readonly string[] =>
  transactionsIn(event)
    .filter(({ type }) => type !== undefined && shortName('transaction', type) === 'po')
    .map(({ bizTransaction }) => bizTransaction.split(/[:/]/).at(-1) ?? '')
    .filter(isId);

/** The date until which the goods keep, where the event says so. */
export const expiryIn = (event: EpcisEvent): string | undefined => {
  const { ilmd } = event as { ilmd?: Readonly<Record<string, unknown>> };
  const date = ilmd?.['cbvmda:itemExpirationDate'];
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : undefined;
};

export type KnownOrders = Readonly<Record<`order ${string}`, PurchaseOrder | undefined>>;
