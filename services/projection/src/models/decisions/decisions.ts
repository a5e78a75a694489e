/** Decisions that wait for somebody with a right: what is asked, of which role, until when. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { DecisionRow } from '../../answers/rows/company.js';

/** Nobody is asked while `owner` is null: most orders are approved in the moment in which they are placed. */
export type StoredDecision = Omit<DecisionRow, 'owner' | 'ageHours' | 'delegatedFrom' | 'delegatedUntil'> & {
  readonly owner: string | null;
};

type About = { readonly subject: string; readonly occurredAt: string };

/** The rows of one noun that are answered by one command, until it is asked of nobody. */
const of = (noun: string, command: string) => {
  const key = ({ subject }: Pick<About, 'subject'>): string => `${noun}/${subject}`;
  return {
    key,
    answered: { key, becomes: () => null },
    begun: (
      { subject, occurredAt }: About,
      about: Pick<StoredDecision, 'site' | 'about'> &
        Partial<Pick<StoredDecision, 'amount' | 'currency' | 'askedBy'>>,
    ): StoredDecision => ({
      ...{ id: `${noun}/${subject}`, noun, subject, service: 'supply-chain', command, owner: null },
      ...{ amount: null, currency: null, askedBy: null, askedAt: occurredAt },
      ...{ answerBy: null, unanswered: 0, ...about },
    }),
  };
};

const order = of('purchase-order', 'ApprovePurchaseOrder');
const consent = of('transfer-shipment', 'ApproveTransferShipment');
const count = of('stock-count', 'ApproveStockCount');
const cancelled = of('cancellation', 'DecideCancellation');

const asked = (row: StoredDecision | undefined, change: Partial<StoredDecision>): StoredDecision | null =>
  row ? { ...row, ...change } : null;

const told = of('sales-order', 'ConfirmNewDate');

type OfLine = About & { readonly siteId: string | null; readonly data: { readonly line: string } };

/** The lines of an order whose new day the customer has not been told; null when there are none any more. */
const untold = (
  row: StoredDecision | undefined,
  e: OfLine,
  change: (lines: readonly string[]) => readonly string[],
): StoredDecision | null => {
  const lines = change(row ? row.about.split(', ') : []);
  const about = lines.join(', ');
  if (lines.length === 0) return null;
  return row ? { ...row, about } : { ...told.begun(e, { site: e.siteId ?? '', about }), owner: 'planner' };
};

const isTold = {
  key: told.key,
  becomes: (row: StoredDecision | undefined, e: OfLine) =>
    untold(row, e, (lines) => lines.filter((line) => line !== e.data.line)),
};

export const decisions = table<typeof companyEvents, StoredDecision>('decisions', {
  events: companyEvents,
  row: {} as StoredDecision,
  on: {
    PurchaseOrderPlaced: {
      key: order.key,
      becomes: (_, e) => {
        const { site, supplier: about, total, placedBy, raisedBy } = e.data;
        return order.begun(e, { site, about, ...total, askedBy: placedBy ?? raisedBy ?? null });
      },
    },
    PurchaseOrderApprovalRequested: {
      key: order.key,
      becomes: (row, { occurredAt: askedAt, data: { role: owner, answerBy = null, total } }) =>
        asked(row, { owner, answerBy, askedAt, amount: total.amount, currency: total.currency }),
    },
    PurchaseOrderApprovalEscalated: {
      key: order.key,
      becomes: (row, { data: { role: owner, answerBy } }) =>
        asked(row, { owner, answerBy, unanswered: (row?.unanswered ?? 0) + 1 }),
    },
    PurchaseOrderApproved: order.answered,
    PurchaseOrderCancelled: order.answered,
    PurchaseOrderClosed: order.answered,
    SalesOrderPromiseBroken: {
      key: told.key,
      becomes: (row, e) => untold(row, e, (lines) => [...new Set([...lines, e.data.line])].sort()),
    },
    SalesOrderPromiseRestored: isTold,
    SalesOrderDateConfirmed: isTold,
    SalesOrderLineDelivered: isTold,
    ServiceRendered: isTold,
    SalesOrderLineCancelled: isTold,
    SalesOrderCancelled: told.answered,
    TransferShipmentAsked: {
      key: consent.key,
      becomes: (_, e) => consent.begun(e, { site: e.data.site, about: `${e.data.item} → ${e.data.to}` }),
    },
    TransferConsentRequested: {
      key: consent.key,
      becomes: (row, { occurredAt: askedAt, data: { role: owner } }) => asked(row, { owner, askedAt }),
    },
    TransferConsented: consent.answered,
    TransferRefused: consent.answered,
    TransferShipmentEnded: consent.answered,
    StockCountPlanned: {
      key: count.key,
      becomes: (_, e) => count.begun(e, { site: e.data.site, about: e.data.item }),
    },
    CountApprovalRequested: {
      key: count.key,
      becomes: (row, { occurredAt: askedAt, data: { role: owner } }) => asked(row, { owner, askedAt }),
    },
    RecountRequested: { key: count.key, becomes: (row) => asked(row, { owner: null }) },
    CancellationOpened: {
      key: cancelled.key,
      becomes: (_, e) => cancelled.begun(e, { site: e.data.site, about: e.data.salesOrder }),
    },
    CancellationDecisionRequested: {
      key: cancelled.key,
      becomes: (row, { subject, occurredAt, data: { site, role: owner, cost } }) => {
        const begun = row ?? cancelled.begun({ subject, occurredAt }, { site, about: subject });
        const { amount, currency } = cost;
        return asked(begun, { owner, askedAt: occurredAt, amount, currency });
      },
    },
    CancellationTraced: { key: cancelled.key, becomes: (row) => asked(row, { owner: null }) },
    CancellationDecided: cancelled.answered,
    StockCountApproved: count.answered,
    StockCountCancelled: count.answered,
  },
});
