/** A report of a warehouse by GS1 EPCIS 2.0: one lot came in for one purchase order. */
import type { Receipt } from '../board.js';
import { ITEMS, SITES } from '../../master/company.js';

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const PIECES = 'C62';

type Reported = Receipt & {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/** The document with its one event, whose id is that of the attempt: sent again it is the same report. */
export const receivingReport = ({ id, purchase, line, lot, quantity, now }: Reported): object => {
  const when = new Date(now).toISOString();
  const place = `urn:epc:id:sgln:${SITES.find((site) => site.id === purchase.site)?.gln ?? ''}.0`;
  const gtin = ITEMS.find((item) => item.id === line.item)?.gtin ?? '';
  const uom = quantity.unit === PIECES ? {} : { uom: quantity.unit };
  const event = {
    ...{ type: 'ObjectEvent', eventID: `urn:trial:report:${id}`, action: 'OBSERVE', bizStep: 'receiving' },
    ...{ disposition: 'in_progress', eventTime: when, eventTimeZoneOffset: '+00:00' },
    ...{ readPoint: { id: place }, bizLocation: { id: place } },
    bizTransactionList: [{ type: 'po', bizTransaction: `urn:epcglobal:cbv:bt:4012345001019:${purchase.id}` }],
    quantityList: [
      { epcClass: `urn:epc:class:lgtin:${gtin}.${lot}`, quantity: Number(quantity.value), ...uom },
    ],
  };
  return {
    ...{ '@context': [CONTEXT], type: 'EPCISDocument', schemaVersion: '2.0', creationDate: when },
    epcisBody: { eventList: [event] },
  };
};
