/** What is asked of supply-chain about shipment; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ShipmentState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'planned' | 'cancelled' | 'despatched' | 'delivered';
  readonly salesOrder: string;
  readonly customer: string;
  readonly carrier: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly toPick: boolean;
  readonly picking: readonly { readonly line: string; readonly lot: string }[];
  readonly picked: readonly {
    readonly line: string;
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly short: readonly { readonly line: string; readonly lot: string }[];
  readonly eta?: string;
  readonly despatchedAt?: string;
};

type PlanShipment = {
  readonly id?: string;
  readonly site: string;
  readonly salesOrder: string;
  readonly carrier: string;
  readonly lines: readonly {
    readonly line: string;
    readonly item?: string;
    readonly lot?: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
};

type ConfirmPick = {
  readonly line: string;
  readonly lot: string;
  readonly quantity?: { readonly value: string; readonly unit: string };
  readonly takenLot?: string;
  readonly reason?: string;
};

type RecordPick = {
  readonly line: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
};

type RecordPickShort = {
  readonly line: string;
  readonly item: string;
  readonly lot: string;
  readonly reason: string;
};

type CancelShipment = { readonly reason: string };

type DespatchShipment = Readonly<Record<never, never>>;

type DelayShipment = {
  readonly eta: string;
  readonly reason: 'carrier' | 'capacity' | 'customs' | 'customer' | 'weather' | 'other';
  readonly cause: string;
};

type ConfirmDelivery = { readonly receivedBy: string };

export type Shipment = {
  readonly '/v1/shipments': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[toPick]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ShipmentState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PlanShipment;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-SHP-COMPLETE'
        | 'SCM-SHP-FREE'
        | 'SCM-SHP-LINE'
        | 'SCM-SHP-ORDER'
        | 'SCM-SHP-OVER'
        | 'SCM-SHP-QUALITY'
        | 'SCM-SHP-SHELF'
        | 'SCM-SHP-STATE'
        | 'SCM-SHP-STOCK'
        | 'SCM-STK-ASIDE'
        | 'SCM-STK-STATUS'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/shipments/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ShipmentState };
  };
  readonly '/v1/shipments/{id}/commands': {
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
  readonly '/v1/shipments/{id}/events': {
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
  readonly '/v1/shipments/{id}/confirm-pick': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ConfirmPick;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RES-OVER'
        | 'SCM-SHP-LINE'
        | 'SCM-SHP-ORDER'
        | 'SCM-SHP-OVER'
        | 'SCM-SHP-QUALITY'
        | 'SCM-SHP-REASON'
        | 'SCM-SHP-SHELF'
        | 'SCM-SHP-STATE'
        | 'SCM-SHP-STOCK'
        | 'SCM-STK-ASIDE'
        | 'SCM-STK-STATUS'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/shipments/{id}/record-pick': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordPick;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-LINE' | 'SCM-SHP-OVER' | 'SCM-SHP-STATE';
    };
  };
  readonly '/v1/shipments/{id}/record-pick-short': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordPickShort;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-STATE';
    };
  };
  readonly '/v1/shipments/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelShipment;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-PICKED' | 'SCM-SHP-STATE';
    };
  };
  readonly '/v1/shipments/{id}/despatch': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DespatchShipment;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-COMPLETE' | 'SCM-SHP-QUALITY' | 'SCM-SHP-STATE' | 'SCM-SHP-TIME';
    };
  };
  readonly '/v1/shipments/{id}/delay': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DelayShipment;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-ETA' | 'SCM-SHP-STATE';
    };
  };
  readonly '/v1/shipments/{id}/confirm-delivery': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ConfirmDelivery;
      readonly answer: Done;
      readonly refusal: 'SCM-SHP-STATE' | 'SCM-SHP-TIME' | 'SCM-STK-PERIOD';
    };
  };
};
