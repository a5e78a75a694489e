/** What is asked of quality about quality-hold; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type QualityHoldState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly active: boolean;
  readonly item: string;
  readonly lot: string;
  readonly quantity?: { readonly value: string; readonly unit: string };
  readonly reason: string;
  readonly source: string;
  readonly sites: readonly string[];
};

type PlaceHold = {
  readonly id?: string;
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity?: { readonly value: string; readonly unit: string };
  readonly reason: string;
  readonly source: string;
};

type LiftHold = { readonly lot: string; readonly reason: string; readonly nonconformance?: string };

export type QualityHold = {
  readonly '/v1/quality-holds': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[active]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly QualityHoldState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PlaceHold;
      readonly answer: Done;
      readonly refusal:
        'QAL-GDS-ITEM' | 'QAL-GDS-LOT' | 'QAL-GDS-QTY' | 'QAL-GDS-UNIT' | 'QAL-HLD-STATE' | 'QAL-QTY-WHOLE';
    };
  };
  readonly '/v1/quality-holds/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: QualityHoldState };
  };
  readonly '/v1/quality-holds/{id}/commands': {
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
  readonly '/v1/quality-holds/{id}/events': {
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
  readonly '/v1/quality-holds/{id}/lift-hold': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: LiftHold;
      readonly answer: Done;
      readonly refusal: 'QAL-HLD-LIFT' | 'QAL-HLD-STATE' | 'QAL-RLS-MISSING';
    };
  };
};
