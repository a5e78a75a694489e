/** What is asked of every about exception; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ExceptionState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'resolved' | 'waived';
  readonly process: string;
  readonly owner: string;
  readonly refusal: {
    readonly code: string;
    readonly detail: string;
    readonly hint?: string;
    readonly rule?: string;
    readonly actual?: string;
    readonly limit?: string;
    readonly unit?: string;
  };
  readonly cause: {
    readonly eventId: string;
    readonly streamId: string;
    readonly type: string;
    readonly occurredAt: string;
    readonly correlationId: string;
    readonly version?: number;
  };
  readonly command: {
    readonly noun: string;
    readonly id: string;
    readonly name: string;
    readonly data: Document;
    readonly path: string;
    readonly site?: string;
  };
  readonly atStake?: { readonly amount: string; readonly currency: string };
  readonly raisedAt: string;
  readonly attempts: number;
  readonly nextTryAt?: string;
  readonly requests: number;
  readonly waived?: string;
};

type Document = Readonly<Record<string, value>>;

type value = unknown;

type RetryException = { readonly reason?: string };

type WaiveException = { readonly reason: string };

export type Exception = {
  readonly '/v1/exceptions': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[state]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[process]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ExceptionState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/exceptions/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ExceptionState };
  };
  readonly '/v1/exceptions/{id}/commands': {
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
  readonly '/v1/exceptions/{id}/events': {
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
  readonly '/v1/exceptions/{id}/retry': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RetryException;
      readonly answer: Done;
    };
  };
  readonly '/v1/exceptions/{id}/waive': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: WaiveException;
      readonly answer: Done;
    };
  };
};
