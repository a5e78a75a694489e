/** What is asked of production about maintenance-order; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type MaintenanceOrderState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'raised' | 'in-work' | 'completed' | 'cancelled';
  readonly workUnit: string;
  readonly kind: 'corrective' | 'preventive' | 'condition';
  readonly work: string;
  readonly plan?: string;
  readonly failureCode?: string;
  readonly labour?: string;
  readonly done?: string;
  readonly reason?: string;
};

type RaiseMaintenanceOrder = {
  readonly id?: string;
  readonly site: string;
  readonly workUnit: string;
  readonly kind: 'corrective' | 'preventive' | 'condition';
  readonly work: string;
  readonly plan?: string;
};

type StartMaintenance = Readonly<Record<never, never>>;

type CompleteMaintenance = { readonly failureCode?: string; readonly labour: string; readonly done: string };

type CancelMaintenanceOrder = { readonly reason: string };

export type MaintenanceOrder = {
  readonly '/v1/maintenance-orders': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[workUnit]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[plan]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly MaintenanceOrderState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RaiseMaintenanceOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-MNT-PLAN' | 'PRD-MNT-STATE' | 'PRD-MNT-UNIT';
    };
  };
  readonly '/v1/maintenance-orders/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: MaintenanceOrderState };
  };
  readonly '/v1/maintenance-orders/{id}/commands': {
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
  readonly '/v1/maintenance-orders/{id}/events': {
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
  readonly '/v1/maintenance-orders/{id}/start-maintenance': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: StartMaintenance;
      readonly answer: Done;
      readonly refusal: 'PRD-MNT-STATE';
    };
  };
  readonly '/v1/maintenance-orders/{id}/complete-maintenance': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CompleteMaintenance;
      readonly answer: Done;
      readonly refusal: 'PRD-MNT-FAILURE' | 'PRD-MNT-STATE';
    };
  };
  readonly '/v1/maintenance-orders/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelMaintenanceOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-MNT-PLAN' | 'PRD-MNT-STATE';
    };
  };
};
