/** What is asked of finance about exchange-rate; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ExchangeRateState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly pairs: readonly {
    readonly from: string;
    readonly to: string;
    readonly rates: readonly { readonly date: string; readonly rate: string }[];
  }[];
};

type PublishRate = {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly source: string;
};

export type ExchangeRate = {
  readonly '/v1/exchange-rates': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ExchangeRateState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PublishRate;
      readonly answer: Done;
      readonly refusal: 'FIN-RATE-STATE' | 'FIN-RATE-VALUE';
    };
  };
  readonly '/v1/exchange-rates/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ExchangeRateState };
  };
  readonly '/v1/exchange-rates/{id}/commands': {
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
  readonly '/v1/exchange-rates/{id}/events': {
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
};
