/**
 * What waits for somebody's approval, per topic and site, so that a mode is not changed over open
 * decisions.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Heard } from '@gemba/decider/process';
import { table } from '@gemba/read-model/table';

/** The row of `<topic>.<site>`: ids of what waits, in order. */
export type OpenDecisions = { readonly waiting: readonly string[] };

const purchaseAt = ({ siteId }: Heard): string | null => (siteId === null ? null : `purchase.${siteId}`);

const without = (row: OpenDecisions | undefined, id: string): OpenDecisions | null => {
  const waiting = (row?.waiting ?? []).filter((each) => each !== id);
  return waiting.length === 0 ? null : { waiting };
};

const decided = {
  key: purchaseAt,
  becomes: (row: OpenDecisions | undefined, e: Heard) => without(row, e.subject),
};

export const openDecision = table('open-decision', {
  events: companyEvents,
  row: {} as OpenDecisions,
  on: {
    PurchaseOrderApprovalRequested: {
      key: purchaseAt,
      becomes: (row, e) => ({
        waiting: [...(without(row, e.subject)?.waiting ?? []), e.subject].toSorted(),
      }),
    },
    PurchaseOrderApproved: decided,
    PurchaseOrderCancelled: decided,
    PurchaseOrderClosed: decided,
  },
});
