/** What is asked of quality about recall; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type RecallState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'closed';
  readonly class: 'I' | 'II' | 'III';
  readonly reason: string;
  readonly openedBy: string;
  readonly lots: readonly { readonly item: string; readonly lot: string }[];
  readonly traces: readonly {
    readonly item: string;
    readonly lot: string;
    readonly made: { readonly value: string; readonly unit: string };
    readonly stock: readonly {
      readonly site: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly free: { readonly value: string; readonly unit: string };
    }[];
    readonly inTransit: { readonly value: string; readonly unit: string };
    readonly used: readonly {
      readonly order: string;
      readonly site?: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly over: boolean;
    }[];
    readonly shipped: readonly {
      readonly shipment: string;
      readonly site?: string;
      readonly customer?: string;
      readonly salesOrder?: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly returned: { readonly value: string; readonly unit: string };
      readonly despatched: boolean;
    }[];
    readonly scrapped: { readonly value: string; readonly unit: string };
    readonly sentBack: { readonly value: string; readonly unit: string };
    readonly missing: { readonly value: string; readonly unit: string };
    readonly became: readonly { readonly item: string; readonly lot: string }[];
  }[];
  readonly customers: readonly {
    readonly customer?: string;
    readonly item: string;
    readonly lot: string;
    readonly unit: string;
    readonly shipped: string;
    readonly returned: string;
    readonly settled: string;
    readonly outstanding: string;
  }[];
  readonly notices: readonly {
    readonly customer: string;
    readonly means: 'email' | 'phone' | 'letter' | 'visit';
    readonly reference: string;
    readonly goods: readonly {
      readonly item: string;
      readonly lot: string;
      readonly quantity: { readonly value: string; readonly unit: string };
    }[];
  }[];
  readonly settled: readonly {
    readonly item: string;
    readonly lot: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly customer: string;
    readonly outcome: 'destroyed' | 'lost';
    readonly reason: string;
  }[];
  readonly open: readonly { readonly what: string }[];
  readonly conclusion?: string;
};

type OpenRecall = {
  readonly id?: string;
  readonly class: 'I' | 'II' | 'III';
  readonly reason: string;
  readonly lots: readonly { readonly item: string; readonly lot: string }[];
};

type WidenRecall = {
  readonly reason: string;
  readonly lots: readonly { readonly item: string; readonly lot: string }[];
};

type NotifyCustomer = {
  readonly customer: string;
  readonly means: 'email' | 'phone' | 'letter' | 'visit';
  readonly reference: string;
};

type SettleRecalledGoods = {
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly customer: string;
  readonly outcome: 'destroyed' | 'lost';
  readonly reason: string;
};

type CloseRecall = { readonly conclusion: string };

export type Recall = {
  readonly '/v1/recalls': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[class]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly RecallState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: OpenRecall;
      readonly answer: Done;
      readonly refusal: 'QAL-RCL-LOT' | 'QAL-RCL-RIGHT' | 'QAL-RCL-STATE';
    };
  };
  readonly '/v1/recalls/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: RecallState };
  };
  readonly '/v1/recalls/{id}/commands': {
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
  readonly '/v1/recalls/{id}/events': {
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
  readonly '/v1/recalls/{id}/widen': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: WidenRecall;
      readonly answer: Done;
      readonly refusal: 'QAL-RCL-LOT' | 'QAL-RCL-RIGHT' | 'QAL-RCL-STATE';
    };
  };
  readonly '/v1/recalls/{id}/notify-customer': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: NotifyCustomer;
      readonly answer: Done;
      readonly refusal: 'QAL-RCL-CUSTOMER' | 'QAL-RCL-STATE';
    };
  };
  readonly '/v1/recalls/{id}/settle-recalled-goods': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SettleRecalledGoods;
      readonly answer: Done;
      readonly refusal: 'QAL-QTY-WHOLE' | 'QAL-RCL-GOODS' | 'QAL-RCL-RIGHT' | 'QAL-RCL-STATE';
    };
  };
  readonly '/v1/recalls/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseRecall;
      readonly answer: Done;
      readonly refusal: 'QAL-RCL-OPEN' | 'QAL-RCL-RIGHT' | 'QAL-RCL-STATE';
    };
  };
};
