/** What is asked of finance about landed-cost; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type LandedCostState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'recorded' | 'reversed';
  readonly company: string;
  readonly number: string;
  readonly kind: 'freight' | 'duty' | 'insurance' | 'handling';
  readonly date: string;
  readonly net: { readonly amount: string; readonly currency: string };
  readonly tax?: { readonly amount: string; readonly currency: string };
  readonly settled: 'bank' | 'accrual';
  readonly basis: 'value' | 'quantity' | 'weight' | 'volume';
  readonly explanation?: string;
  readonly booked?: {
    readonly local: { readonly amount: string; readonly currency: string };
    readonly group: { readonly amount: string; readonly currency: string };
  };
  readonly shares: readonly {
    readonly purchaseOrder: string;
    readonly line: string;
    readonly item: string;
    readonly lot: string;
    readonly measure?: { readonly value: string; readonly unit: string };
    readonly part?: {
      readonly local: { readonly amount: string; readonly currency: string };
      readonly group: { readonly amount: string; readonly currency: string };
    };
  }[];
};

type RecordLandedCost = {
  readonly site: string;
  readonly company: string;
  readonly number: string;
  readonly kind: 'freight' | 'duty' | 'insurance' | 'handling';
  readonly date: string;
  readonly net: { readonly amount: string; readonly currency: string };
  readonly tax?: { readonly amount: string; readonly currency: string };
  readonly settled: 'bank' | 'accrual';
  readonly basis: 'value' | 'quantity' | 'weight' | 'volume';
  readonly explanation?: string;
  readonly receipts: readonly {
    readonly purchaseOrder: string;
    readonly line: string;
    readonly item: string;
    readonly lot: string;
    readonly measure?: { readonly value: string; readonly unit: string };
  }[];
};

type ReverseLandedCost = { readonly reason: string };

export type LandedCost = {
  readonly '/v1/landed-costs': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[company]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[settled]'?: string | undefined;
        readonly 'filter[basis]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly LandedCostState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RecordLandedCost;
      readonly answer: Done;
      readonly refusal:
        | 'FIN-DUP-SOURCE'
        | 'FIN-JNL-COMPANY'
        | 'FIN-JNL-CURRENCY'
        | 'FIN-LANDED-BASIS'
        | 'FIN-LANDED-DATE'
        | 'FIN-LANDED-DUPLICATE'
        | 'FIN-LANDED-MUCH'
        | 'FIN-LANDED-RECEIPT'
        | 'FIN-PER-CLOSED'
        | 'FIN-PER-LOCKED'
        | 'FIN-PER-NONE'
        | 'FIN-RATE-MISSING'
        | 'FIN-TAX-AMOUNT'
        | 'FIN-TAX-KIND';
    };
  };
  readonly '/v1/landed-costs/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: LandedCostState };
  };
  readonly '/v1/landed-costs/{id}/commands': {
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
  readonly '/v1/landed-costs/{id}/events': {
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
  readonly '/v1/landed-costs/{id}/reverse': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReverseLandedCost;
      readonly answer: Done;
      readonly refusal: 'FIN-LANDED-STATE' | 'FIN-PER-CLOSED' | 'FIN-PER-LOCKED' | 'FIN-PER-NONE';
    };
  };
};
