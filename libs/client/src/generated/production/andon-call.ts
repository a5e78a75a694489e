/** What is asked of production about andon-call; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type AndonCallState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'answered' | 'arrived' | 'resolved';
  readonly kind: 'material' | 'quality' | 'machine' | 'safety' | 'instruction';
  readonly severity: 'normal' | 'critical';
  readonly workUnit: string;
  readonly order?: string;
  readonly note?: string;
  readonly calledAt: string;
  readonly role: 'planner' | 'quality-inspector' | 'warehouse' | 'site-manager' | 'coo';
  readonly answerBy?: string;
  readonly answeredBy?: string;
  readonly arrivedBy?: string;
  readonly work?: { readonly order: string; readonly operation: number };
  readonly cause?: string;
};

type CallForHelp = {
  readonly id?: string;
  readonly site: string;
  readonly workUnit: string;
  readonly kind: 'material' | 'quality' | 'machine' | 'safety' | 'instruction';
  readonly severity?: 'normal' | 'critical';
  readonly order?: string;
  readonly note?: string;
};

type AnswerCall = Readonly<Record<never, never>>;

type ArriveAtCall = Readonly<Record<never, never>>;

type ResolveCall = { readonly cause: string };

export type AndonCall = {
  readonly '/v1/andon-calls': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[workUnit]'?: string | undefined;
        readonly 'filter[order]'?: string | undefined;
        readonly 'filter[role]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AndonCallState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: CallForHelp;
      readonly answer: Done;
      readonly refusal: 'PRD-ANDON-OPEN' | 'PRD-ANDON-ORDER' | 'PRD-ANDON-STATE' | 'PRD-ANDON-UNIT';
    };
  };
  readonly '/v1/andon-calls/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: AndonCallState };
  };
  readonly '/v1/andon-calls/{id}/commands': {
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
  readonly '/v1/andon-calls/{id}/events': {
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
  readonly '/v1/andon-calls/{id}/answer-call': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AnswerCall;
      readonly answer: Done;
      readonly refusal: 'PRD-ANDON-STATE' | 'PRD-ANDON-TIME';
    };
  };
  readonly '/v1/andon-calls/{id}/arrive-at-call': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ArriveAtCall;
      readonly answer: Done;
      readonly refusal: 'PRD-ANDON-STATE' | 'PRD-ANDON-TIME';
    };
  };
  readonly '/v1/andon-calls/{id}/resolve-call': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ResolveCall;
      readonly answer: Done;
      readonly refusal: 'PRD-ANDON-CRITICAL' | 'PRD-ANDON-STATE' | 'PRD-ANDON-TIME';
    };
  };
};
