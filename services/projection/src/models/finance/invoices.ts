/** Customer and supplier invoices as they stand: open, paid, or blocked and why. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { CustomerInvoiceRow, SupplierInvoiceRow } from '../../answers/rows/finance.js';

type CustomerInvoice = Omit<CustomerInvoiceRow, 'late'>;

const isNothing = (amount: string): boolean => /^0(\.0+)?$/.test(amount);

export const customerInvoices = table<typeof companyEvents, CustomerInvoice>('customer-invoices', {
  events: companyEvents,
  row: {} as CustomerInvoice,
  on: {
    CustomerInvoiceIssued: {
      key: (e) => e.subject,
      becomes: (_, { subject, businessDate, data }) => ({
        id: subject,
        site: data.site,
        customer: data.customer,
        salesOrder: data.salesOrder,
        shipment: data.shipment ?? data.order ?? '',
        status: 'open',
        net: data.net.amount,
        tax: data.tax.amount,
        amount: data.total.amount,
        open: data.total.amount,
        currency: data.total.currency,
        issuedOn: businessDate,
        due: data.due,
        paidAt: null,
      }),
    },
    CustomerPaymentReceived: {
      key: (e) => e.subject,
      becomes: (row, { occurredAt, data: { open } }) => {
        if (!row) return null;
        const paid = isNothing(open.amount);
        return {
          ...row,
          open: open.amount,
          status: paid ? 'paid' : 'partly-paid',
          paidAt: paid ? occurredAt : null,
        };
      },
    },
    CustomerInvoiceCredited: {
      key: (e) => e.subject,
      becomes: (row, { data: { open } }) =>
        row
          ? {
              ...row,
              open: open.amount,
              status: isNothing(open.amount) && !isNothing(row.open) ? 'credited' : row.status,
            }
          : null,
    },
  },
});

type SupplierInvoice = Omit<SupplierInvoiceRow, 'late'>;

const orNone = (
  row: SupplierInvoice | undefined,
  change: Partial<SupplierInvoice>,
): SupplierInvoice | null => (row ? { ...row, ...change } : null);

export const supplierInvoices = table<typeof companyEvents, SupplierInvoice>('supplier-invoices', {
  events: companyEvents,
  row: {} as SupplierInvoice,
  on: {
    SupplierInvoiceReceived: {
      key: (e) => e.subject,
      becomes: (
        _,
        { subject, businessDate, data: { site, supplier, purchaseOrder, number, total, due } },
      ) => ({
        id: subject,
        site,
        supplier,
        purchaseOrder,
        number,
        status: 'received',
        kind: null,
        reason: null,
        difference: null,
        amount: total.amount,
        currency: total.currency,
        receivedOn: businessDate,
        due,
        paidAt: null,
      }),
    },
    MatchPassed: {
      key: (e) => e.subject,
      becomes: (row) => orNone(row, { status: 'matched', kind: null, reason: null, difference: null }),
    },
    MatchFailed: {
      key: (e) => e.subject,
      becomes: (row, { data: { kind, reason, difference } }) =>
        orNone(row, { status: 'blocked', kind, reason, difference: difference.amount }),
    },
    PaymentReleased: {
      key: (e) => e.subject,
      becomes: (row, { data: { reason } }) => orNone(row, { status: 'released', reason }),
    },
    SupplierInvoicePaid: {
      key: (e) => e.subject,
      becomes: (row, { occurredAt }) => orNone(row, { status: 'paid', paidAt: occurredAt }),
    },
  },
});
