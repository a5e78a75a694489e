/** What is asked of supply-chain about epcis-event; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type EpcisEventState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly epcisId: string;
  readonly hashId: string;
  readonly conflicts: number;
  readonly goods: readonly {
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly refusals: readonly { readonly item: string; readonly lot: string; readonly code: string }[];
};

export type EpcisEvent = {
  readonly '/v1/epcis-events': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly EpcisEventState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/epcis-events/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: EpcisEventState };
  };
  readonly '/v1/epcis-events/{id}/commands': {
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
  readonly '/v1/epcis-events/{id}/events': {
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
