/** What is asked of supply-chain about customer; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type CustomerState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly currency: string;
  readonly country: string;
  readonly vatId?: string;
  readonly partialDeliveries?: boolean;
  readonly remainingShelfLife?: string;
  readonly returnTerms?: { readonly days: number; readonly creditedOn: 'receipt' | 'grading' };
  readonly backOrders?: 'ship-complete' | 'ship-partial' | 'cancel-rest';
};

type RegisterCustomer = {
  readonly id?: string;
  readonly name: string;
  readonly currency: string;
  readonly country: string;
  readonly vatId?: string;
  readonly partialDeliveries?: boolean;
  readonly remainingShelfLife?: string;
};

type AgreeReturnTerms = { readonly days: number; readonly creditedOn: 'receipt' | 'grading' };

type AgreeBackOrders = { readonly backOrders: 'ship-complete' | 'ship-partial' | 'cancel-rest' };

export type Customer = {
  readonly '/v1/customers': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[partialDeliveries]'?: string | undefined;
        readonly 'filter[backOrders]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly CustomerState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RegisterCustomer;
      readonly answer: Done;
      readonly refusal: 'SCM-CUS-STATE' | 'SCM-CUS-VAT';
    };
  };
  readonly '/v1/customers/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: CustomerState };
  };
  readonly '/v1/customers/{id}/commands': {
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
  readonly '/v1/customers/{id}/events': {
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
  readonly '/v1/customers/{id}/agree-return-terms': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AgreeReturnTerms;
      readonly answer: Done;
    };
  };
  readonly '/v1/customers/{id}/agree-back-orders': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AgreeBackOrders;
      readonly answer: Done;
    };
  };
};
