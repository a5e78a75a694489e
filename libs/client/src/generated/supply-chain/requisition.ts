/** What is asked of supply-chain about requisition; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type RequisitionState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'raised' | 'ordered' | 'withdrawn';
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly needBy: string;
  readonly cause: string;
  readonly supplier?: string;
  readonly raisedBy?: string;
  readonly purchaseOrder?: string;
  readonly furtherOrders?: readonly string[];
  readonly reason?: string;
};

type RaiseRequisition = {
  readonly id?: string;
  readonly site: string;
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly needBy?: string;
  readonly leadTime?: string;
  readonly cause: string;
  readonly supplier?: string;
};

type MarkRequisitionOrdered = { readonly purchaseOrder: string };

type WithdrawRequisition = { readonly reason: string };

export type Requisition = {
  readonly '/v1/requisitions': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[purchaseOrder]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly RequisitionState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RaiseRequisition;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-DEMAND'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-REQ-DATE'
        | 'SCM-REQ-STATE'
        | 'SCM-REQ-SUPPLIER'
        | 'SCM-REQ-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/requisitions/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: RequisitionState };
  };
  readonly '/v1/requisitions/{id}/commands': {
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
  readonly '/v1/requisitions/{id}/events': {
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
  readonly '/v1/requisitions/{id}/mark-requisition-ordered': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: MarkRequisitionOrdered;
      readonly answer: Done;
      readonly refusal: 'SCM-REQ-ORDER' | 'SCM-REQ-STATE';
    };
  };
  readonly '/v1/requisitions/{id}/withdraw': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: WithdrawRequisition;
      readonly answer: Done;
      readonly refusal: 'SCM-REQ-STATE';
    };
  };
};
