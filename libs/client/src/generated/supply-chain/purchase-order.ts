/** What is asked of supply-chain about purchase-order; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type PurchaseOrderState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'waiting' | 'approved' | 'closed' | 'cancelled';
  readonly supplier: string;
  readonly total: { readonly amount: string; readonly currency: string };
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly requisition?: string;
    readonly received: string;
    readonly returned: string;
    readonly closedWith?: string;
  }[];
  readonly promised: string;
  readonly confirmed: string;
  readonly wanted?: string;
  readonly atRisk?: string;
  readonly placedAt: string;
  readonly asked: readonly string[];
  readonly answerBy?: string;
  readonly requisition?: string;
  readonly requestForQuotation?: string;
  readonly askers?: readonly { readonly id: string }[];
  readonly placedBy?: string;
  readonly raisedBy?: string;
  readonly dayTotal?: { readonly amount: string; readonly currency: string };
};

type PlacePurchaseOrder = {
  readonly id?: string;
  readonly site: string;
  readonly supplier: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly requisition?: string;
  }[];
  readonly promised?: string;
  readonly requisition?: string;
  readonly requestForQuotation?: string;
};

type ApprovePurchaseOrder = { readonly total: { readonly amount: string; readonly currency: string } };

type ConfirmPurchaseOrder = { readonly promised: string };

type RequestDeliveryDate = { readonly wanted: string; readonly reason: string };

type ReceiveGoods = {
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly line?: string;
  readonly expiry?: string;
  readonly epcisEvent?: string;
  readonly deliveryNote?: string;
};

type CloseShort = { readonly line: string; readonly reason: string };

type ClosePurchaseOrder = { readonly reason: string };

type CancelPurchaseOrder = { readonly reason: string };

export type PurchaseOrder = {
  readonly '/v1/purchase-orders': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[requisition]'?: string | undefined;
        readonly 'filter[requestForQuotation]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly PurchaseOrderState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PlacePurchaseOrder;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-LINE-MOST'
        | 'SCM-PO-AWARD'
        | 'SCM-PO-CURRENCY'
        | 'SCM-PO-LINE'
        | 'SCM-PO-PROMISED'
        | 'SCM-PO-REQUISITION'
        | 'SCM-PO-STATE'
        | 'SCM-PO-SUPPLIER'
        | 'SCM-PO-UNIT'
        | 'SCM-RATE-MISSING'
        | 'SCM-UOM-PRICE'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/purchase-orders/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: PurchaseOrderState };
  };
  readonly '/v1/purchase-orders/{id}/commands': {
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
  readonly '/v1/purchase-orders/{id}/events': {
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
  readonly '/v1/purchase-orders/{id}/approve': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ApprovePurchaseOrder;
      readonly answer: Done;
      readonly refusal: 'SCM-PO-APPROVAL' | 'SCM-PO-SELF' | 'SCM-PO-STATE';
    };
  };
  readonly '/v1/purchase-orders/{id}/confirm': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ConfirmPurchaseOrder;
      readonly answer: Done;
      readonly refusal: 'SCM-PO-PROMISED' | 'SCM-PO-STATE';
    };
  };
  readonly '/v1/purchase-orders/{id}/request-delivery-date': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RequestDeliveryDate;
      readonly answer: Done;
      readonly refusal: 'SCM-PO-PROMISED' | 'SCM-PO-STATE';
    };
  };
  readonly '/v1/purchase-orders/{id}/receive-goods': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReceiveGoods;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-GR-DUPLICATE'
        | 'SCM-GR-LINE'
        | 'SCM-GR-LOT'
        | 'SCM-GR-TIME'
        | 'SCM-GR-TOLERANCE'
        | 'SCM-GR-UNIT'
        | 'SCM-PO-STATE'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-SERIAL'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/purchase-orders/{id}/close-short': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseShort;
      readonly answer: Done;
      readonly refusal: 'SCM-PO-LINE' | 'SCM-PO-SHORT' | 'SCM-PO-STATE';
    };
  };
  readonly '/v1/purchase-orders/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ClosePurchaseOrder;
      readonly answer: Done;
      readonly refusal: 'SCM-PO-STATE';
    };
  };
  readonly '/v1/purchase-orders/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelPurchaseOrder;
      readonly answer: Done;
      readonly refusal: 'SCM-PO-STATE' | 'SCM-RATE-MISSING';
    };
  };
};
