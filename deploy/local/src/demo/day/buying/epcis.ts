/** What a warehouse system reports by GS1 EPCIS 2.0 when a truck was unloaded. */
import { gtinOf, shelfLives, storageLimits } from '../../company/products.js';
import type { Site } from '../../company/sites.js';
import { IANAZone } from 'luxon';
import { plusDays } from '@gemba/measures/period';

export type Unloaded = {
  readonly purchaseOrder: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly unit: string;
  readonly site: Site;
  /** RFC 3339 instant. */
  readonly when: string;
};

const sglnOf = (gln: string): string => `urn:epc:id:sgln:${gln}.0`;

const expiryOf = ({ item, when }: Unloaded) => {
  const days = shelfLives[item];
  return days === undefined
    ? {}
    : { ilmd: { 'cbvmda:itemExpirationDate': plusDays(when.slice(0, 10), days) } };
};

/** What the logger in the truck read on the way, for goods that bear only some temperatures. */
const sensorsOf = ({ item, lot }: Unloaded) => {
  if (storageLimits[item] === undefined) return {};
  const warmest = 14 + (lot.charCodeAt(lot.length - 1) % 8);
  const read = { type: 'gs1:Temperature', minValue: warmest - 5, maxValue: warmest, uom: 'CEL' };
  return { sensorElementList: [{ sensorReport: [read] }] };
};

/** The offset of a zone at an instant, `+01:00`. */
const offsetOf = (zone: string, when: string): string =>
  IANAZone.create(zone).formatOffset(Date.parse(when), 'short');

/** One ObjectEvent that observes the receipt of one lot for one purchase order. */
export const receivingEvent = (goods: Unloaded) => {
  const { purchaseOrder, item, lot, quantity, unit, site, when } = goods;
  const uom = unit === 'C62' ? {} : { uom: unit };
  return {
    type: 'ObjectEvent',
    eventID: `urn:gemba:warehouse:${site.id}:${lot}`,
    // EPCIS has master data of a lot only where the lot is added.
    action: shelfLives[item] === undefined ? 'OBSERVE' : 'ADD',
    bizStep: 'receiving',
    disposition: 'in_progress',
    eventTime: when,
    eventTimeZoneOffset: offsetOf(site.timeZone, when),
    readPoint: { id: sglnOf(site.gln) },
    bizLocation: { id: sglnOf(site.gln) },
    bizTransactionList: [
      { type: 'po', bizTransaction: `urn:epcglobal:cbv:bt:4012345001019:${purchaseOrder}` },
    ],
    quantityList: [
      { epcClass: `urn:epc:class:lgtin:${gtinOf(item)}.${lot}`, quantity: Number(quantity), ...uom },
    ],
    ...expiryOf(goods),
    ...sensorsOf(goods),
  };
};

export const receivingDocument = (goods: Unloaded) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: goods.when,
  epcisBody: { eventList: [receivingEvent(goods)] },
});
