/** What is asked of production about sensor-report; written by "npm run docs". */
import type { Event } from '../shapes/shared.js';

type SensorReportState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly reads: readonly {
    readonly site: string;
    readonly workUnit: string;
    readonly device: string;
    readonly reading: string;
    readonly unit: string;
    readonly least: string;
    readonly most: string;
    readonly readAt: string;
  }[];
};

export type SensorReport = {
  readonly '/v1/sensor-reports': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SensorReportState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/sensor-reports/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: SensorReportState };
  };
  readonly '/v1/sensor-reports/{id}/commands': {
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
  readonly '/v1/sensor-reports/{id}/events': {
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
