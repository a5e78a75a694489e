/**
 * What is decided on a return is done with its stock; what is made good again stays there until its order
 * begins.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { stockItem } from '../../stock/stock-item.js';

export const carryOutReturnDisposition = process('carry-out-return-disposition', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ReturnDispositionDecided: {
      about: ({ subject, data: { kind } }) => (kind === 'refurbish' ? null : subject),
      send: (_, { subject: authorisation, data: { site, item, lot, quantity, kind } }) => [
        send(stockItem, [`${site}.${item}`, 'DisposeReturned'], { lot, quantity, kind, authorisation }),
      ],
    },
    RefurbishmentBegun: {
      about: (e) => e.subject,
      send: (_, { subject: order, data }) => {
        const { site, item, lot, quantity, authorisation, operation } = data;
        const into = { kind: 'refurbish' as const, authorisation, order, operation: String(operation) };
        return [send(stockItem, [`${site}.${item}`, 'DisposeReturned'], { lot, quantity, ...into })];
      },
    },
  },
});
