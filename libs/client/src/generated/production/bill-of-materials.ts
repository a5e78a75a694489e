/** What is asked of production about bill-of-materials; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type BillOfMaterialsState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly versions: readonly {
    readonly item: string;
    readonly version: number;
    readonly effectiveFrom: string;
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
  }[];
};

type ReleaseBillOfMaterials = {
  readonly item: string;
  readonly version: number;
  readonly effectiveFrom: string;
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

export type BillOfMaterials = {
  readonly '/v1/bills-of-materials': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly BillOfMaterialsState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReleaseBillOfMaterials;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-BOM-ALTERNATE'
        | 'PRD-BOM-COSTSHARE'
        | 'PRD-BOM-CYCLE'
        | 'PRD-BOM-LINE'
        | 'PRD-BOM-OUTPUT'
        | 'PRD-BOM-OVERLAP'
        | 'PRD-BOM-PHANTOM'
        | 'PRD-BOM-SCRAP'
        | 'PRD-BOM-SERVICE'
        | 'PRD-BOM-STATE'
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/bills-of-materials/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: BillOfMaterialsState };
  };
  readonly '/v1/bills-of-materials/{id}/commands': {
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
  readonly '/v1/bills-of-materials/{id}/events': {
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
