/** What is asked of governance about legal-entity; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type LegalEntityState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly currency: string;
  readonly groupCurrency: string;
  readonly country: string;
};

type RegisterLegalEntity = {
  readonly id?: string;
  readonly name: string;
  readonly currency: string;
  readonly groupCurrency: string;
  readonly country: string;
};

export type LegalEntity = {
  readonly '/v1/legal-entities': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly LegalEntityState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RegisterLegalEntity;
      readonly answer: Done;
      readonly refusal: 'GOV-ENTITY-STATE';
    };
  };
  readonly '/v1/legal-entities/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: LegalEntityState };
  };
  readonly '/v1/legal-entities/{id}/commands': {
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
  readonly '/v1/legal-entities/{id}/events': {
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
