/** What is asked of supply-chain about stock-transfer; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type StockTransferState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'requested' | 'consented' | 'in-transit' | 'received' | 'refused' | 'cancelled';
  readonly from: string;
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly wanted: string;
  readonly cause: string;
  readonly consented?: string;
  readonly shipped: string;
  readonly inTransit: string;
  readonly received: string;
  readonly lots: readonly { readonly lot: string; readonly inTransit: string; readonly expiry?: string }[];
  readonly differences: readonly {
    readonly lot: string;
    readonly kind: 'short' | 'damaged' | 'over';
    readonly quantity: string;
  }[];
  readonly shippedOn?: string;
  readonly reason?: string;
};

type RequestStockTransfer = {
  readonly id?: string;
  readonly site: string;
  readonly from: string;
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly wanted?: string;
  readonly cause: string;
};

type ReceiveStockTransfer = {
  readonly lines: readonly {
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly damaged?: { readonly value: string; readonly unit: string };
  }[];
  readonly moreComes?: boolean;
};

type ResolveTransferDifference = {
  readonly lot: string;
  readonly kind: 'short' | 'damaged' | 'over';
  readonly quantity?: { readonly value: string; readonly unit: string };
  readonly resolution: 'found' | 'lost' | 'claimed' | 'sent-back';
  readonly reason: string;
};

type CancelStockTransfer = { readonly reason: string };

export type StockTransfer = {
  readonly '/v1/stock-transfers': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[from]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StockTransferState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RequestStockTransfer;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-STK-UNIT'
        | 'SCM-TRF-DATE'
        | 'SCM-TRF-SITE'
        | 'SCM-TRF-STATE'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-transfers/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: StockTransferState };
  };
  readonly '/v1/stock-transfers/{id}/commands': {
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
  readonly '/v1/stock-transfers/{id}/events': {
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
  readonly '/v1/stock-transfers/{id}/receive': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReceiveStockTransfer;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-GR-LOT'
        | 'SCM-RATE-MISSING'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-SERIAL'
        | 'SCM-STK-UNIT'
        | 'SCM-TRF-LOT'
        | 'SCM-TRF-MORE'
        | 'SCM-TRF-TIME'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-transfers/{id}/resolve-transfer-difference': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ResolveTransferDifference;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-GR-LOT'
        | 'SCM-RATE-MISSING'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-SERIAL'
        | 'SCM-STK-UNIT'
        | 'SCM-TRF-DIFFERENCE'
        | 'SCM-TRF-RIGHT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-transfers/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelStockTransfer;
      readonly answer: Done;
      readonly refusal: 'SCM-TRF-STATE';
    };
  };
};
