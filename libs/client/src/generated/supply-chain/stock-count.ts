/** What is asked of supply-chain about stock-count; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type StockCountState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'planned' | 'recount' | 'review' | 'posted' | 'cancelled';
  readonly item: string;
  readonly lots: readonly {
    readonly lot: string;
    readonly status: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
  }[];
  readonly due: string;
  readonly tolerance: {
    readonly share: string;
    readonly value?: { readonly amount: string; readonly currency: string };
  };
  readonly lines: readonly {
    readonly lot: string;
    readonly status: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly differences?: readonly {
    readonly lot: string;
    readonly status: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly value?: { readonly amount: string; readonly currency: string };
  readonly counters: readonly { readonly countedBy: string }[];
  readonly role?: string;
  readonly reason?: string;
};

type PlanStockCount = {
  readonly id?: string;
  readonly site: string;
  readonly item: string;
  readonly lots?: readonly string[];
  readonly due?: string;
  readonly tolerance?: {
    readonly share: string;
    readonly value?: { readonly amount: string; readonly currency: string };
  };
};

type RecordStockCount = {
  readonly lines: readonly {
    readonly lot: string;
    readonly status: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
};

type ApproveStockCount = Readonly<Record<never, never>>;

type RequestRecount = { readonly reason: string };

type CancelStockCount = { readonly reason: string };

export type StockCount = {
  readonly '/v1/stock-counts': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StockCountState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PlanStockCount;
      readonly answer: Done;
      readonly refusal:
        'SCM-CNT-DATE' | 'SCM-CNT-LOT' | 'SCM-CNT-OPEN' | 'SCM-CNT-STATE' | 'SCM-CNT-TOLERANCE';
    };
  };
  readonly '/v1/stock-counts/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: StockCountState };
  };
  readonly '/v1/stock-counts/{id}/commands': {
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
  readonly '/v1/stock-counts/{id}/events': {
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
  readonly '/v1/stock-counts/{id}/record': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordStockCount;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-CNT-LOT'
        | 'SCM-CNT-SELF'
        | 'SCM-CNT-STATE'
        | 'SCM-STK-NEGATIVE'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-STATUS'
        | 'SCM-STK-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-counts/{id}/approve': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ApproveStockCount;
      readonly answer: Done;
      readonly refusal:
        'SCM-CNT-RIGHT' | 'SCM-CNT-STATE' | 'SCM-STK-NEGATIVE' | 'SCM-STK-PERIOD' | 'SCM-STK-STATUS';
    };
  };
  readonly '/v1/stock-counts/{id}/request-recount': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RequestRecount;
      readonly answer: Done;
      readonly refusal: 'SCM-CNT-STATE';
    };
  };
  readonly '/v1/stock-counts/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelStockCount;
      readonly answer: Done;
      readonly refusal: 'SCM-CNT-STATE';
    };
  };
};
