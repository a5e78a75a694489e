/** What an inspection rejects of a purchase is known to its order, and so to what is said of its supplier. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { purchaseOrder } from '../../purchasing/purchase-order.js';

/** Order and line from `purchase-order/PO-7/1`. */
const lineIn = (source: string): readonly [order: string, line: string] | null => {
  const [kind, order, line] = source.split('/');
  return kind === 'purchase-order' && order !== undefined && line !== undefined ? [order, line] : null;
};

export const recordRejection = process('record-rejection-when-inspection-rejects', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    InspectionDecided: {
      about: ({ subject, data: { verdict, source } }) =>
        verdict === 'reject' && lineIn(source) ? subject : null,
      send: (_, { subject: inspection, data: { source, lot, quantity } }) => {
        const [order = '', line = ''] = lineIn(source) ?? [];
        return [send(purchaseOrder, [order, 'RecordRejection'], { line, lot, quantity, inspection })];
      },
    },
  },
});
