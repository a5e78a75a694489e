/** What is asked of quality about excursion; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type ExcursionState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly lot: string;
  readonly measurement: string;
  readonly value: string;
  readonly unit: string;
  readonly readAt: string;
  readonly nonconformance: string;
};

export type Excursion = {
  readonly '/v1/excursions': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[nonconformance]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ExcursionState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/excursions/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ExcursionState };
  };
  readonly '/v1/excursions/{id}/commands': {
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
  readonly '/v1/excursions/{id}/events': {
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
