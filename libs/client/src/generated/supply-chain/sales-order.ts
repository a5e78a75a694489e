/** What is asked of supply-chain about sales-order; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type SalesOrderState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'placed' | 'cancelled';
  readonly customer: string;
  readonly placedOn: string;
  readonly backOrders: 'ship-complete' | 'ship-partial' | 'cancel-rest';
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly requested: string;
    readonly promised?: string;
    readonly parts: readonly {
      readonly kind: 'stock' | 'receipt' | 'capacity' | 'calendar' | 'lead-time';
      readonly source: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly date: string;
      readonly expiry?: string;
      readonly work?: readonly {
        readonly operation: number;
        readonly workCenter: string;
        readonly workUnit?: string;
        readonly person?: string;
        readonly from: string;
        readonly to: string;
      }[];
      readonly materials?: readonly {
        readonly item: string;
        readonly quantity: { readonly value: string; readonly unit: string };
        readonly source: string;
        readonly date: string;
      }[];
    }[];
    readonly expected?: string;
    readonly broken?: { readonly because: string; readonly cause: string; readonly told?: string };
    readonly requestedFromProduction: boolean;
    readonly requestedFromPurchase: boolean;
    readonly ready: boolean;
    readonly allotted: readonly {
      readonly shipment: string;
      readonly lot: string;
      readonly quantity: { readonly value: string; readonly unit: string };
    }[];
    readonly shipped: string;
    readonly restCancelled?: string;
    readonly shipments: readonly string[];
    readonly deliveries: readonly string[];
    readonly cancelled: boolean;
  }[];
};

type PlaceSalesOrder = {
  readonly id?: string;
  readonly site: string;
  readonly customer: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly requested: string;
  }[];
  readonly backOrders?: 'ship-complete' | 'ship-partial' | 'cancel-rest';
};

type ChangeBackOrders = {
  readonly backOrders: 'ship-complete' | 'ship-partial' | 'cancel-rest';
  readonly reason: string;
};

type RequestProduction = { readonly line: string };

type RequestPurchase = { readonly line: string };

type PromiseSalesOrder = {
  readonly line: string;
  readonly method: 'stock' | 'production' | 'purchase';
  readonly available: string;
  readonly work?: string;
  readonly date?: string;
  readonly evidence: string;
};

type ConfirmNewDate = { readonly line: string; readonly date: string };

type MarkLineReady = {
  readonly line: string;
  readonly site: string;
  readonly item: string;
  readonly cause?: string;
};

type RecordShipped = {
  readonly shipment: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
};

type RecordDelivered = {
  readonly shipment: string;
  readonly deliveredOn: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
};

type CancelSalesOrder = { readonly reason: string };

type CancelSalesOrderLine = { readonly line: string; readonly reason: string };

export type SalesOrder = {
  readonly '/v1/sales-orders': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[backOrders]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SalesOrderState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PlaceSalesOrder;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-LINE-MOST'
        | 'SCM-RATE-MISSING'
        | 'SCM-SO-CURRENCY'
        | 'SCM-SO-CUSTOMER'
        | 'SCM-SO-LINE'
        | 'SCM-SO-REQUESTED'
        | 'SCM-SO-STATE'
        | 'SCM-SO-UNIT'
        | 'SCM-UOM-PRICE'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/sales-orders/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: SalesOrderState };
  };
  readonly '/v1/sales-orders/{id}/commands': {
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
  readonly '/v1/sales-orders/{id}/events': {
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
  readonly '/v1/sales-orders/{id}/change-back-orders': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ChangeBackOrders;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/request-production': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RequestProduction;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-BOUGHT' | 'SCM-SO-LINE' | 'SCM-SO-MADE' | 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/request-purchase': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RequestPurchase;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-BOUGHT' | 'SCM-SO-LINE' | 'SCM-SO-MADE' | 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/promise': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: PromiseSalesOrder;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-DATE' | 'SCM-SO-LINE' | 'SCM-SO-PROMISE' | 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/confirm-new-date': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ConfirmNewDate;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-EXPECTED' | 'SCM-SO-KEPT' | 'SCM-SO-LINE' | 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/mark-line-ready': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: MarkLineReady;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-LINE' | 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/record-shipped': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordShipped;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-OVER' | 'SCM-SO-LINE' | 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/record-delivered': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordDelivered;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-OVER' | 'SCM-SO-LINE' | 'SCM-SO-STATE';
    };
  };
  readonly '/v1/sales-orders/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelSalesOrder;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-CANCEL-PICKED' | 'SCM-SO-CANCEL-SHIPPED';
    };
  };
  readonly '/v1/sales-orders/{id}/cancel-sales-order-line': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelSalesOrderLine;
      readonly answer: Done;
      readonly refusal: 'SCM-SO-CANCEL-PICKED' | 'SCM-SO-CANCEL-SHIPPED' | 'SCM-SO-LINE' | 'SCM-SO-STATE';
    };
  };
};
