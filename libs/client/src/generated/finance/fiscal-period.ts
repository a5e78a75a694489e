/** What is asked of finance about fiscal-period; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type FiscalPeriodState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'locked' | 'closed';
};

type OpenFiscalPeriod = { readonly company: string; readonly period: string };

type LockFiscalPeriod = { readonly reason: string };

type CloseFiscalPeriod = { readonly company: string; readonly period: string };

type ReopenFiscalPeriod = { readonly company: string; readonly period: string; readonly reason: string };

export type FiscalPeriod = {
  readonly '/v1/fiscal-periods': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly FiscalPeriodState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: OpenFiscalPeriod;
      readonly answer: Done;
      readonly refusal: 'FIN-PER-COMPANY' | 'FIN-PER-NAME' | 'FIN-PER-ORDER' | 'FIN-PER-STATE';
    };
  };
  readonly '/v1/fiscal-periods/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: FiscalPeriodState };
  };
  readonly '/v1/fiscal-periods/{id}/commands': {
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
  readonly '/v1/fiscal-periods/{id}/events': {
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
  readonly '/v1/fiscal-periods/{id}/lock': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: LockFiscalPeriod;
      readonly answer: Done;
      readonly refusal: 'FIN-PER-STATE';
    };
  };
  readonly '/v1/fiscal-periods/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseFiscalPeriod;
      readonly answer: Done;
      readonly refusal: 'FIN-PER-ORDER' | 'FIN-PER-STATE';
    };
  };
  readonly '/v1/fiscal-periods/{id}/reopen': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReopenFiscalPeriod;
      readonly answer: Done;
      readonly refusal: 'FIN-PER-ORDER' | 'FIN-PER-STATE';
    };
  };
};
