/** What is asked of quality about lot-trail; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type LotTrailState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly follows: readonly {
    readonly item: string;
    readonly lot: string;
    readonly recall?: string;
    readonly hold?: string;
  }[];
};

export type LotTrail = {
  readonly '/v1/lot-trails': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly LotTrailState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/lot-trails/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: LotTrailState };
  };
  readonly '/v1/lot-trails/{id}/commands': {
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
  readonly '/v1/lot-trails/{id}/events': {
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
