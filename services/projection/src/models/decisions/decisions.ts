/** Decisions that wait for somebody with a right: what is asked, of which role, until when. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { DecisionRow } from '../../answers/rows/company.js';

/** Nobody is asked while `owner` is null: most orders are approved in the moment in which they are placed. */
export type StoredDecision = Omit<DecisionRow, 'owner' | 'ageHours' | 'delegatedFrom' | 'delegatedUntil'> & {
  readonly owner: string | null;
};

const key = ({ subject }: { readonly subject: string }): string => `purchase-order/${subject}`;

const answered = { key, becomes: () => null };

const asked = (row: StoredDecision | undefined, change: Partial<StoredDecision>): StoredDecision | null =>
  row ? { ...row, ...change } : null;

export const decisions = table<typeof companyEvents, StoredDecision>('decisions', {
  events: companyEvents,
  row: {} as StoredDecision,
  on: {
    PurchaseOrderPlaced: {
      key,
      becomes: (_, { subject: id, occurredAt, data: { site, supplier, total, placedBy, raisedBy } }) => ({
        ...{ id: `purchase-order/${id}`, noun: 'purchase-order', subject: id, service: 'supply-chain' },
        ...{ command: 'ApprovePurchaseOrder', site, owner: null, about: supplier },
        ...{ amount: total.amount, currency: total.currency },
        ...{ askedBy: placedBy ?? raisedBy ?? null, askedAt: occurredAt, answerBy: null, unanswered: 0 },
      }),
    },
    PurchaseOrderApprovalRequested: {
      key,
      becomes: (row, { occurredAt: askedAt, data: { role: owner, answerBy = null, total } }) =>
        asked(row, { owner, answerBy, askedAt, amount: total.amount, currency: total.currency }),
    },
    PurchaseOrderApprovalEscalated: {
      key,
      becomes: (row, { data: { role: owner, answerBy } }) =>
        asked(row, { owner, answerBy, unanswered: (row?.unanswered ?? 0) + 1 }),
    },
    PurchaseOrderApproved: answered,
    PurchaseOrderCancelled: answered,
    PurchaseOrderClosed: answered,
  },
});
