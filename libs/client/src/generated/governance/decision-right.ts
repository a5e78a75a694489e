/** What is asked of governance about decision-right; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type DecisionRightState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly topic: string;
  readonly scope: string;
  readonly holderRole: string;
  readonly level: 'site' | 'region' | 'hq';
  readonly limit?: { readonly amount: string; readonly currency: string };
  readonly escalatesTo?: string;
  readonly answerWithin?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly status: 'active' | 'suspended' | 'revoked';
  readonly delegations: readonly {
    readonly from: string;
    readonly to: string;
    readonly limit?: { readonly amount: string; readonly currency: string };
    readonly until: string;
    readonly sites?: readonly string[];
  }[];
};

type GrantDecisionRight = {
  readonly id?: string;
  readonly topic: string;
  readonly scope: string;
  readonly holderRole: string;
  readonly level: 'site' | 'region' | 'hq';
  readonly limit?: { readonly amount: string; readonly currency: string };
  readonly escalatesTo?: string;
  readonly answerWithin?: string;
  readonly validFrom: string;
  readonly validTo?: string;
};

type DelegateDecisionRight = {
  readonly to: string;
  readonly limit?: { readonly amount: string; readonly currency: string };
  readonly until: string;
};

type WithdrawDelegation = { readonly to: string };

type SuspendDecisionRight = { readonly reason: string };

type RevokeDecisionRight = { readonly reason: string };

export type DecisionRight = {
  readonly '/v1/decision-rights': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[level]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly DecisionRightState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: GrantDecisionRight;
      readonly answer: Done;
      readonly refusal:
        'GOV-RIGHT-OVERLAP' | 'GOV-RIGHT-PERIOD' | 'GOV-RIGHT-SCOPE' | 'GOV-RIGHT-SELF' | 'GOV-RIGHT-STATE';
    };
  };
  readonly '/v1/decision-rights/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: DecisionRightState };
  };
  readonly '/v1/decision-rights/{id}/commands': {
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
  readonly '/v1/decision-rights/{id}/events': {
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
  readonly '/v1/decision-rights/{id}/delegate': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DelegateDecisionRight;
      readonly answer: Done;
      readonly refusal:
        | 'GOV-DELEGATION-CYCLE'
        | 'GOV-DELEGATION-EXCEEDS'
        | 'GOV-DELEGATION-PERIOD'
        | 'GOV-DELEGATION-SITE'
        | 'GOV-RIGHT-STATE';
    };
  };
  readonly '/v1/decision-rights/{id}/withdraw-delegation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: WithdrawDelegation;
      readonly answer: Done;
      readonly refusal: 'GOV-DELEGATION-GIVER' | 'GOV-DELEGATION-NONE';
    };
  };
  readonly '/v1/decision-rights/{id}/suspend': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SuspendDecisionRight;
      readonly answer: Done;
      readonly refusal: 'GOV-RIGHT-STATE';
    };
  };
  readonly '/v1/decision-rights/{id}/revoke': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RevokeDecisionRight;
      readonly answer: Done;
      readonly refusal: 'GOV-RIGHT-STATE';
    };
  };
};
