/** What is asked of supply-chain about cancellation; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type CancellationState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'traced' | 'compared' | 'waiting' | 'settled';
  readonly salesOrder: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly supplies: readonly {
    readonly supply: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly for: string;
    readonly requisition?: string;
    readonly supplier?: string;
    readonly price?: { readonly amount: string; readonly currency: string };
    readonly due: string;
    readonly sunk?: { readonly amount: string; readonly currency: string };
    readonly value?: { readonly amount: string; readonly currency: string };
    readonly scrapValue?: { readonly amount: string; readonly currency: string };
    readonly holdingRate: string;
    readonly days?: number;
    readonly fee?: { readonly amount: string; readonly currency: string };
    readonly lots: readonly {
      readonly item: string;
      readonly lot: string;
      readonly quantity: { readonly value: string; readonly unit: string };
    }[];
    readonly options: readonly {
      readonly option: string;
      readonly parts: readonly {
        readonly way: 'stop' | 'withdraw' | 'cancel' | 'reduce' | 'repeg' | 'keep' | 'goOn';
        readonly quantity: { readonly value: string; readonly unit: string };
        readonly demand?: string;
        readonly replaces?: string;
        readonly to?: { readonly value: string; readonly unit: string };
      }[];
      readonly cost?: { readonly amount: string; readonly currency: string };
    }[];
    readonly limitedBy?: string;
  }[];
  readonly plan: readonly { readonly supply: string; readonly option: string }[];
  readonly proposed?: { readonly amount: string; readonly currency: string };
  readonly isProven?: boolean;
  readonly role?: string;
  readonly steps: readonly {
    readonly supply: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly for: string;
    readonly requisition?: string;
    readonly supplier?: string;
    readonly price?: { readonly amount: string; readonly currency: string };
    readonly parts: readonly {
      readonly way: 'stop' | 'withdraw' | 'cancel' | 'reduce' | 'repeg' | 'keep' | 'goOn';
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly demand?: string;
      readonly replaces?: string;
      readonly to?: { readonly value: string; readonly unit: string };
    }[];
    readonly cost?: { readonly amount: string; readonly currency: string };
    readonly lots: readonly {
      readonly item: string;
      readonly lot: string;
      readonly quantity: { readonly value: string; readonly unit: string };
    }[];
  }[];
  readonly cost?: { readonly amount: string; readonly currency: string };
  readonly reason: string;
  readonly decisionReason?: string;
};

type TraceCancellation = { readonly supply?: string };

type DecideCancellation = {
  readonly choices?: readonly { readonly supply: string; readonly option: string }[];
  readonly reason?: string;
};

export type Cancellation = {
  readonly '/v1/cancellations': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
        readonly 'filter[isProven]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly CancellationState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/cancellations/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: CancellationState };
  };
  readonly '/v1/cancellations/{id}/commands': {
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
  readonly '/v1/cancellations/{id}/events': {
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
  readonly '/v1/cancellations/{id}/trace': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: TraceCancellation;
      readonly answer: Done;
      readonly refusal: 'SCM-CXL-MANY' | 'SCM-CXL-UNKNOWN';
    };
  };
  readonly '/v1/cancellations/{id}/decide': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DecideCancellation;
      readonly answer: Done;
      readonly refusal:
        'SCM-CXL-CHOICE' | 'SCM-CXL-REASON' | 'SCM-CXL-RIGHT' | 'SCM-CXL-STALE' | 'SCM-CXL-STATE';
    };
  };
};
