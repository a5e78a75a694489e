/** What is asked of production about planning-action; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type PlanningActionState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly action: 'order' | 'make' | 'expedite' | 'defer' | 'increase' | 'decrease' | 'cancel';
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly due: string;
  readonly begin?: string;
  readonly expected?: string;
  readonly target?: string;
  readonly quantityBefore?: { readonly value: string; readonly unit: string };
  readonly dueBefore?: string;
  readonly reason:
    'short' | 'below-safety-stock' | 'needed-earlier' | 'needed-later' | 'not-needed' | 'more-than-needed';
  readonly supplier?: string;
  readonly obstacle?: string;
  readonly pegs: readonly {
    readonly demand: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly due: string;
  }[];
  readonly ends?: readonly { readonly demand: string }[];
  readonly status: 'raised' | 'applied' | 'dismissed' | 'withdrawn';
  readonly run: string;
  readonly assignedTo?: string;
  readonly dismissedBecause?: string;
  readonly order?: string;
};

type AssignPlanningAction = { readonly to: string };

type ApplyPlanningAction = Readonly<Record<never, never>>;

type DismissPlanningAction = { readonly reason: string };

export type PlanningAction = {
  readonly '/v1/planning-actions': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[action]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[reason]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[run]'?: string | undefined;
        readonly 'filter[assignedTo]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly PlanningActionState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/planning-actions/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: PlanningActionState };
  };
  readonly '/v1/planning-actions/{id}/commands': {
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
  readonly '/v1/planning-actions/{id}/events': {
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
  readonly '/v1/planning-actions/{id}/assign': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AssignPlanningAction;
      readonly answer: Done;
      readonly refusal: 'PRD-PLAN-STATE';
    };
  };
  readonly '/v1/planning-actions/{id}/apply': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ApplyPlanningAction;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-BOM-MISSING'
        | 'PRD-BOM-OPERATION'
        | 'PRD-CANCEL-WIP'
        | 'PRD-ISSUE-OVER'
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-ORD-STATE'
        | 'PRD-PLAN-LINES'
        | 'PRD-PLAN-STATE'
        | 'PRD-PLAN-TARGET'
        | 'PRD-QTY-OVER'
        | 'PRD-QTY-WHOLE'
        | 'PRD-RTG-MISSING'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/planning-actions/{id}/dismiss': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DismissPlanningAction;
      readonly answer: Done;
      readonly refusal: 'PRD-PLAN-STATE';
    };
  };
};
