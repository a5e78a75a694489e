/** What is asked of supply-chain about return-authorisation; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ReturnAuthorisationState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly shipment: string;
  readonly line: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly customer: string;
  readonly salesOrder: string;
  readonly creditedOn: 'receipt' | 'grading';
  readonly reason:
    | 'damaged'
    | 'defective'
    | 'wrongItem'
    | 'overDelivered'
    | 'late'
    | 'noLongerNeeded'
    | 'recalled'
    | 'other';
  readonly note?: string;
  readonly until: string;
  readonly status: 'authorised' | 'received' | 'settled' | 'closed' | 'cancelled' | 'expired';
  readonly received: string;
  readonly graded: string;
  readonly parts: readonly {
    readonly part: number;
    readonly grade: 'A' | 'B' | 'C' | 'scrap';
    readonly findings: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly options: readonly {
      readonly kind: 'restock' | 'refurbish' | 'returnToMaker' | 'recycle';
      readonly price: { readonly amount: string; readonly currency: string };
      readonly cost: { readonly amount: string; readonly currency: string };
      readonly netRecovery: { readonly amount: string; readonly currency: string };
      readonly possible: { readonly value: string; readonly unit: string };
      readonly limitedBy?: string;
    }[];
    readonly disposed: readonly {
      readonly kind: 'restock' | 'refurbish' | 'returnToMaker' | 'recycle';
      readonly quantity: string;
      readonly refurbishment?: { readonly order: string; readonly into: string; readonly decidedOn: string };
    }[];
  }[];
  readonly receivedAt?: string;
};

type AuthoriseReturn = {
  readonly id?: string;
  readonly site: string;
  readonly customer: string;
  readonly shipment: string;
  readonly line: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly reason:
    | 'damaged'
    | 'defective'
    | 'wrongItem'
    | 'overDelivered'
    | 'late'
    | 'noLongerNeeded'
    | 'recalled'
    | 'other';
  readonly note?: string;
};

type CancelReturnAuthorisation = { readonly reason: string };

type CloseReturnAuthorisation = { readonly reason: string };

type ReceiveReturn = {
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
};

type GradeReturn = {
  readonly grade: 'A' | 'B' | 'C' | 'scrap';
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly findings: string;
};

type DecideReturnDisposition = {
  readonly part: number;
  readonly kind?: 'restock' | 'refurbish' | 'returnToMaker' | 'recycle';
  readonly quantity?: { readonly value: string; readonly unit: string };
  readonly reason?: string;
};

export type ReturnAuthorisation = {
  readonly '/v1/return-authorisations': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[shipment]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
        readonly 'filter[creditedOn]'?: string | undefined;
        readonly 'filter[reason]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ReturnAuthorisationState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: AuthoriseReturn;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RET-CUSTOMER'
        | 'SCM-RET-LATE'
        | 'SCM-RET-LOT'
        | 'SCM-RET-OVER'
        | 'SCM-RET-SHIPMENT'
        | 'SCM-RET-STATE'
        | 'SCM-RET-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/return-authorisations/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ReturnAuthorisationState };
  };
  readonly '/v1/return-authorisations/{id}/commands': {
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
  readonly '/v1/return-authorisations/{id}/events': {
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
  readonly '/v1/return-authorisations/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelReturnAuthorisation;
      readonly answer: Done;
      readonly refusal: 'SCM-RET-STATE';
    };
  };
  readonly '/v1/return-authorisations/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseReturnAuthorisation;
      readonly answer: Done;
      readonly refusal: 'SCM-RET-STATE';
    };
  };
  readonly '/v1/return-authorisations/{id}/receive-return': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReceiveReturn;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RET-LATE'
        | 'SCM-RET-LOT'
        | 'SCM-RET-OVER'
        | 'SCM-RET-STATE'
        | 'SCM-RET-UNIT'
        | 'SCM-STK-PERIOD'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/return-authorisations/{id}/grade-return': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: GradeReturn;
      readonly answer: Done;
      readonly refusal: 'SCM-RET-OVER' | 'SCM-RET-STATE' | 'SCM-RET-TIME' | 'SCM-RET-UNIT' | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/return-authorisations/{id}/decide-return-disposition': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DecideReturnDisposition;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RET-OPTION'
        | 'SCM-RET-OVER'
        | 'SCM-RET-PART'
        | 'SCM-RET-REASON'
        | 'SCM-RET-RIGHT'
        | 'SCM-RET-STATE'
        | 'SCM-RET-STOCK'
        | 'SCM-RET-TIME'
        | 'SCM-RET-UNIT'
        | 'SCM-STK-PERIOD'
        | 'SCM-UOM-WHOLE';
    };
  };
};
