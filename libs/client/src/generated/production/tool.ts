/** What is asked of production about tool; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ToolState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly toolKind: string;
  readonly status: 'available' | 'locked';
  readonly reason?: string;
  readonly toolLife?: number;
  readonly calibratedUntil?: string;
};

type RegisterTool = {
  readonly id?: string;
  readonly name: string;
  readonly site: string;
  readonly toolKind: string;
  readonly toolLife?: number;
  readonly calibratedUntil?: string;
};

type LockTool = { readonly reason: string };

type UnlockTool = { readonly done: string };

type CalibrateTool = { readonly calibratedUntil: string; readonly certificate: string };

type OverhaulTool = { readonly done: string };

export type Tool = {
  readonly '/v1/tools': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ToolState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: { readonly body: RegisterTool; readonly answer: Done; readonly refusal: 'PRD-TOOL-STATE' };
  };
  readonly '/v1/tools/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ToolState };
  };
  readonly '/v1/tools/{id}/commands': {
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
  readonly '/v1/tools/{id}/events': {
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
  readonly '/v1/tools/{id}/lock': {
    readonly post: { readonly path: { readonly id: string }; readonly body: LockTool; readonly answer: Done };
  };
  readonly '/v1/tools/{id}/unlock': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: UnlockTool;
      readonly answer: Done;
    };
  };
  readonly '/v1/tools/{id}/calibrate': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CalibrateTool;
      readonly answer: Done;
      readonly refusal: 'PRD-TOOL-DATE';
    };
  };
  readonly '/v1/tools/{id}/overhaul': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: OverhaulTool;
      readonly answer: Done;
    };
  };
};
