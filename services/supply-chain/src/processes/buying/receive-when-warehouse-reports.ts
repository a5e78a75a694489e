/**
 * Goods that a warehouse reports as received for an order of ours come in for it; a refusal is kept with
 * the report.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { EpcisEventCaptured } from '@gemba/contracts/events/supply-chain/epcis';
import { process, send } from '@gemba/decider/process';
import type { EpcisEvent } from '../../epcis/document/check.js';
import { epcisEvent } from '../../epcis/event/epcis-event.js';
import { expiryIn } from '../../epcis/event/reading.js';
import { present } from '../../facts/facts.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';

const MOST_DETAIL = 500;

/** Taking things off a list, or turning one into another, brings no goods in. */
const bringsGoods = ({ match, bizStep, action, purchaseOrder: order }: EpcisEventCaptured): boolean =>
  match === 'matched' && bizStep === 'receiving' && action !== 'DELETE' && order !== undefined;

export const receiveWhenWarehouseReports = process('receive-when-warehouse-reports', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    EpcisEventCaptured: {
      about: (e) => (bringsGoods(e.data) ? e.subject : null),
      send: (_, { subject, data: { epcisId, lines, purchaseOrder: order = '', document } }) => {
        const known = present({ expiry: expiryIn(document as EpcisEvent) });
        return lines.map(({ item, lot, quantity }) => ({
          ...send(purchaseOrder, [order, 'ReceiveGoods'], {
            item,
            lot,
            quantity,
            epcisEvent: epcisId,
            ...known,
          }),
          otherwise: ({ code, detail }) => {
            const why = { code, detail: detail.slice(0, MOST_DETAIL) };
            const refused = { purchaseOrder: order, item, lot, quantity, ...why };
            return [send(epcisEvent, [subject, 'RecordRefusedEffect'], refused)];
          },
        }));
      },
    },
  },
});
