/** What is asked of supply-chain about supplier; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type SupplierState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly currency: string;
  readonly leadTime: string;
  readonly gln?: string;
  readonly status: 'approved' | 'blocked';
  readonly prices: readonly {
    readonly item: string;
    readonly price: { readonly amount: string; readonly currency: string };
  }[];
  readonly tolerances: readonly {
    readonly item?: string;
    readonly over: string;
    readonly overQuantity?: { readonly value: string; readonly unit: string };
    readonly under: string;
    readonly underQuantity?: { readonly value: string; readonly unit: string };
  }[];
  readonly cancellationTerms: readonly { readonly days: number; readonly share: string }[];
};

type ApproveSupplier = {
  readonly id?: string;
  readonly name: string;
  readonly currency: string;
  readonly leadTime: string;
  readonly gln?: string;
};

type BlockSupplier = { readonly reason: string };

type AgreePrice = {
  readonly item: string;
  readonly price: { readonly amount: string; readonly currency: string };
};

type SetReceiptTolerance = {
  readonly item?: string;
  readonly over: string;
  readonly overQuantity?: { readonly value: string; readonly unit: string };
  readonly under: string;
  readonly underQuantity?: { readonly value: string; readonly unit: string };
};

type AgreeCancellationTerms = {
  readonly terms: readonly { readonly days: number; readonly share: string }[];
};

export type Supplier = {
  readonly '/v1/suppliers': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SupplierState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ApproveSupplier;
      readonly answer: Done;
      readonly refusal: 'SCM-SUP-STATE';
    };
  };
  readonly '/v1/suppliers/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: SupplierState };
  };
  readonly '/v1/suppliers/{id}/commands': {
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
  readonly '/v1/suppliers/{id}/events': {
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
  readonly '/v1/suppliers/{id}/block': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: BlockSupplier;
      readonly answer: Done;
    };
  };
  readonly '/v1/suppliers/{id}/agree-price': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AgreePrice;
      readonly answer: Done;
      readonly refusal: 'SCM-SUP-CURRENCY';
    };
  };
  readonly '/v1/suppliers/{id}/set-receipt-tolerance': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SetReceiptTolerance;
      readonly answer: Done;
      readonly refusal: 'SCM-ITEM-UNKNOWN' | 'SCM-SUP-TOLERANCE' | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/suppliers/{id}/agree-cancellation-terms': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AgreeCancellationTerms;
      readonly answer: Done;
      readonly refusal: 'SCM-SUP-TERMS';
    };
  };
};
