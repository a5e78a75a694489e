/** What is asked of production about item; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ItemState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly kind: 'make' | 'buy' | 'service';
  readonly unit: string;
  readonly tracking: 'none' | 'lot' | 'serial';
  readonly gtin?: string;
  readonly family?: string;
  readonly shelfLife?: string;
  readonly policies: readonly {
    readonly site: string;
    readonly method: 'reorder-point' | 'lot-for-lot' | 'fixed' | 'period' | 'eoq' | 'wagner-whitin';
    readonly leadTime: string;
    readonly supplier?: string;
    readonly reorderPoint?: { readonly value: string; readonly unit: string };
    readonly orderQuantity?: { readonly value: string; readonly unit: string };
    readonly safetyStock?: { readonly value: string; readonly unit: string };
    readonly minimum?: { readonly value: string; readonly unit: string };
    readonly maximum?: { readonly value: string; readonly unit: string };
    readonly multiple?: { readonly value: string; readonly unit: string };
    readonly cover?: string;
    readonly orderingCost?: { readonly amount: string; readonly currency: string };
    readonly holdingCost?: { readonly amount: string; readonly currency: string };
    readonly consumeBackward?: string;
    readonly consumeForward?: string;
    readonly demandTimeFence?: string;
  }[];
  readonly refurbishedAs?: string;
};

type RegisterItem = {
  readonly id?: string;
  readonly name: string;
  readonly kind: 'make' | 'buy' | 'service';
  readonly unit: string;
  readonly tracking: 'none' | 'lot' | 'serial';
  readonly gtin?: string;
  readonly family?: string;
  readonly shelfLife?: string;
};

type SetPlanningPolicy = {
  readonly site: string;
  readonly method?: 'reorder-point' | 'lot-for-lot' | 'fixed' | 'period' | 'eoq' | 'wagner-whitin';
  readonly reorderPoint?: { readonly value: string; readonly unit: string };
  readonly orderQuantity?: { readonly value: string; readonly unit: string };
  readonly leadTime: string;
  readonly supplier?: string;
  readonly safetyStock?: { readonly value: string; readonly unit: string };
  readonly minimum?: { readonly value: string; readonly unit: string };
  readonly maximum?: { readonly value: string; readonly unit: string };
  readonly multiple?: { readonly value: string; readonly unit: string };
  readonly cover?: string;
  readonly orderingCost?: { readonly amount: string; readonly currency: string };
  readonly holdingCost?: { readonly amount: string; readonly currency: string };
  readonly consumeBackward?: string;
  readonly consumeForward?: string;
  readonly demandTimeFence?: string;
};

type SetItemRecovery = { readonly refurbishedAs?: string };

export type Item = {
  readonly '/v1/items': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[tracking]'?: string | undefined;
        readonly 'filter[refurbishedAs]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ItemState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RegisterItem;
      readonly answer: Done;
      readonly refusal: 'PRD-ITEM-SERVICE' | 'PRD-ITEM-STATE';
    };
  };
  readonly '/v1/items/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ItemState };
  };
  readonly '/v1/items/{id}/commands': {
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
  readonly '/v1/items/{id}/events': {
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
  readonly '/v1/items/{id}/set-planning-policy': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SetPlanningPolicy;
      readonly answer: Done;
      readonly refusal:
        'PRD-ITEM-POLICY' | 'PRD-ITEM-SERVICE' | 'PRD-ITEM-STATE' | 'PRD-QTY-WHOLE' | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/items/{id}/set-item-recovery': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SetItemRecovery;
      readonly answer: Done;
      readonly refusal: 'PRD-ITEM-RECOVERY' | 'PRD-ITEM-STATE' | 'PRD-ITEM-UNKNOWN' | 'PRD-RTG-MISSING';
    };
  };
};
