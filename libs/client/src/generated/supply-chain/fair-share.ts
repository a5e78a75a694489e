/** What is asked of supply-chain about fair-share; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type FairShareState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly by: 'need' | 'order';
  readonly free: { readonly value: string; readonly unit: string };
  readonly keep: { readonly value: string; readonly unit: string };
  readonly shares: readonly {
    readonly transfer: string;
    readonly to: string;
    readonly asked: { readonly value: string; readonly unit: string };
    readonly given: { readonly value: string; readonly unit: string };
  }[];
};

type ShareOutStock = {
  readonly id?: string;
  readonly site: string;
  readonly item: string;
  readonly transfers: readonly string[];
  readonly by: 'need' | 'order';
  readonly keep?: { readonly value: string; readonly unit: string };
};

export type FairShare = {
  readonly '/v1/fair-shares': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[by]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly FairShareState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ShareOutStock;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-FSH-NOTHING'
        | 'SCM-FSH-TRANSFER'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-STK-UNIT'
        | 'SCM-TRF-CONSENT'
        | 'SCM-TRF-STATE'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/fair-shares/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: FairShareState };
  };
  readonly '/v1/fair-shares/{id}/commands': {
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
  readonly '/v1/fair-shares/{id}/events': {
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
