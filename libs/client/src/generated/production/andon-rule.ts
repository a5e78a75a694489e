/** What is asked of production about andon-rule; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type AndonRuleState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly kind: 'material' | 'quality' | 'machine' | 'safety' | 'instruction';
  readonly severity: 'normal' | 'critical';
  readonly chain: readonly {
    readonly role: 'planner' | 'quality-inspector' | 'warehouse' | 'site-manager' | 'coo';
    readonly within: string;
  }[];
  readonly timing: 'clock' | 'workingTime';
  readonly stops: 'nothing' | 'operation' | 'order';
};

type SetAndonRule = {
  readonly site: string;
  readonly kind: 'material' | 'quality' | 'machine' | 'safety' | 'instruction';
  readonly severity: 'normal' | 'critical';
  readonly chain: readonly {
    readonly role: 'planner' | 'quality-inspector' | 'warehouse' | 'site-manager' | 'coo';
    readonly within: string;
  }[];
  readonly timing: 'clock' | 'workingTime';
  readonly stops: 'nothing' | 'operation' | 'order';
};

export type AndonRule = {
  readonly '/v1/andon-rules': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[timing]'?: string | undefined;
        readonly 'filter[stops]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AndonRuleState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: SetAndonRule;
      readonly answer: Done;
      readonly refusal: 'PRD-ANDON-CHAIN' | 'PRD-ANDON-STOPS';
    };
  };
  readonly '/v1/andon-rules/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: AndonRuleState };
  };
  readonly '/v1/andon-rules/{id}/commands': {
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
  readonly '/v1/andon-rules/{id}/events': {
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
