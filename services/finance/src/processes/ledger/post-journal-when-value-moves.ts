/** Whenever value moves, the journal of the posting matrix is posted, named after the event that it books. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { journal } from '../../ledger/journal/journal.js';
import type { Meaning } from '../../ledger/matrix/entry.js';
import { customerBilled, customerPaid, invoiceAccepted, supplierPaid } from '../../ledger/matrix/invoices.js';
import { stockAdded, stockConsumed } from '../../ledger/matrix/stock.js';
import { workCharged, workRelieved } from '../../ledger/matrix/work.js';

const posted = (event: Heard<string, { site: string }>, { text, lines }: Meaning): readonly Sent[] => {
  if (lines.length === 0) return [];
  const { eventId, businessDate, companyId, type, data } = event;
  const head = { site: data.site, company: companyId ?? 'none', postingDate: businessDate };
  const source = { sourceEventId: eventId, sourceType: `finance.${type}` };
  return [send(journal, [eventId, 'PostJournal'], { ...head, ...source, text, lines: [...lines] })];
};

/** One row of the matrix: the event, and what it means for the books. */
const books = <D extends { site: string }>(meaningOf: (data: D) => Meaning) => ({
  about: (event: Heard<string, D>) => event.eventId,
  send: (_: null, event: Heard<string, D>) => posted(event, meaningOf(event.data)),
});

export const postJournalWhenValueMoves = process('post-journal-when-value-moves', {
  events: companyEvents,
  initial: null,
  on: {
    CostLayerAdded: books(stockAdded),
    CostLayerConsumed: books(stockConsumed),
    WorkInProgressCharged: books(workCharged),
    WorkInProgressRelieved: books(workRelieved),
    MatchPassed: books(invoiceAccepted),
    PaymentReleased: books(invoiceAccepted),
    SupplierInvoicePaid: books(supplierPaid),
    CustomerInvoiceIssued: books(customerBilled),
    CustomerPaymentReceived: books(customerPaid),
  },
});
