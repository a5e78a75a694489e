/**
 * What the donor gives is kept for it, leaves when it is picked, and is expected at the receiver; what it
 * does not give is free again. All of it in one process: nothing is kept for what has left already.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero } from '@gemba/measures/quantity';
import { stockItem } from '../../stock/stock-item.js';
import { demandOfTransfer } from '../../transfers/picking.js';
import { stockTransfer } from '../../transfers/stock-transfer.js';
import { transferShipment } from '../../transfers/transfer-shipment.js';

type Expected = { readonly to: string; readonly item: string; readonly quantity: Quantity };
type Run = { readonly isConsented: boolean };

const NOT_YET: Run = { isConsented: false };

const expected = ({ to, item, quantity }: Expected, source: string): Sent => ({
  ...send(stockItem, [`${to}.${item}`, 'ExpectStock'], { quantity, source }),
  site: to,
});

const expectedNoMore = ({ to, item, quantity }: Expected, reason: string): readonly Sent[] =>
  isZero(quantity) ? [] : [send(stockItem, [`${to}.${item}`, 'StopExpecting'], { quantity, reason })];

export const giveStock = process('give-stock-when-transfer-is-consented', {
  events: companyEvents,
  initial: NOT_YET,
  owner: { role: 'planner' },
  on: {
    TransferConsented: {
      about: (e) => e.subject,
      remember: () => ({ isConsented: true }),
      send: (_, { subject, data }) => {
        const { site, item, quantity } = data;
        const demand = demandOfTransfer(subject);
        return [
          {
            ...send(stockItem, [`${site}.${item}`, 'ReserveStock'], { demand, quantity }),
            // Somebody else took it a moment ago: the site that waits for it has to know.
            otherwise: {
              'SCM-RES-OVER': ({ detail: reason }) => [
                send(transferShipment, [subject, 'EndTransferShipment'], { reason }),
              ],
            },
          },
          send(stockTransfer, [subject, 'RecordConsent'], { quantity }),
          expected(data, demand),
        ];
      },
    },
    TransferPicked: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site, item, lines } }) =>
        lines.map(({ lot, quantity }) => {
          const purpose = { kind: 'stock-transfer', id: subject } as const;
          const issue = { lot, quantity, purpose, demand: demandOfTransfer(subject) };
          return {
            ...send(stockItem, [`${site}.${item}`, 'IssueStock'], issue),
            otherwise: ({ detail: reason }) => [
              send(transferShipment, [subject, 'RecordTransferShort'], { lot, quantity, reason }),
            ],
          };
        }),
    },
    TransferRefused: {
      about: (e) => e.subject,
      send: (_, { subject, data: { reason } }) => [
        send(stockTransfer, [subject, 'RecordRefusal'], { reason }),
      ],
    },
    TransferShipmentEnded: {
      about: (e) => e.subject,
      send: ({ isConsented }, { subject, data }) => {
        const { site, item, quantity, reason } = data;
        const ended = send(stockTransfer, [subject, 'RecordTransferEnd'], { quantity, reason });
        if (!isConsented) return [ended];
        const demand = demandOfTransfer(subject);
        return [
          send(stockItem, [`${site}.${item}`, 'ReleaseReservation'], { demand, reason }),
          ended,
          ...expectedNoMore(data, reason),
        ];
      },
    },
  },
});
