/** What is asked of supply-chain about transfer-shipment; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type TransferShipmentState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'asked' | 'consented' | 'shipped' | 'refused' | 'ended';
  readonly to: string;
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly wanted: string;
  readonly cause: string;
  readonly role?: string;
  readonly why?: string;
  readonly consented: string;
  readonly shipped: string;
  readonly picked: readonly {
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly lots: readonly {
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly reason?: string;
};

type ApproveTransferShipment = { readonly quantity?: { readonly value: string; readonly unit: string } };

type RefuseTransferShipment = { readonly reason: string };

type DespatchTransferShipment = {
  readonly lines?: readonly {
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
};

type EndTransferShipment = { readonly reason: string };

export type TransferShipment = {
  readonly '/v1/transfer-shipments': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[to]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly TransferShipmentState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/transfer-shipments/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: TransferShipmentState };
  };
  readonly '/v1/transfer-shipments/{id}/commands': {
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
  readonly '/v1/transfer-shipments/{id}/events': {
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
  readonly '/v1/transfer-shipments/{id}/approve': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ApproveTransferShipment;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RES-OVER'
        | 'SCM-STK-UNIT'
        | 'SCM-TRF-CONSENT'
        | 'SCM-TRF-OVER'
        | 'SCM-TRF-STATE'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/transfer-shipments/{id}/refuse': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RefuseTransferShipment;
      readonly answer: Done;
      readonly refusal: 'SCM-TRF-CONSENT' | 'SCM-TRF-STATE';
    };
  };
  readonly '/v1/transfer-shipments/{id}/despatch': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DespatchTransferShipment;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RES-OVER'
        | 'SCM-STK-ASIDE'
        | 'SCM-STK-NEGATIVE'
        | 'SCM-STK-PERIOD'
        | 'SCM-STK-STATUS'
        | 'SCM-STK-UNIT'
        | 'SCM-TRF-LOT'
        | 'SCM-TRF-OVER'
        | 'SCM-TRF-STATE'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/transfer-shipments/{id}/end': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: EndTransferShipment;
      readonly answer: Done;
      readonly refusal: 'SCM-TRF-STATE';
    };
  };
};
