/** An order that nobody approves in time goes to the next in line, until somebody answers. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Deadline } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { purchaseOrder } from '../../purchasing/purchase-order.js';

/** The role that is asked. */
type Run = { readonly asked: string };

type Asked = {
  readonly subject: string;
  readonly occurredAt: string;
  readonly data: { readonly role: string; readonly answerBy?: string };
};

/** Whoever is asked by an order that was dated back has as long from when it was recorded. */
const waiting = (
  _: Run,
  { occurredAt, data: { answerBy } }: Asked,
  recordedAt: string,
): readonly Deadline[] => {
  if (answerBy === undefined) return [];
  const late = Math.max(0, Date.parse(recordedAt) - Date.parse(occurredAt));
  return [{ name: 'answer', at: new Date(Date.parse(answerBy) + late).toISOString() }];
};

const asks = {
  about: ({ subject }: Asked) => subject,
  remember: (_: Run, { data: { role } }: Asked): Run => ({ asked: role }),
  deadlines: waiting,
};

const answered = {
  about: ({ subject }: { readonly subject: string }) => subject,
  deadlines: (): readonly Deadline[] => [{ name: 'answer', at: '' }],
};

export const escalateUnanswered = process('escalate-when-approval-is-unanswered', {
  events: companyEvents,
  initial: { asked: '' },
  owner: { topic: 'purchase' },
  on: {
    PurchaseOrderApprovalRequested: asks,
    PurchaseOrderApprovalEscalated: asks,
    PurchaseOrderApproved: answered,
    PurchaseOrderClosed: answered,
    PurchaseOrderCancelled: answered,
  },
  passed: {
    answer: {
      send: ({ asked }, id) => [send(purchaseOrder, [id, 'EscalateApproval'], { from: asked })],
    },
  },
});
