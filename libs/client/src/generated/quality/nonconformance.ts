/** What is asked of quality about nonconformance; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type NonconformanceState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly source: 'inspection' | 'operator' | 'customer' | 'audit' | 'sensor' | 'change';
  readonly sourceRef: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly severity: 'minor' | 'major' | 'critical';
  readonly description: string;
  readonly disposed: { readonly value: string; readonly unit: string };
  readonly kept: { readonly value: string; readonly unit: string };
  readonly rootCause?: string;
};

type RegisterNonconformance = {
  readonly id?: string;
  readonly source: 'inspection' | 'operator' | 'customer' | 'audit' | 'sensor' | 'change';
  readonly sourceRef: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly severity: 'minor' | 'major' | 'critical';
  readonly description: string;
  readonly site: string;
};

type SetDisposition = {
  readonly kind: 'useAsIs' | 'rework' | 'regrade' | 'scrap' | 'returnToSupplier';
  readonly quantity: { readonly value: string; readonly unit: string };
};

type CloseNonconformance = { readonly rootCause: string };

export type Nonconformance = {
  readonly '/v1/nonconformances': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[source]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly NonconformanceState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RegisterNonconformance;
      readonly answer: Done;
      readonly refusal:
        'QAL-GDS-ITEM' | 'QAL-GDS-LOT' | 'QAL-GDS-QTY' | 'QAL-GDS-UNIT' | 'QAL-NCR-STATE' | 'QAL-QTY-WHOLE';
    };
  };
  readonly '/v1/nonconformances/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: NonconformanceState };
  };
  readonly '/v1/nonconformances/{id}/commands': {
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
  readonly '/v1/nonconformances/{id}/events': {
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
  readonly '/v1/nonconformances/{id}/set-disposition': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SetDisposition;
      readonly answer: Done;
      readonly refusal: 'QAL-NCR-QTY' | 'QAL-NCR-SELF' | 'QAL-NCR-STATE' | 'QAL-QTY-WHOLE';
    };
  };
  readonly '/v1/nonconformances/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseNonconformance;
      readonly answer: Done;
      readonly refusal: 'QAL-NCR-QTY' | 'QAL-NCR-STATE';
    };
  };
};
