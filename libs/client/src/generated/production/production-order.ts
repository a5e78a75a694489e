/** What is asked of production about production-order; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ProductionOrderState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'planned' | 'released' | 'held' | 'completed' | 'closed' | 'cancelled';
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly due: string;
  readonly demand?: string;
  readonly refurbishes?: {
    readonly authorisation: string;
    readonly part: number;
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly taken: boolean;
  };
  readonly operations: readonly {
    readonly sequence: number;
    readonly workCenter: string;
    readonly skill: string;
    readonly runPerUnit: string;
    readonly setupFamily?: string;
    readonly predecessors?: readonly { readonly operation: number }[];
    readonly toolKinds?: readonly string[];
    readonly tools?: readonly string[];
    readonly status: 'waiting' | 'assigned' | 'running' | 'paused' | 'done';
    readonly workUnit?: string;
    readonly planned?: string;
    readonly plannedStart?: string;
    readonly plannedEnd?: string;
    readonly people: readonly string[];
    readonly startedAt?: string;
    readonly completedAt?: string;
    readonly setup?: string;
    readonly run?: string;
    readonly good: { readonly value: string; readonly unit: string };
    readonly scrap: { readonly value: string; readonly unit: string };
    readonly rework: { readonly value: string; readonly unit: string };
    readonly reworked: { readonly value: string; readonly unit: string };
    readonly steps?: readonly {
      readonly step: number;
      readonly instruction: string;
      readonly kind: 'confirm' | 'measure' | 'text';
      readonly unit?: string;
      readonly lower?: string;
      readonly upper?: string;
      readonly value?: string;
      readonly within?: boolean;
      readonly accepted?: boolean;
    }[];
  }[];
  readonly components: readonly {
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly operation: number;
    readonly alternates?: readonly {
      readonly item: string;
      readonly quantity: { readonly value: string; readonly unit: string };
    }[];
    readonly issued: { readonly value: string; readonly unit: string };
  }[];
};

type CreateProductionOrder = {
  readonly id?: string;
  readonly site: string;
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly due: string;
  readonly demand?: string;
  readonly refurbishes?: {
    readonly authorisation: string;
    readonly part: number;
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  };
};

type ReleaseProductionOrder = Readonly<Record<never, never>>;

type HoldProductionOrder = { readonly reason: string };

type ResumeProductionOrder = { readonly reason: string };

type CancelProductionOrder = { readonly reason: string };

type CloseProductionOrder = Readonly<Record<never, never>>;

type RescheduleProductionOrder = { readonly due: string; readonly reason: string };

type ChangeProductionOrderQuantity = {
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly reason: string;
};

type SubstituteComponent = {
  readonly operation: number;
  readonly item: string;
  readonly by: string;
  readonly reason: string;
};

type AdoptBillVersion = { readonly version: number; readonly reason: string };

type AssignOperation = {
  readonly operation: number;
  readonly workUnit: string;
  readonly people: readonly string[];
  readonly planned: string;
};

type StartOperation = {
  readonly operation: number;
  readonly workUnit: string;
  readonly people: readonly string[];
  readonly tools?: readonly string[];
};

type PauseOperation = { readonly operation: number; readonly reason: string };

type ReassignOperation = {
  readonly operation: number;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

type ReportQuantity = {
  readonly operation: number;
  readonly good: { readonly value: string; readonly unit: string };
  readonly scrap: { readonly value: string; readonly unit: string };
  readonly rework: { readonly value: string; readonly unit: string };
  readonly fromRework?: { readonly value: string; readonly unit: string };
  readonly reworkAt?: number;
  readonly reason?: string;
};

type RecordStep = { readonly operation: number; readonly step: number; readonly value?: string };

type AcceptStepDeviation = { readonly operation: number; readonly step: number; readonly reason: string };

type CompleteOperation = {
  readonly operation: number;
  readonly setup: string;
  readonly run: string;
  readonly outputs?: readonly {
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly materialWaived?: string;
};

type CorrectOperationTime = {
  readonly operation: number;
  readonly setup: string;
  readonly run: string;
  readonly reason: string;
};

export type ProductionOrder = {
  readonly '/v1/production-orders': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ProductionOrderState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: CreateProductionOrder;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-BOM-MISSING'
        | 'PRD-BOM-OPERATION'
        | 'PRD-ITEM-RECOVERY'
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-ORD-DEMAND'
        | 'PRD-ORD-DUE'
        | 'PRD-ORD-REFURBISH'
        | 'PRD-ORD-STATE'
        | 'PRD-QTY-WHOLE'
        | 'PRD-RTG-MISSING'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/production-orders/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ProductionOrderState };
  };
  readonly '/v1/production-orders/{id}/commands': {
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
  readonly '/v1/production-orders/{id}/events': {
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
  readonly '/v1/production-orders/{id}/release': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReleaseProductionOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/hold': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: HoldProductionOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/resume': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ResumeProductionOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelProductionOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-CANCEL-WIP' | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseProductionOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-CLOSE-OPEN' | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/reschedule': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RescheduleProductionOrder;
      readonly answer: Done;
      readonly refusal: 'PRD-ORD-DUE' | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/change-production-order-quantity': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ChangeProductionOrderQuantity;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-BOM-MISSING'
        | 'PRD-ISSUE-OVER'
        | 'PRD-ORD-REFURBISH'
        | 'PRD-ORD-STATE'
        | 'PRD-QTY-OVER'
        | 'PRD-QTY-WHOLE'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/production-orders/{id}/substitute-component': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SubstituteComponent;
      readonly answer: Done;
      readonly refusal: 'PRD-BOM-ALTERNATE' | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/adopt-bill-version': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AdoptBillVersion;
      readonly answer: Done;
      readonly refusal:
        'PRD-BOM-MISSING' | 'PRD-BOM-OPERATION' | 'PRD-ORD-BEGUN' | 'PRD-ORD-REFURBISH' | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/assign-operation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AssignOperation;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-OP-ABSENT'
        | 'PRD-OP-EQUIPMENT'
        | 'PRD-OP-PERSON'
        | 'PRD-OP-SKILL'
        | 'PRD-OP-TRAINING'
        | 'PRD-OP-UNKNOWN'
        | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/start-operation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: StartOperation;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-OP-ABSENT'
        | 'PRD-OP-ANDON'
        | 'PRD-OP-CALIBRATION'
        | 'PRD-OP-DOUBLE'
        | 'PRD-OP-EQUIPMENT'
        | 'PRD-OP-LOCKED'
        | 'PRD-OP-LOT-HOLD'
        | 'PRD-OP-OVERDUE'
        | 'PRD-OP-PERSON'
        | 'PRD-OP-PREDECESSOR'
        | 'PRD-OP-SKILL'
        | 'PRD-OP-TOOL'
        | 'PRD-OP-TOOL-UNFIT'
        | 'PRD-OP-TRAINING'
        | 'PRD-OP-UNASSIGNED'
        | 'PRD-OP-UNKNOWN'
        | 'PRD-OP-UNSAFE'
        | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/pause-operation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: PauseOperation;
      readonly answer: Done;
      readonly refusal: 'PRD-OP-TIME' | 'PRD-OP-UNKNOWN' | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/reassign-operation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReassignOperation;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-OP-ABSENT'
        | 'PRD-OP-DOUBLE'
        | 'PRD-OP-PERSON'
        | 'PRD-OP-SKILL'
        | 'PRD-OP-TRAINING'
        | 'PRD-OP-UNASSIGNED'
        | 'PRD-OP-UNKNOWN'
        | 'PRD-ORD-STATE';
    };
  };
  readonly '/v1/production-orders/{id}/report-quantity': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReportQuantity;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-OP-TIME'
        | 'PRD-OP-UNKNOWN'
        | 'PRD-ORD-STATE'
        | 'PRD-QTY-OVER'
        | 'PRD-QTY-REASON'
        | 'PRD-QTY-REWORK'
        | 'PRD-QTY-WHOLE'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/production-orders/{id}/record-step': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordStep;
      readonly answer: Done;
      readonly refusal:
        'PRD-OP-TIME' | 'PRD-OP-UNKNOWN' | 'PRD-ORD-STATE' | 'PRD-STEP-UNKNOWN' | 'PRD-STEP-VALUE';
    };
  };
  readonly '/v1/production-orders/{id}/accept-step-deviation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AcceptStepDeviation;
      readonly answer: Done;
      readonly refusal:
        'PRD-OP-UNKNOWN' | 'PRD-ORD-STATE' | 'PRD-STEP-LIMIT' | 'PRD-STEP-STATE' | 'PRD-STEP-UNKNOWN';
    };
  };
  readonly '/v1/production-orders/{id}/complete-operation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CompleteOperation;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-OP-MATERIAL'
        | 'PRD-OP-PREDECESSOR'
        | 'PRD-OP-TIME'
        | 'PRD-OP-UNKNOWN'
        | 'PRD-OP-UNREPORTED'
        | 'PRD-ORD-STATE'
        | 'PRD-OUTPUT-EARLY'
        | 'PRD-OUTPUT-UNKNOWN'
        | 'PRD-QTY-UNACCOUNTED'
        | 'PRD-QTY-WHOLE'
        | 'PRD-STEP-LIMIT'
        | 'PRD-STEP-OPEN'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/production-orders/{id}/correct-operation-time': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CorrectOperationTime;
      readonly answer: Done;
      readonly refusal: 'PRD-OP-CORRECTION' | 'PRD-OP-TIME' | 'PRD-OP-UNKNOWN' | 'PRD-ORD-STATE';
    };
  };
};
