/** What is asked of supply-chain about location; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type LocationState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly gln: string;
};

type RegisterLocation = {
  readonly id?: string;
  readonly name: string;
  readonly site: string;
  readonly gln: string;
};

export type Location = {
  readonly '/v1/locations': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly LocationState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RegisterLocation;
      readonly answer: Done;
      readonly refusal: 'SCM-LOC-STATE';
    };
  };
  readonly '/v1/locations/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: LocationState };
  };
  readonly '/v1/locations/{id}/commands': {
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
  readonly '/v1/locations/{id}/events': {
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
