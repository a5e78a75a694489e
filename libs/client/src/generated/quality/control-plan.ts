/** What is asked of quality about control-plan; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ControlPlanState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly planVersion: number;
  readonly trigger: 'receipt' | 'completion';
  readonly sampleSize: number;
  readonly characteristics: readonly {
    readonly id: string;
    readonly name: string;
    readonly nominal: string;
    readonly lower: string;
    readonly upper: string;
    readonly unit: string;
  }[];
};

type ReleaseControlPlan = {
  readonly item: string;
  readonly version: number;
  readonly trigger: 'receipt' | 'completion';
  readonly sampleSize: number;
  readonly characteristics: readonly {
    readonly id: string;
    readonly name: string;
    readonly nominal: string;
    readonly lower: string;
    readonly upper: string;
    readonly unit: string;
  }[];
};

export type ControlPlan = {
  readonly '/v1/control-plans': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[trigger]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ControlPlanState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReleaseControlPlan;
      readonly answer: Done;
      readonly refusal: 'QAL-PLN-LIMITS' | 'QAL-PLN-STATE' | 'QAL-PLN-TWICE';
    };
  };
  readonly '/v1/control-plans/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ControlPlanState };
  };
  readonly '/v1/control-plans/{id}/commands': {
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
  readonly '/v1/control-plans/{id}/events': {
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
