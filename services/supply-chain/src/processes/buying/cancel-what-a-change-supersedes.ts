/** What is on order of a component that a change supersedes is cancelled, where that was decided. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';

export const cancelWhatAChangeSupersedes = process('cancel-what-a-change-supersedes', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    ChangeImpactReleased: {
      about: ({ subject, data: { kind } }) =>
        kind === 'purchase-order' || kind === 'requisition' ? subject : null,
      send: (_, { subject: notice, data: { kind, subject } }) => {
        const reason = `Change notice ${notice}.`;
        const [id = ''] = subject.split('/');
        return kind === 'requisition'
          ? [send(requisition, [subject, 'WithdrawRequisition'], { reason })]
          : [send(purchaseOrder, [id, 'CancelPurchaseOrder'], { reason })];
      },
    },
  },
});
