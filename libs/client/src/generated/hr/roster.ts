/** What is asked of hr about roster; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type RosterState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly assignments: readonly {
    readonly person: string;
    readonly start: string;
    readonly end: string;
    readonly station?: string;
  }[];
};

type PublishRoster = {
  readonly site: string;
  readonly week: string;
  readonly assignments: readonly {
    readonly person: string;
    readonly start: string;
    readonly end: string;
    readonly station?: string;
  }[];
  readonly reason?: string;
};

export type Roster = {
  readonly '/v1/rosters': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly RosterState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PublishRoster;
      readonly answer: Done;
      readonly refusal:
        | 'HR-EMP-UNKNOWN'
        | 'HR-QUAL-MISSING'
        | 'HR-REST-MIN'
        | 'HR-REST-WEEK'
        | 'HR-ROSTER-REASON'
        | 'HR-ROSTER-WEEK'
        | 'HR-SHIFT-OVERLAP'
        | 'HR-WEEK-HOURS';
    };
  };
  readonly '/v1/rosters/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: RosterState };
  };
  readonly '/v1/rosters/{id}/commands': {
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
  readonly '/v1/rosters/{id}/events': {
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
