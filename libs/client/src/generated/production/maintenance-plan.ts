/** What is asked of production about maintenance-plan; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type MaintenancePlanState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'waiting' | 'due' | 'retired';
  readonly workUnit: string;
  readonly kind: 'maintenance' | 'calibration';
  readonly work: string;
  readonly every?: string;
  readonly everyRun?: string;
  readonly limit?: {
    readonly reading: string;
    readonly unit: string;
    readonly above?: string;
    readonly below?: string;
    readonly hysteresis?: string;
  };
  readonly counter?: { readonly reading: string; readonly unit: string; readonly every: string };
  readonly grace?: string;
  readonly notice?: string;
  readonly runSince: string;
  readonly dueAt?: string;
  readonly because?: 'time' | 'usage' | 'condition';
  readonly doneBy?: string;
};

type DefineMaintenancePlan = {
  readonly id?: string;
  readonly site: string;
  readonly workUnit: string;
  readonly kind: 'maintenance' | 'calibration';
  readonly work: string;
  readonly every?: string;
  readonly everyRun?: string;
  readonly limit?: {
    readonly reading: string;
    readonly unit: string;
    readonly above?: string;
    readonly below?: string;
    readonly hysteresis?: string;
  };
  readonly counter?: { readonly reading: string; readonly unit: string; readonly every: string };
  readonly grace?: string;
  readonly notice?: string;
  readonly stands?: string;
};

type RetireMaintenancePlan = { readonly reason: string };

export type MaintenancePlan = {
  readonly '/v1/maintenance-plans': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[workUnit]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[because]'?: string | undefined;
        readonly 'filter[doneBy]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly MaintenancePlanState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: DefineMaintenancePlan;
      readonly answer: Done;
      readonly refusal: 'PRD-MNT-STATE' | 'PRD-MNT-TRIGGER' | 'PRD-MNT-UNIT';
    };
  };
  readonly '/v1/maintenance-plans/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: MaintenancePlanState };
  };
  readonly '/v1/maintenance-plans/{id}/commands': {
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
  readonly '/v1/maintenance-plans/{id}/events': {
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
  readonly '/v1/maintenance-plans/{id}/retire': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RetireMaintenancePlan;
      readonly answer: Done;
    };
  };
};
