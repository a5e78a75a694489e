/** What is asked of finance about order-cost; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type OrderCostState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly balance: { readonly amount: string; readonly currency: string };
  readonly settled: boolean;
  readonly resale?: {
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly cost: { readonly amount: string; readonly currency: string };
    readonly margin: { readonly amount: string; readonly currency: string };
    readonly good?: { readonly value: string; readonly unit: string };
  };
};

export type OrderCost = {
  readonly '/v1/order-costs': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[settled]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly OrderCostState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/order-costs/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: OrderCostState };
  };
  readonly '/v1/order-costs/{id}/commands': {
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
  readonly '/v1/order-costs/{id}/events': {
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
