/** What is asked of supply-chain about return-policy; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ReturnPolicyState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly options: readonly {
    readonly kind: 'restock' | 'refurbish' | 'returnToMaker' | 'recycle';
    readonly worstGrade: 'A' | 'B' | 'C' | 'scrap';
    readonly price: { readonly amount: string; readonly currency: string };
    readonly cost: { readonly amount: string; readonly currency: string };
    readonly capacity?: { readonly value: string; readonly unit: string };
    readonly demand?: { readonly value: string; readonly unit: string };
  }[];
};

type SetReturnPolicy = {
  readonly site: string;
  readonly item: string;
  readonly options: readonly {
    readonly kind: 'restock' | 'refurbish' | 'returnToMaker' | 'recycle';
    readonly worstGrade: 'A' | 'B' | 'C' | 'scrap';
    readonly price: { readonly amount: string; readonly currency: string };
    readonly cost: { readonly amount: string; readonly currency: string };
    readonly capacity?: { readonly value: string; readonly unit: string };
    readonly demand?: { readonly value: string; readonly unit: string };
  }[];
};

export type ReturnPolicy = {
  readonly '/v1/return-policies': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ReturnPolicyState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: SetReturnPolicy;
      readonly answer: Done;
      readonly refusal:
        'SCM-ITEM-UNKNOWN' | 'SCM-RPL-CURRENCY' | 'SCM-RPL-OPTION' | 'SCM-RPL-UNIT' | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/return-policies/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ReturnPolicyState };
  };
  readonly '/v1/return-policies/{id}/commands': {
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
  readonly '/v1/return-policies/{id}/events': {
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
