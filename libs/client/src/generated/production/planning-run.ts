/** What is asked of production about planning-run; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type PlanningRunState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly asOf: string;
  readonly until: string;
  readonly actionsUntil: string;
  readonly inputsHash: string;
  readonly resultHash: string;
  readonly items: number;
  readonly plannedOrders: number;
  readonly actions: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly stockOuts?: number;
  readonly nextRunAt: string;
};

type RunPlanning = {
  readonly id?: string;
  readonly site: string;
  readonly horizon?: string;
  readonly actionsWithin?: string;
};

export type PlanningRun = {
  readonly '/v1/planning-runs': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly PlanningRunState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RunPlanning;
      readonly answer: Done;
      readonly refusal: 'PRD-RUN-HORIZON' | 'PRD-RUN-STATE';
    };
  };
  readonly '/v1/planning-runs/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: PlanningRunState };
  };
  readonly '/v1/planning-runs/{id}/commands': {
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
  readonly '/v1/planning-runs/{id}/events': {
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
