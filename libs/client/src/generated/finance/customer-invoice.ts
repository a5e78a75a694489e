/** What is asked of finance about customer-invoice; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type CustomerInvoiceState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly customer: string;
  readonly salesOrder: string;
  readonly total: { readonly amount: string; readonly currency: string };
  readonly open: { readonly amount: string; readonly currency: string };
  readonly booked?: {
    readonly local: { readonly amount: string; readonly currency: string };
    readonly group: { readonly amount: string; readonly currency: string };
  };
  readonly references: readonly string[];
  readonly issuedAt: string;
  readonly credits: readonly {
    readonly creditNote: string;
    readonly returnAuthorisation: string;
    readonly line: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly net: { readonly amount: string; readonly currency: string };
    readonly tax: { readonly amount: string; readonly currency: string };
    readonly total: { readonly amount: string; readonly currency: string };
  }[];
  readonly owed: { readonly amount: string; readonly currency: string };
};

type PayCustomerInvoice = {
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly reference?: string;
};

type RefundCustomerInvoice = {
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly reference?: string;
};

export type CustomerInvoice = {
  readonly '/v1/customer-invoices': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly CustomerInvoiceState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/customer-invoices/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: CustomerInvoiceState };
  };
  readonly '/v1/customer-invoices/{id}/commands': {
    readonly get: {
      readonly path: { readonly id: string };
      readonly answer: {
        readonly data: readonly {
          readonly name: string;
          readonly now: boolean;
          readonly code: string | null;
          readonly detail: string | null;
        }[];
      };
    };
  };
  readonly '/v1/customer-invoices/{id}/events': {
    readonly get: {
      readonly path: { readonly id: string };
      readonly query?: { readonly from?: number | undefined; readonly limit?: number | undefined };
      readonly answer: {
        readonly data: readonly Event[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/customer-invoices/{id}/pay': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: PayCustomerInvoice;
      readonly answer: Done;
      readonly refusal: 'FIN-INV-STATE' | 'FIN-PAY-AMOUNT' | 'FIN-PAY-DATE';
    };
  };
  readonly '/v1/customer-invoices/{id}/refund': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RefundCustomerInvoice;
      readonly answer: Done;
      readonly refusal: 'FIN-INV-STATE' | 'FIN-RFD-AMOUNT';
    };
  };
};
