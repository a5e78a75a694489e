/** What is asked of finance about standard-cost; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type StandardCostState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly cost: { readonly amount: string; readonly currency: string };
  readonly labourRate: { readonly amount: string; readonly currency: string };
  readonly machineRate: { readonly amount: string; readonly currency: string };
};

type ReleaseStandardCost = {
  readonly site: string;
  readonly item: string;
  readonly cost: { readonly amount: string; readonly currency: string };
  readonly labourRate: { readonly amount: string; readonly currency: string };
  readonly machineRate: { readonly amount: string; readonly currency: string };
};

export type StandardCost = {
  readonly '/v1/standard-costs': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StandardCostState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReleaseStandardCost;
      readonly answer: Done;
      readonly refusal: 'FIN-STD-CURRENCY';
    };
  };
  readonly '/v1/standard-costs/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: StandardCostState };
  };
  readonly '/v1/standard-costs/{id}/commands': {
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
  readonly '/v1/standard-costs/{id}/events': {
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
