/** What is asked of production about routing; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type RoutingState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly routingVersion: number;
  readonly operations: readonly {
    readonly sequence: number;
    readonly name: string;
    readonly workCenter: string;
    readonly setup: string;
    readonly runPerUnit: string;
    readonly skill: string;
    readonly setupFamily?: string;
    readonly toolKinds?: readonly string[];
    readonly predecessors?: readonly { readonly operation: number }[];
    readonly queue?: string;
    readonly steps?: readonly {
      readonly step: number;
      readonly instruction: string;
      readonly kind: 'confirm' | 'measure' | 'text';
      readonly unit?: string;
      readonly lower?: string;
      readonly upper?: string;
    }[];
  }[];
};

type ReleaseRouting = {
  readonly item: string;
  readonly version: number;
  readonly operations: readonly {
    readonly sequence: number;
    readonly name: string;
    readonly workCenter: string;
    readonly setup: string;
    readonly runPerUnit: string;
    readonly skill: string;
    readonly setupFamily?: string;
    readonly toolKinds?: readonly string[];
    readonly predecessors?: readonly { readonly operation: number }[];
    readonly queue?: string;
    readonly steps?: readonly {
      readonly step: number;
      readonly instruction: string;
      readonly kind: 'confirm' | 'measure' | 'text';
      readonly unit?: string;
      readonly lower?: string;
      readonly upper?: string;
    }[];
  }[];
};

export type Routing = {
  readonly '/v1/routings': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly RoutingState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReleaseRouting;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-RTG-CYCLE'
        | 'PRD-RTG-END'
        | 'PRD-RTG-PREDECESSOR'
        | 'PRD-RTG-QUEUE'
        | 'PRD-RTG-SEQUENCE'
        | 'PRD-RTG-STATE'
        | 'PRD-RTG-STEP'
        | 'PRD-RTG-TOOL';
    };
  };
  readonly '/v1/routings/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: RoutingState };
  };
  readonly '/v1/routings/{id}/commands': {
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
  readonly '/v1/routings/{id}/events': {
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
