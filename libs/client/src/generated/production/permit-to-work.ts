/** What is asked of production about permit-to-work; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type PermitToWorkState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'issued' | 'closed';
  readonly workUnit: string;
  readonly work: string;
  readonly isolationPoints: readonly string[];
  readonly locked: readonly string[];
  readonly until: string;
};

type IssuePermit = {
  readonly id?: string;
  readonly site: string;
  readonly workUnit: string;
  readonly work: string;
  readonly isolationPoints: readonly string[];
  readonly until: string;
};

type RemoveIsolation = { readonly point: string };

type ClosePermit = Readonly<Record<never, never>>;

export type PermitToWork = {
  readonly '/v1/permits-to-work': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[workUnit]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly PermitToWorkState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: IssuePermit;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-MNT-UNIT'
        | 'PRD-PERMIT-ISOLATION'
        | 'PRD-PERMIT-RUNNING'
        | 'PRD-PERMIT-STATE'
        | 'PRD-PERMIT-TIME';
    };
  };
  readonly '/v1/permits-to-work/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: PermitToWorkState };
  };
  readonly '/v1/permits-to-work/{id}/commands': {
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
  readonly '/v1/permits-to-work/{id}/events': {
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
  readonly '/v1/permits-to-work/{id}/remove-isolation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RemoveIsolation;
      readonly answer: Done;
      readonly refusal: 'PRD-PERMIT-ISOLATION';
    };
  };
  readonly '/v1/permits-to-work/{id}/close-permit': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ClosePermit;
      readonly answer: Done;
      readonly refusal: 'PRD-PERMIT-ISOLATION';
    };
  };
};
