/** What is asked of governance about site; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type SiteState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly companyId: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly groupCurrency: string;
  readonly dayStart: string;
  readonly gln?: string;
  readonly country?: string;
};

type RegisterSite = {
  readonly id?: string;
  readonly name: string;
  readonly companyId: string;
  readonly timeZone: string;
  readonly dayStart: string;
  readonly gln?: string;
  readonly country?: string;
};

export type Site = {
  readonly '/v1/sites': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[companyId]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SiteState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RegisterSite;
      readonly answer: Done;
      readonly refusal: 'GOV-SITE-COMPANY' | 'GOV-SITE-STATE';
    };
  };
  readonly '/v1/sites/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: SiteState };
  };
  readonly '/v1/sites/{id}/commands': {
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
  readonly '/v1/sites/{id}/events': {
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
