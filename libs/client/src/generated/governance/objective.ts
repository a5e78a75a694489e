/** What is asked of governance about objective; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ObjectiveState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly title: string;
  readonly level: 'enterprise' | 'site' | 'team' | 'person';
  readonly owner: string;
  readonly parent?: string;
  readonly kpi?:
    | 'oee'
    | 'availability'
    | 'effectiveness'
    | 'quality-ratio'
    | 'setup-ratio'
    | 'plan-attainment'
    | 'mtbf'
    | 'mttr'
    | 'mtta'
    | 'call-resolution-time'
    | 'breakdowns'
    | 'otif'
    | 'order-lead-time'
    | 'supplier-on-time'
    | 'lines-placed'
    | 'return-recovery'
    | 'return-touchless-rate'
    | 'days-to-credit'
    | 'first-pass-yield'
    | 'scrap-ratio'
    | 'operation-scrap-ratio'
    | 'receipt-acceptance'
    | 'open-nonconformances'
    | 'inventory-value'
    | 'inventory-days'
    | 'work-in-progress'
    | 'revenue'
    | 'cost'
    | 'net-operating-profit'
    | 'operating-margin'
    | 'cash-collected'
    | 'absence-rate'
    | 'trir'
    | 'ltifr'
    | 'time-to-recover'
    | 'tasks-delegated';
  readonly baseline?: string;
  readonly target?: string;
  readonly from: string;
  readonly due: string;
  readonly status: 'open' | 'closed';
  readonly weights: readonly { readonly objective: string; readonly weight: string }[];
  readonly links: readonly {
    readonly kind: 'item' | 'work-unit' | 'cost-centre' | 'partner' | 'account';
    readonly ref: string;
  }[];
  readonly measured?: {
    readonly value?: string;
    readonly progress: string;
    readonly from: string;
    readonly to: string;
    readonly formulaVersion?: number;
    readonly measuredAt: string;
  };
  readonly review?: {
    readonly verdict: 'on-track' | 'at-risk' | 'off-track';
    readonly note: string;
    readonly measured: {
      readonly value?: string;
      readonly progress: string;
      readonly from: string;
      readonly to: string;
      readonly formulaVersion?: number;
      readonly measuredAt: string;
    };
  };
  readonly outcome?: 'achieved' | 'missed' | 'dropped';
  readonly learned?: string;
};

type SetObjective = {
  readonly id?: string;
  readonly title: string;
  readonly level: 'enterprise' | 'site' | 'team' | 'person';
  readonly site?: string;
  readonly owner: string;
  readonly parent?: string;
  readonly kpi?:
    | 'oee'
    | 'availability'
    | 'effectiveness'
    | 'quality-ratio'
    | 'setup-ratio'
    | 'plan-attainment'
    | 'mtbf'
    | 'mttr'
    | 'mtta'
    | 'call-resolution-time'
    | 'breakdowns'
    | 'otif'
    | 'order-lead-time'
    | 'supplier-on-time'
    | 'lines-placed'
    | 'return-recovery'
    | 'return-touchless-rate'
    | 'days-to-credit'
    | 'first-pass-yield'
    | 'scrap-ratio'
    | 'operation-scrap-ratio'
    | 'receipt-acceptance'
    | 'open-nonconformances'
    | 'inventory-value'
    | 'inventory-days'
    | 'work-in-progress'
    | 'revenue'
    | 'cost'
    | 'net-operating-profit'
    | 'operating-margin'
    | 'cash-collected'
    | 'absence-rate'
    | 'trir'
    | 'ltifr'
    | 'time-to-recover'
    | 'tasks-delegated';
  readonly baseline?: string;
  readonly target?: string;
  readonly from: string;
  readonly due: string;
};

type ReviseObjective = {
  readonly reason: string;
  readonly owner?: string;
  readonly target?: string;
  readonly due: string;
};

type CascadeObjective = {
  readonly weights: readonly { readonly objective: string; readonly weight: string }[];
};

type LinkObjective = {
  readonly kind: 'item' | 'work-unit' | 'cost-centre' | 'partner' | 'account';
  readonly ref: string;
};

type UnlinkObjective = {
  readonly kind: 'item' | 'work-unit' | 'cost-centre' | 'partner' | 'account';
  readonly ref: string;
};

type RecordProgress = {
  readonly value?: string;
  readonly progress: string;
  readonly from: string;
  readonly to: string;
  readonly formulaVersion?: number;
  readonly measuredAt: string;
};

type ReviewObjective = { readonly verdict: 'on-track' | 'at-risk' | 'off-track'; readonly note: string };

type CloseObjective = { readonly outcome: 'achieved' | 'missed' | 'dropped'; readonly learned: string };

export type Objective = {
  readonly '/v1/objectives': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[level]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[parent]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[outcome]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ObjectiveState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: SetObjective;
      readonly answer: Done;
      readonly refusal:
        | 'GOV-OBJ-DUE'
        | 'GOV-OBJ-PARENT'
        | 'GOV-OBJ-PERSON'
        | 'GOV-OBJ-SITE'
        | 'GOV-OBJ-STATE'
        | 'GOV-OBJ-TARGET';
    };
  };
  readonly '/v1/objectives/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ObjectiveState };
  };
  readonly '/v1/objectives/{id}/commands': {
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
  readonly '/v1/objectives/{id}/events': {
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
  readonly '/v1/objectives/{id}/revise': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReviseObjective;
      readonly answer: Done;
      readonly refusal:
        'GOV-OBJ-DUE' | 'GOV-OBJ-PERSON' | 'GOV-OBJ-SITE' | 'GOV-OBJ-STATE' | 'GOV-OBJ-TARGET';
    };
  };
  readonly '/v1/objectives/{id}/cascade': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CascadeObjective;
      readonly answer: Done;
      readonly refusal: 'GOV-OBJ-SITE' | 'GOV-OBJ-STATE' | 'GOV-OBJ-WEIGHTS';
    };
  };
  readonly '/v1/objectives/{id}/link': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: LinkObjective;
      readonly answer: Done;
      readonly refusal: 'GOV-OBJ-LINK' | 'GOV-OBJ-SITE' | 'GOV-OBJ-STATE';
    };
  };
  readonly '/v1/objectives/{id}/unlink': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: UnlinkObjective;
      readonly answer: Done;
      readonly refusal: 'GOV-OBJ-SITE' | 'GOV-OBJ-STATE';
    };
  };
  readonly '/v1/objectives/{id}/record-progress': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordProgress;
      readonly answer: Done;
    };
  };
  readonly '/v1/objectives/{id}/review': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReviewObjective;
      readonly answer: Done;
      readonly refusal: 'GOV-OBJ-SITE' | 'GOV-OBJ-STATE' | 'GOV-OBJ-UNMEASURED';
    };
  };
  readonly '/v1/objectives/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseObjective;
      readonly answer: Done;
      readonly refusal: 'GOV-OBJ-OPEN' | 'GOV-OBJ-PROGRESS' | 'GOV-OBJ-SITE' | 'GOV-OBJ-STATE';
    };
  };
};
