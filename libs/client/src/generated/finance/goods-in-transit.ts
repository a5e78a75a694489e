/** What is asked of finance about goods-in-transit; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type GoodsInTransitState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly lots: readonly {
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly amount?: { readonly amount: string; readonly currency: string };
  }[];
};

export type GoodsInTransit = {
  readonly '/v1/goods-in-transit': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly GoodsInTransitState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/goods-in-transit/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: GoodsInTransitState };
  };
  readonly '/v1/goods-in-transit/{id}/commands': {
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
  readonly '/v1/goods-in-transit/{id}/events': {
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
