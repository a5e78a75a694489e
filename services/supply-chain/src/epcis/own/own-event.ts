/**
 * A movement of ours as an event of EPCIS 2.0. It depends on the log alone, and so does its id, the hash of
 * CBV 2.0: whoever makes it once more gets the same.
 */
import { offsetAt } from '@gemba/measures/calendar';
import type { Quantity } from '@gemba/measures/quantity';
import { plus } from '@gemba/measures/quantity';
import type { EpcisEvent } from '../document/check.js';
import { hashId } from '../hash/hash-id.js';
import type { End, MovedGoods, Movement } from './movement.js';
import type { Names, PartyMaster, TradeMaster } from './naming.js';

export type SiteMaster = PartyMaster & { readonly timeZone: string };

/** What has to be known of others to say it, by keys as `keysOf` gives them. */
export type Masters = ReadonlyMap<string, TradeMaster | SiteMaster | PartyMaster>;

/** The event of the log that was the movement. */
export type Recorded = { readonly eventId: string; readonly occurredAt: string };

export const itemKey = (item: string): string => `item/${item}`;
export const siteKey = (site: string): string => `site/${site}`;
export const supplierKey = (supplier: string): string => `supplier/${supplier}`;

const endsOf = ({ from, to }: Movement): readonly End[] => [from, to].filter((end) => end !== undefined);

/** The sites at which it happened: where goods leave and where they come to, if both are ours. */
export const sitesIn = (movement: Movement): readonly string[] => [
  ...new Set([movement.site, ...endsOf(movement).flatMap((end) => ('site' in end ? [end.site] : []))]),
];

/** The items and sites that have to be known to say it. */
export const keysOf = (movement: Movement): readonly string[] => [
  ...new Set([...movement.goods.map(({ item }) => itemKey(item)), ...sitesIn(movement).map(siteKey)]),
];

/** The suppliers whose names it has. */
export const suppliersIn = (movement: Movement): readonly string[] => [
  ...new Set(endsOf(movement).flatMap((end) => ('supplier' in end ? [supplierKey(end.supplier)] : []))),
];

const PIECES = 'C62';

const added = (goods: readonly MovedGoods[]): readonly MovedGoods[] =>
  [...Map.groupBy(goods, ({ item, lot }) => JSON.stringify([item, lot])).values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({
      ...first,
      quantity: same.slice(1).reduce((sum: Quantity, { quantity }) => plus(sum, quantity), first.quantity),
    })),
  );

const LISTS = {
  goods: ['epcList', 'quantityList'],
  into: ['inputEPCList', 'inputQuantityList'],
  outOf: ['outputEPCList', 'outputQuantityList'],
} as const;

type Saying = { readonly masters: Masters; readonly names: Names };

const masterOf = <T>(masters: Masters, key: string): T => {
  const found = masters.get(key);
  if (!found) throw new Error(`${key} has to be known to say a movement.`);
  return found as T;
};

/** A supplier as it was approved; one whose approval is not known has no number. */
export const supplierIn = (masters: Masters, key: string): PartyMaster =>
  (masters.get(key) as PartyMaster | undefined) ?? {};

/** Pieces with a serial number by themselves, all else by its kind and quantity. */
const goodsIn = ({ as, goods }: Movement, { masters, names }: Saying): object => {
  const [single, many] = LISTS[as === 'into' || as === 'outOf' ? as : 'goods'];
  const all = added(goods).map((each) => ({
    ...each,
    master: masterOf<TradeMaster>(masters, itemKey(each.item)),
  }));
  const pieces = all.flatMap((each) => names.piece(each, each.master) ?? []);
  const others = all.filter(({ master }) => master.tracking !== 'serial');
  const quantities = others.map((each) => ({
    epcClass: names.kind(each, each.master),
    quantity: Number(each.quantity.value),
    ...(each.quantity.unit === PIECES ? {} : { uom: each.quantity.unit }),
  }));
  return {
    ...(pieces.length > 0 ? { [single]: pieces } : {}),
    ...(quantities.length > 0 ? { [many]: quantities } : {}),
  };
};

const endIn = (side: 'source' | 'destination', end: End | undefined, { masters, names }: Saying): object => {
  if (!end) return {};
  const said =
    'site' in end
      ? { type: 'location', [side]: names.place(end.site, masterOf(masters, siteKey(end.site))) }
      : { type: 'possessing_party', [side]: partyOf(end, { masters, names }) };
  return { [`${side}List`]: [said] };
};

const partyOf = (end: Exclude<End, { site: string }>, { masters, names }: Saying): string =>
  'supplier' in end
    ? names.party(end.supplier, supplierIn(masters, supplierKey(end.supplier)))
    : names.party(end.customer, {});

const documentsIn = ({ documents, site: here }: Movement, { masters, names }: Saying): object => {
  const bizTransactionList = documents.map(({ type, id, supplier, site = here }) => ({
    type,
    bizTransaction:
      supplier === undefined
        ? names.document('bt', id, masterOf<PartyMaster>(masters, siteKey(site)))
        : names.documentOf(supplier, id, supplierIn(masters, supplierKey(supplier))),
  }));
  return bizTransactionList.length === 0 ? {} : { bizTransactionList };
};

/** What is made of what belongs together by the order that makes it. */
const whatHappens = ({ as, documents }: Movement, own: PartyMaster, names: Names): object => {
  if (as !== 'into' && as !== 'outOf') return { type: 'ObjectEvent', action: as };
  const order = documents.find(({ type }) => type === 'prodorder')?.id ?? '';
  return { type: 'TransformationEvent', transformationID: names.document('xform', order, own) };
};

/** The namespace of what we say besides: the event of our log, by which two alike are told apart. */
const CONTEXT = [{ gemba: 'urn:gemba:epcis:' }];

/** @throws Error where something that it names is not known; ask `keysOf` first */
export const ownEvent = (movement: Movement, recorded: Recorded, saying: Saying): EpcisEvent => {
  const { masters, names } = saying;
  const { site, bizStep, disposition, expiry, gone, mismatch } = movement;
  const where = masterOf<SiteMaster>(masters, siteKey(site));
  const place = { id: names.place(site, where) };
  const event = {
    '@context': CONTEXT,
    ...whatHappens(movement, where, names),
    eventTime: recorded.occurredAt,
    eventTimeZoneOffset: offsetAt(recorded.occurredAt, where.timeZone),
    ...goodsIn(movement, saying),
    bizStep,
    ...(disposition === undefined ? {} : { disposition }),
    ...(mismatch ? { persistentDisposition: { set: ['mismatch_quantity'] } } : {}),
    readPoint: place,
    ...(gone ? {} : { bizLocation: place }),
    ...documentsIn(movement, saying),
    ...endIn('source', movement.from, saying),
    ...endIn('destination', movement.to, saying),
    ...(expiry === undefined ? {} : { ilmd: { 'cbvmda:itemExpirationDate': expiry } }),
    'gemba:event': `urn:uuid:${recorded.eventId}`,
  } as unknown as EpcisEvent;
  return { ...event, eventID: hashId(event) };
};
