/** Open orders of a supplier that is blocked are at risk, until it may be ordered from again. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { purchaseOrder } from '../../purchasing/purchase-order.js';

/** The lines of its orders that were never complete. */
type Run = { readonly open: Readonly<Record<string, readonly string[]>> };

const NOTHING_YET: Run = { open: {} };

const without = ({ open }: Run, order: string): Run => {
  const { [order]: _, ...rest } = open;
  return { open: rest };
};

/** An order of which no line is open is forgotten. */
const lessLine = (run: Run, order: string, line: string): Run => {
  const lines = (run.open[order] ?? []).filter((each) => each !== line);
  return lines.length === 0 ? without(run, order) : { open: { ...run.open, [order]: lines } };
};

const assess = ({ open }: Run, about: { readonly reason?: string }): readonly Sent[] =>
  Object.keys(open).map((id) => send(purchaseOrder, [id, 'AssessRisk'], about));

/** An order that ended before its end named the supplier has nothing open any more. */
const ended = {
  about: ({ data: { supplier } }: { readonly data: { readonly supplier?: string } }) => supplier ?? null,
  remember: (run: Run, { subject }: { readonly subject: string }): Run => without(run, subject),
};

export const tellAtRisk = process('tell-when-supplier-is-blocked', {
  events: companyEvents,
  initial: NOTHING_YET,
  owner: { role: 'buyer' },
  on: {
    PurchaseOrderPlaced: {
      about: (e) => e.data.supplier,
      remember: ({ open }, { subject, data: { lines } }) => ({
        open: { ...open, [subject]: lines.map(({ line }) => line) },
      }),
    },
    GoodsReceived: {
      about: (e) => (e.data.complete === true ? e.data.supplier : null),
      remember: (run, { subject, data: { line } }) => lessLine(run, subject, line),
    },
    PurchaseOrderLineClosed: {
      about: (e) => e.data.supplier,
      remember: (run, { subject, data: { line } }) => lessLine(run, subject, line),
    },
    PurchaseOrderClosed: ended,
    PurchaseOrderCancelled: ended,
    SupplierBlocked: {
      about: (e) => e.subject,
      send: (run, { data: { reason } }) => assess(run, { reason }),
    },
    SupplierApproved: { about: (e) => e.subject, send: (run) => assess(run, {}) },
  },
});
