/** What is asked of supply-chain about stock-item; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type StockItemState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly unit: string;
  readonly lots: readonly {
    readonly lot: string;
    readonly balances: readonly {
      readonly status: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
      readonly quantity: string;
    }[];
    readonly movements: readonly {
      readonly at: string;
      readonly status: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
      readonly change: string;
    }[];
    readonly expiry?: string;
    readonly source?: string;
    readonly receipts: readonly {
      readonly order: string;
      readonly line?: string;
      readonly quantity: string;
    }[];
  }[];
  readonly reservations: readonly { readonly demand: string; readonly quantity: string }[];
  readonly awaited: readonly { readonly demand: string; readonly quantity: string }[];
  readonly policy?: {
    readonly reorderPoint: { readonly value: string; readonly unit: string };
    readonly orderQuantity: { readonly value: string; readonly unit: string };
    readonly supplier?: string;
    readonly leadTime?: string;
  };
  readonly onOrder: string;
};

type ReceiveStock = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly source: {
    readonly kind: 'purchase-order' | 'production-order' | 'count' | 'return' | 'stock-transfer';
    readonly id: string;
    readonly line?: string;
  };
  readonly status?: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
  readonly unitPrice?: { readonly amount: string; readonly currency: string };
  readonly expiry?: string;
  readonly origin?: string;
  readonly shippedWith?: { readonly shipment: string; readonly line: string };
  readonly refurbished?: boolean;
};

type IssueStock = {
  readonly lot?: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly purpose: {
    readonly kind: 'production-order' | 'shipment' | 'scrap' | 'count' | 'supplier-return' | 'stock-transfer';
    readonly id: string;
    readonly line?: string;
  };
  readonly demand?: string;
};

type AdjustStock = {
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly reason: string;
  readonly status?: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
};

type ChangeStockStatus = {
  readonly lot: string;
  readonly from: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
  readonly to: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
  readonly quantity?: { readonly value: string; readonly unit: string };
  readonly partial?: boolean;
  readonly reason: string;
};

type HoldLot = {
  readonly lot: string;
  readonly first?: 'available' | 'inspection';
  readonly quantity?: { readonly value: string; readonly unit: string };
  readonly reason: string;
};

type ReturnStockToSupplier = {
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
};

type ReserveStock = {
  readonly demand: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly partial?: boolean;
  readonly whole?: boolean;
};

type ReleaseReservation = { readonly demand: string; readonly reason: string };

type SetStockPolicy = {
  readonly item: string;
  readonly site: string;
  readonly reorderPoint: { readonly value: string; readonly unit: string };
  readonly orderQuantity: { readonly value: string; readonly unit: string };
  readonly supplier?: string;
  readonly leadTime?: string;
};

type StopExpecting = {
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly reason: string;
};

export type StockItem = {
  readonly '/v1/stock-items': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StockItemState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReceiveStock;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-GR-LOT'
        | 'SCM-GR-ORDER'
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-RET-AUTHORISATION'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-PRICE'
        | 'SCM-STK-SERIAL'
        | 'SCM-STK-UNIT'
        | 'SCM-UOM-PRICE'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: StockItemState };
  };
  readonly '/v1/stock-items/{id}/commands': {
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
  readonly '/v1/stock-items/{id}/events': {
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
  readonly '/v1/stock-items/{id}/issue-stock': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: IssueStock;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-CNT-RIGHT'
        | 'SCM-DEMAND'
        | 'SCM-ISSUE-OVER'
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-RES-OVER'
        | 'SCM-RTS-OVER'
        | 'SCM-STK-ASIDE'
        | 'SCM-STK-LOT'
        | 'SCM-STK-NEGATIVE'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-PURPOSE'
        | 'SCM-STK-STATUS'
        | 'SCM-STK-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}/adjust-stock': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AdjustStock;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-CNT-RIGHT'
        | 'SCM-GR-LOT'
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-STK-BEFORE'
        | 'SCM-STK-LOT'
        | 'SCM-STK-NEGATIVE'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-SERIAL'
        | 'SCM-STK-STATUS'
        | 'SCM-STK-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}/change-stock-status': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ChangeStockStatus;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-STK-NEGATIVE'
        | 'SCM-STK-RETURNED'
        | 'SCM-STK-STATUS'
        | 'SCM-STK-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}/hold-lot': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: HoldLot;
      readonly answer: Done;
      readonly refusal: 'SCM-ITEM-SERVICE' | 'SCM-ITEM-UNKNOWN' | 'SCM-STK-UNIT' | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}/return-stock-to-supplier': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReturnStockToSupplier;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-RTS-OVER'
        | 'SCM-STK-NEGATIVE'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-STATUS'
        | 'SCM-STK-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}/reserve-stock': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReserveStock;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-DEMAND'
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-RES-OVER'
        | 'SCM-STK-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}/release-reservation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReleaseReservation;
      readonly answer: Done;
    };
  };
  readonly '/v1/stock-items/{id}/set-stock-policy': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SetStockPolicy;
      readonly answer: Done;
      readonly refusal: 'SCM-ITEM-SERVICE' | 'SCM-ITEM-UNKNOWN' | 'SCM-STK-UNIT' | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/stock-items/{id}/stop-expecting': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: StopExpecting;
      readonly answer: Done;
      readonly refusal: 'SCM-ITEM-SERVICE' | 'SCM-ITEM-UNKNOWN' | 'SCM-STK-UNIT' | 'SCM-UOM-WHOLE';
    };
  };
};
