/** What is asked of finance about cost-method; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type CostMethodState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly method: 'specific' | 'fifo' | 'movingAverage' | 'standard';
  readonly from: string;
  readonly reason: string;
};

type ChooseCostMethod = {
  readonly site: string;
  readonly item: string;
  readonly method: 'specific' | 'fifo' | 'movingAverage' | 'standard';
  readonly from: string;
  readonly reason: string;
};

export type CostMethod = {
  readonly '/v1/cost-methods': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[method]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly CostMethodState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ChooseCostMethod;
      readonly answer: Done;
      readonly refusal:
        | 'FIN-COST-UNIT'
        | 'FIN-METHOD-FROM'
        | 'FIN-METHOD-LATE'
        | 'FIN-PER-CLOSED'
        | 'FIN-PER-LOCKED'
        | 'FIN-PER-NONE'
        | 'FIN-STD-MISSING';
    };
  };
  readonly '/v1/cost-methods/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: CostMethodState };
  };
  readonly '/v1/cost-methods/{id}/commands': {
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
  readonly '/v1/cost-methods/{id}/events': {
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
