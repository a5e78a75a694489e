/** What is asked of production about change-notice; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ChangeNoticeState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly reason: string;
  readonly effectiveFrom: string;
  readonly bill?: {
    readonly version: number;
    readonly base: { readonly value: string; readonly unit: string };
    readonly lines: readonly {
      readonly item: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly scrapFraction: string;
      readonly operation: number;
      readonly phantom?: boolean;
      readonly alternates?: readonly {
        readonly item: string;
        readonly quantity: { readonly value: string; readonly unit: string };
        readonly effectiveFrom: string;
        readonly effectiveTo?: string;
      }[];
    }[];
    readonly outputs?: readonly {
      readonly item: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly kind: 'co' | 'by' | 'waste';
      readonly costShare: string;
    }[];
  };
  readonly routing?: {
    readonly version: number;
    readonly operations: readonly {
      readonly sequence: number;
      readonly name: string;
      readonly workCenter: string;
      readonly setup: string;
      readonly runPerUnit: string;
      readonly skill: string;
      readonly setupFamily?: string;
      readonly toolKinds?: readonly string[];
      readonly predecessors?: readonly { readonly operation: number }[];
      readonly queue?: string;
      readonly steps?: readonly {
        readonly step: number;
        readonly instruction: string;
        readonly kind: 'confirm' | 'measure' | 'text';
        readonly unit?: string;
        readonly lower?: string;
        readonly upper?: string;
      }[];
    }[];
  };
  readonly status: 'raised' | 'released' | 'withdrawn';
  readonly superseded: readonly { readonly item: string; readonly usedIn: readonly string[] }[];
  readonly lines: readonly {
    readonly kind: 'production-order' | 'planning-action' | 'purchase-order' | 'requisition' | 'stock';
    readonly subject: string;
    readonly site: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly due?: string;
    readonly line: number;
    readonly decision?: 'use-up' | 'switch-over' | 'rework' | 'scrap' | 'cancel' | 'leave';
    readonly reason?: string;
    readonly ended: boolean;
    readonly released: boolean;
  }[];
  readonly withdrawnBecause?: string;
};

type RaiseChangeNotice = {
  readonly id?: string;
  readonly item: string;
  readonly reason: string;
  readonly effectiveFrom: string;
  readonly bill?: {
    readonly version: number;
    readonly base: { readonly value: string; readonly unit: string };
    readonly lines: readonly {
      readonly item: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly scrapFraction: string;
      readonly operation: number;
      readonly phantom?: boolean;
      readonly alternates?: readonly {
        readonly item: string;
        readonly quantity: { readonly value: string; readonly unit: string };
        readonly effectiveFrom: string;
        readonly effectiveTo?: string;
      }[];
    }[];
    readonly outputs?: readonly {
      readonly item: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly kind: 'co' | 'by' | 'waste';
      readonly costShare: string;
    }[];
  };
  readonly routing?: {
    readonly version: number;
    readonly operations: readonly {
      readonly sequence: number;
      readonly name: string;
      readonly workCenter: string;
      readonly setup: string;
      readonly runPerUnit: string;
      readonly skill: string;
      readonly setupFamily?: string;
      readonly toolKinds?: readonly string[];
      readonly predecessors?: readonly { readonly operation: number }[];
      readonly queue?: string;
      readonly steps?: readonly {
        readonly step: number;
        readonly instruction: string;
        readonly kind: 'confirm' | 'measure' | 'text';
        readonly unit?: string;
        readonly lower?: string;
        readonly upper?: string;
      }[];
    }[];
  };
};

type ListChangeImpact = Readonly<Record<never, never>>;

type DecideChangeImpact = {
  readonly line: number;
  readonly decision: 'use-up' | 'switch-over' | 'rework' | 'scrap' | 'cancel' | 'leave';
  readonly reason: string;
};

type ReleaseChangeNotice = Readonly<Record<never, never>>;

type WithdrawChangeNotice = { readonly reason: string };

export type ChangeNotice = {
  readonly '/v1/change-notices': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ChangeNoticeState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RaiseChangeNotice;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-BOM-ALTERNATE'
        | 'PRD-BOM-COSTSHARE'
        | 'PRD-BOM-CYCLE'
        | 'PRD-BOM-LINE'
        | 'PRD-BOM-OPERATION'
        | 'PRD-BOM-OUTPUT'
        | 'PRD-BOM-OVERLAP'
        | 'PRD-BOM-PHANTOM'
        | 'PRD-BOM-SCRAP'
        | 'PRD-BOM-SERVICE'
        | 'PRD-BOM-STATE'
        | 'PRD-ECN-DATE'
        | 'PRD-ECN-EMPTY'
        | 'PRD-ECN-STATE'
        | 'PRD-ECN-VERSION'
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-RTG-CYCLE'
        | 'PRD-RTG-END'
        | 'PRD-RTG-PREDECESSOR'
        | 'PRD-RTG-QUEUE'
        | 'PRD-RTG-SEQUENCE'
        | 'PRD-RTG-STATE'
        | 'PRD-RTG-STEP'
        | 'PRD-RTG-TOOL'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/change-notices/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ChangeNoticeState };
  };
  readonly '/v1/change-notices/{id}/commands': {
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
  readonly '/v1/change-notices/{id}/events': {
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
  readonly '/v1/change-notices/{id}/list-change-impact': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ListChangeImpact;
      readonly answer: Done;
      readonly refusal: 'PRD-ECN-STATE';
    };
  };
  readonly '/v1/change-notices/{id}/decide-change-impact': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DecideChangeImpact;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-BOM-ALTERNATE'
        | 'PRD-BOM-COSTSHARE'
        | 'PRD-BOM-CYCLE'
        | 'PRD-BOM-LINE'
        | 'PRD-BOM-MISSING'
        | 'PRD-BOM-OPERATION'
        | 'PRD-BOM-OUTPUT'
        | 'PRD-BOM-OVERLAP'
        | 'PRD-BOM-PHANTOM'
        | 'PRD-BOM-SCRAP'
        | 'PRD-BOM-SERVICE'
        | 'PRD-BOM-STATE'
        | 'PRD-CANCEL-WIP'
        | 'PRD-ECN-DECISION'
        | 'PRD-ECN-LINE'
        | 'PRD-ECN-RIGHT'
        | 'PRD-ECN-SITE'
        | 'PRD-ECN-STATE'
        | 'PRD-ECN-VERSION'
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-ORD-BEGUN'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/change-notices/{id}/release': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReleaseChangeNotice;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-BOM-ALTERNATE'
        | 'PRD-BOM-COSTSHARE'
        | 'PRD-BOM-CYCLE'
        | 'PRD-BOM-LINE'
        | 'PRD-BOM-MISSING'
        | 'PRD-BOM-OPERATION'
        | 'PRD-BOM-OUTPUT'
        | 'PRD-BOM-OVERLAP'
        | 'PRD-BOM-PHANTOM'
        | 'PRD-BOM-SCRAP'
        | 'PRD-BOM-SERVICE'
        | 'PRD-BOM-STATE'
        | 'PRD-CANCEL-WIP'
        | 'PRD-ECN-DATE'
        | 'PRD-ECN-DECISION'
        | 'PRD-ECN-EMPTY'
        | 'PRD-ECN-RIGHT'
        | 'PRD-ECN-STATE'
        | 'PRD-ECN-UNDECIDED'
        | 'PRD-ECN-UNLISTED'
        | 'PRD-ECN-VERSION'
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-ORD-BEGUN'
        | 'PRD-RTG-CYCLE'
        | 'PRD-RTG-END'
        | 'PRD-RTG-PREDECESSOR'
        | 'PRD-RTG-QUEUE'
        | 'PRD-RTG-SEQUENCE'
        | 'PRD-RTG-STATE'
        | 'PRD-RTG-STEP'
        | 'PRD-RTG-TOOL'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/change-notices/{id}/withdraw': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: WithdrawChangeNotice;
      readonly answer: Done;
      readonly refusal: 'PRD-ECN-STATE';
    };
  };
};
