/** What is asked of production about downtime-reason; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type DowntimeReasonState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly parent?: string;
  readonly loss: 'planned' | 'availability' | 'performance' | 'quality';
  readonly path: readonly string[];
  readonly status: 'in-force' | 'retired';
};

type DefineDowntimeReason = {
  readonly id?: string;
  readonly name: string;
  readonly parent?: string;
  readonly loss: 'planned' | 'availability' | 'performance' | 'quality';
};

type RetireDowntimeReason = { readonly because: string };

export type DowntimeReason = {
  readonly '/v1/downtime-reasons': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[parent]'?: string | undefined;
        readonly 'filter[loss]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly DowntimeReasonState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: DefineDowntimeReason;
      readonly answer: Done;
      readonly refusal: 'PRD-DTR-LEVELS' | 'PRD-DTR-LOSS' | 'PRD-DTR-PARENT' | 'PRD-DTR-STATE';
    };
  };
  readonly '/v1/downtime-reasons/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: DowntimeReasonState };
  };
  readonly '/v1/downtime-reasons/{id}/commands': {
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
  readonly '/v1/downtime-reasons/{id}/events': {
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
  readonly '/v1/downtime-reasons/{id}/retire': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RetireDowntimeReason;
      readonly answer: Done;
      readonly refusal: 'PRD-DTR-BELOW';
    };
  };
};
