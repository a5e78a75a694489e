/** What is asked of finance about cost-layer; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type CostLayerState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly method: 'specific' | 'fifo' | 'movingAverage' | 'standard';
  readonly lots: readonly {
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly amount?: { readonly amount: string; readonly currency: string };
  }[];
  readonly layers: readonly {
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly amount?: { readonly amount: string; readonly currency: string };
  }[];
};

export type CostLayer = {
  readonly '/v1/cost-layers': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[method]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly CostLayerState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/cost-layers/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: CostLayerState };
  };
  readonly '/v1/cost-layers/{id}/commands': {
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
  readonly '/v1/cost-layers/{id}/events': {
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
