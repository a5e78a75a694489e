/** Customer and supplier invoices as they stand: open, paid, or blocked and why. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

export type CustomerInvoiceRow = {
  readonly id: string;
  readonly site: string;
  readonly customer: string;
  readonly salesOrder: string;
  readonly shipment: string;
  readonly status: 'open' | 'partly-paid' | 'paid';
  readonly net: string;
  readonly tax: string;
  readonly amount: string;
  readonly open: string;
  readonly currency: string;
  readonly issuedOn: string;
  readonly due: string;
  readonly paidAt: string | null;
};

const isNothing = (amount: string): boolean => /^0(\.0+)?$/.test(amount);

export const customerInvoices = table<typeof companyEvents, CustomerInvoiceRow>('customer-invoices', {
  events: companyEvents,
  row: {} as CustomerInvoiceRow,
  on: {
    CustomerInvoiceIssued: {
      key: (e) => e.subject,
      becomes: (_, { subject, businessDate, data }) => ({
        id: subject,
        site: data.site,
        customer: data.customer,
        salesOrder: data.salesOrder,
        shipment: data.shipment,
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
  },
});

export type SupplierInvoiceRow = {
  readonly id: string;
  readonly site: string;
  readonly supplier: string;
  readonly purchaseOrder: string;
  readonly number: string;
  readonly status: 'received' | 'matched' | 'blocked' | 'released' | 'paid';
  readonly kind: string | null;
  readonly reason: string | null;
  readonly difference: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly receivedOn: string;
  readonly due: string;
  readonly paidAt: string | null;
};

const orNone = (
  row: SupplierInvoiceRow | undefined,
  change: Partial<SupplierInvoiceRow>,
): SupplierInvoiceRow | null => (row ? { ...row, ...change } : null);

export const supplierInvoices = table<typeof companyEvents, SupplierInvoiceRow>('supplier-invoices', {
  events: companyEvents,
  row: {} as SupplierInvoiceRow,
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
