/** What is asked of finance about supplier-invoice; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type SupplierInvoiceState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'received' | 'blocked' | 'matched' | 'released' | 'paid';
  readonly supplier: string;
  readonly purchaseOrder: string;
  readonly number: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly taxRate?: string;
  }[];
  readonly total: { readonly amount: string; readonly currency: string };
  readonly due: string;
  readonly taxes?: readonly {
    readonly rate: string;
    readonly taxable: { readonly amount: string; readonly currency: string };
    readonly tax: { readonly amount: string; readonly currency: string };
  }[];
  readonly issuedOn?: string;
  readonly unknownTaxRate?: { readonly rate: string; readonly country?: string };
  readonly resembles?: string;
  readonly enteredBy?: string;
  readonly receivedAt: string;
  readonly failure?: {
    readonly kind: 'price' | 'quantity' | 'noReceipt' | 'duplicate' | 'tax';
    readonly difference: { readonly amount: string; readonly currency: string };
  };
  readonly found?: {
    readonly received: { readonly amount: string; readonly currency: string };
    readonly valued?: {
      readonly local: { readonly amount: string; readonly currency: string };
      readonly group: { readonly amount: string; readonly currency: string };
    };
    readonly booked?: {
      readonly local: { readonly amount: string; readonly currency: string };
      readonly group: { readonly amount: string; readonly currency: string };
    };
    readonly tax?: { readonly amount: string; readonly currency: string };
    readonly awaited?: { readonly amount: string; readonly currency: string };
    readonly awaitedBooked?: {
      readonly local: { readonly amount: string; readonly currency: string };
      readonly group: { readonly amount: string; readonly currency: string };
    };
  };
  readonly awaited?: {
    readonly open: { readonly amount: string; readonly currency: string };
    readonly booked: {
      readonly local: { readonly amount: string; readonly currency: string };
      readonly group: { readonly amount: string; readonly currency: string };
    };
  };
};

type ReceiveSupplierInvoice = {
  readonly site: string;
  readonly supplier: string;
  readonly purchaseOrder: string;
  readonly number: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly taxRate?: string;
  }[];
  readonly taxes?: readonly {
    readonly rate: string;
    readonly taxable: { readonly amount: string; readonly currency: string };
    readonly tax: { readonly amount: string; readonly currency: string };
  }[];
  readonly total: { readonly amount: string; readonly currency: string };
  readonly due: string;
  readonly issuedOn?: string;
};

type ReleaseSupplierInvoice = {
  readonly total: { readonly amount: string; readonly currency: string };
  readonly reason: string;
};

type PaySupplierInvoice = { readonly amount: { readonly amount: string; readonly currency: string } };

export type SupplierInvoice = {
  readonly '/v1/supplier-invoices': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[purchaseOrder]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SupplierInvoiceState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReceiveSupplierInvoice;
      readonly answer: Done;
      readonly refusal:
        | 'FIN-INV-CURRENCY'
        | 'FIN-INV-DATE'
        | 'FIN-INV-DUPLICATE'
        | 'FIN-INV-ORDER'
        | 'FIN-INV-STATE'
        | 'FIN-INV-SUPPLIER'
        | 'FIN-INV-TOTAL'
        | 'FIN-RATE-MISSING'
        | 'FIN-TAX-AMOUNT'
        | 'FIN-TAX-RATE';
    };
  };
  readonly '/v1/supplier-invoices/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: SupplierInvoiceState };
  };
  readonly '/v1/supplier-invoices/{id}/commands': {
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
  readonly '/v1/supplier-invoices/{id}/events': {
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
  readonly '/v1/supplier-invoices/{id}/release': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReleaseSupplierInvoice;
      readonly answer: Done;
      readonly refusal: 'FIN-INV-STATE' | 'FIN-INV-TOTAL' | 'FIN-PAY-RIGHT' | 'FIN-PAY-SELF';
    };
  };
  readonly '/v1/supplier-invoices/{id}/pay': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: PaySupplierInvoice;
      readonly answer: Done;
      readonly refusal:
        'FIN-INV-STATE' | 'FIN-MATCH-BLOCK' | 'FIN-PAY-AMOUNT' | 'FIN-PAY-DATE' | 'FIN-PAY-SUPPLIER';
    };
  };
};
