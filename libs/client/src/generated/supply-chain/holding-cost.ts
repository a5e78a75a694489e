/** What is asked of supply-chain about holding-cost; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type HoldingCostState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly holdingRate: string;
  readonly scrapValue: { readonly amount: string; readonly currency: string };
};

type SetHoldingCost = {
  readonly site: string;
  readonly item: string;
  readonly holdingRate: string;
  readonly scrapValue: { readonly amount: string; readonly currency: string };
};

export type HoldingCost = {
  readonly '/v1/holding-costs': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly HoldingCostState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: SetHoldingCost;
      readonly answer: Done;
      readonly refusal: 'SCM-HLC-CURRENCY' | 'SCM-HLC-RATE' | 'SCM-ITEM-UNKNOWN';
    };
  };
  readonly '/v1/holding-costs/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: HoldingCostState };
  };
  readonly '/v1/holding-costs/{id}/commands': {
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
  readonly '/v1/holding-costs/{id}/events': {
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
