/** What is asked of quality about storage-condition; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type StorageConditionState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly limits: readonly {
    readonly measurement: string;
    readonly unit: string;
    readonly lower?: string;
    readonly upper?: string;
  }[];
};

type SetStorageConditions = {
  readonly item: string;
  readonly limits: readonly {
    readonly measurement: string;
    readonly unit: string;
    readonly lower?: string;
    readonly upper?: string;
  }[];
};

export type StorageCondition = {
  readonly '/v1/storage-conditions': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StorageConditionState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: SetStorageConditions;
      readonly answer: Done;
      readonly refusal: 'QAL-GDS-ITEM' | 'QAL-STC-LIMITS';
    };
  };
  readonly '/v1/storage-conditions/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: StorageConditionState };
  };
  readonly '/v1/storage-conditions/{id}/commands': {
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
  readonly '/v1/storage-conditions/{id}/events': {
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
