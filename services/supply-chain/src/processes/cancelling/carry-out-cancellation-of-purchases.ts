/** What was decided on purchases for a cancelled order is done: withdrawn, cancelled, or left to come. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { cancellation } from '../../cancelling/cancellation.js';
import { idIn } from '../../cancelling/supplies.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';

const withdrawn = (id: string, [of, reason]: readonly [string, string]): Sent => ({
  ...send(requisition, [id, 'WithdrawRequisition'], { reason }),
  // It is ordered by now: what can become of the order is compared.
  otherwise: { 'SCM-REQ-STATE': () => [send(cancellation, [of, 'TraceCancellation'], {})] },
});

export const carryOutOnPurchases = process('carry-out-cancellation-of-purchases', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    CancellationDecided: {
      about: (e) => e.subject,
      send: (_, { subject, data: { steps, salesOrder } }) => {
        const reason = `Sales order ${salesOrder} is cancelled.`;
        return steps.flatMap(({ supply, parts }) =>
          parts.flatMap(({ way, replaces = '' }): readonly Sent[] => {
            const other = idIn(replaces, 'requisition');
            if (other !== undefined) return [withdrawn(other, [subject, reason])];
            const asked = idIn(supply, 'requisition');
            if (way === 'withdraw' && asked !== undefined) return [withdrawn(asked, [subject, reason])];
            const ordered = idIn(supply, 'purchase-order');
            if (way !== 'cancel' || ordered === undefined) return [];
            const ended = send(purchaseOrder, [ordered, 'CancelPurchaseOrder'], { reason });
            const again = () => [send(cancellation, [subject, 'TraceCancellation'], {})];
            return [{ ...ended, otherwise: { 'SCM-PO-STATE': again } }];
          }),
        );
      },
    },
  },
});
