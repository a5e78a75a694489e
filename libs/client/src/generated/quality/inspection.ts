/** What is asked of quality about inspection; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type InspectionState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'decided';
  readonly verdict?: 'accept' | 'reject';
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly trigger: 'receipt' | 'completion';
  readonly source: string;
  readonly receipt?: string;
  readonly planVersion: number;
  readonly sampleSize: number;
  readonly characteristics: readonly {
    readonly id: string;
    readonly name: string;
    readonly nominal: string;
    readonly lower: string;
    readonly upper: string;
    readonly unit: string;
  }[];
  readonly measured: readonly {
    readonly characteristic: string;
    readonly sample: number;
    readonly value: string;
  }[];
};

type OpenInspection = {
  readonly id?: string;
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly trigger: 'receipt' | 'completion';
  readonly source: string;
  readonly receipt?: string;
};

type RecordMeasurement = { readonly characteristic: string; readonly sample: number; readonly value: string };

type DecideInspection = { readonly verdict?: 'accept' | 'reject' };

export type Inspection = {
  readonly '/v1/inspections': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[verdict]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[trigger]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly InspectionState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: OpenInspection;
      readonly answer: Done;
      readonly refusal:
        | 'QAL-GDS-ITEM'
        | 'QAL-GDS-LOT'
        | 'QAL-GDS-QTY'
        | 'QAL-GDS-UNIT'
        | 'QAL-INS-PLAN'
        | 'QAL-INS-STATE'
        | 'QAL-SMP-SNAPSHOT';
    };
  };
  readonly '/v1/inspections/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: InspectionState };
  };
  readonly '/v1/inspections/{id}/commands': {
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
  readonly '/v1/inspections/{id}/events': {
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
  readonly '/v1/inspections/{id}/record-measurement': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordMeasurement;
      readonly answer: Done;
      readonly refusal: 'QAL-INS-SAMPLE' | 'QAL-INS-STATE' | 'QAL-SMP-SNAPSHOT';
    };
  };
  readonly '/v1/inspections/{id}/decide': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DecideInspection;
      readonly answer: Done;
      readonly refusal: 'QAL-INS-INCOMPLETE' | 'QAL-INS-LIMIT' | 'QAL-INS-SAMPLE' | 'QAL-INS-STATE';
    };
  };
};
