/** Whenever value moves, the journal of the posting matrix is posted, named after the event that it books. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { journal } from '../../ledger/journal/journal.js';
import type { Meaning } from '../../ledger/matrix/entry.js';
import {
  awaitedCleared,
  customerBilled,
  customerCredited,
  customerPaid,
  customerRefunded,
  invoiceAccepted,
  supplierPaid,
} from '../../ledger/matrix/invoices.js';
import {
  landedCostAllocated,
  landedCostRecorded,
  landedCostReversed,
} from '../../ledger/matrix/landed-costs.js';
import {
  issueCorrected,
  stockAdded,
  stockConsumed,
  stockRevalued,
  stockWrittenDown,
  transitRelieved,
} from '../../ledger/matrix/stock.js';
import { cancellationCharged, expenseRecorded, expenseReversed } from '../../ledger/matrix/expenses.js';
import { workCharged, workRelieved } from '../../ledger/matrix/work.js';

type Placed = { readonly site: string; readonly date?: string };

/** On the date that the event names, else on its own. */
const posted = (event: Heard<string, Placed>, { text, lines }: Meaning, by = 'finance'): readonly Sent[] => {
  if (lines.length === 0) return [];
  const { eventId, businessDate, companyId, type, data } = event;
  const head = { site: data.site, company: companyId ?? 'none', postingDate: data.date ?? businessDate };
  const source = { sourceEventId: eventId, sourceType: `${by}.${type}` };
  return [send(journal, [eventId, 'PostJournal'], { ...head, ...source, text, lines: [...lines] })];
};

/** One row of the matrix: the event, and what it means for the books. */
const books = <D extends Placed>(meaningOf: (data: D) => Meaning) => ({
  about: (event: Heard<string, D>) => event.eventId,
  send: (_: null, event: Heard<string, D>) => posted(event, meaningOf(event.data)),
});

export const postJournalWhenValueMoves = process('post-journal-when-value-moves', {
  events: companyEvents,
  initial: null,
  owner: { role: 'controller' },
  on: {
    CostLayerAdded: books(stockAdded),
    CostLayerConsumed: books(stockConsumed),
    GoodsInTransitRelieved: books(transitRelieved),
    CostLayerWrittenDown: books(stockWrittenDown),
    InventoryRevalued: books(stockRevalued),
    IssueCostCorrected: books(issueCorrected),
    LandedCostRecorded: books(landedCostRecorded),
    LandedCostReversed: books(landedCostReversed),
    LandedCostAllocated: books(landedCostAllocated),
    WorkInProgressCharged: books(workCharged),
    WorkInProgressRelieved: books(workRelieved),
    MatchPassed: books(invoiceAccepted),
    PaymentReleased: books(invoiceAccepted),
    AwaitedGoodsCleared: books(awaitedCleared),
    SupplierInvoicePaid: books(supplierPaid),
    CustomerInvoiceIssued: books(customerBilled),
    CustomerPaymentReceived: books(customerPaid),
    CustomerInvoiceCredited: books(customerCredited),
    CustomerRefundPaid: books(customerRefunded),
    OperatingExpenseRecorded: books(expenseRecorded),
    OperatingExpenseReversed: books(expenseReversed),
    PurchaseOrderCancelled: {
      about: ({ eventId, data: { fee } }) => (fee === undefined ? null : eventId),
      send: (_, { data, ...event }) =>
        posted(
          { ...event, data: { site: event.siteId ?? 'none' } },
          cancellationCharged(data, event.subject),
          'supply-chain',
        ),
    },
  },
});
