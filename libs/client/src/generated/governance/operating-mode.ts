/** What is asked of governance about operating-mode; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type OperatingModeState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly changes: readonly {
    readonly mode: 'centralised' | 'decentralised' | 'hybrid';
    readonly effectiveFrom: string;
  }[];
};

type ChangeOperatingMode = {
  readonly topic: string;
  readonly site: string;
  readonly mode: 'centralised' | 'decentralised' | 'hybrid';
  readonly effectiveFrom: string;
  readonly openDecisionsFollow?: boolean;
};

export type OperatingMode = {
  readonly '/v1/operating-modes': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly OperatingModeState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ChangeOperatingMode;
      readonly answer: Done;
      readonly refusal: 'GOV-MODE-OPEN-DECISIONS' | 'GOV-MODE-SITE';
    };
  };
  readonly '/v1/operating-modes/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: OperatingModeState };
  };
  readonly '/v1/operating-modes/{id}/commands': {
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
  readonly '/v1/operating-modes/{id}/events': {
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
