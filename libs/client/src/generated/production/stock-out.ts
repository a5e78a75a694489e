/** What is asked of production about stock-out; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type StockOutState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly on?: string;
  readonly missing?: { readonly value: string; readonly unit: string };
  readonly belowSafetyStockOn?: string;
  readonly reason: 'demand' | 'late-supply' | 'expiry' | 'below-safety-stock';
  readonly demand?: string;
  readonly demandDue?: string;
  readonly supply?: string;
  readonly supplyDue?: string;
  readonly expiredOn?: string;
  readonly orderBy: string;
  readonly tooLate: boolean;
  readonly status: 'foreseen' | 'averted';
  readonly run: string;
};

export type StockOut = {
  readonly '/v1/stock-outs': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[reason]'?: string | undefined;
        readonly 'filter[tooLate]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[run]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StockOutState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/stock-outs/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: StockOutState };
  };
  readonly '/v1/stock-outs/{id}/commands': {
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
  readonly '/v1/stock-outs/{id}/events': {
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
};
