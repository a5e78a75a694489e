/** What is asked of governance about improvement-case; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ImprovementCaseState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'checking' | 'verified' | 'closed';
  readonly title: string;
  readonly kpi:
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
  readonly owner: string;
  readonly alert?: string;
  readonly problem: string;
  readonly baselineFrom: string;
  readonly baselineTo: string;
  readonly baseline?: {
    readonly mean: string;
    readonly days: number;
    readonly formulaVersion: number;
    readonly measuredAt: string;
  };
  readonly rootCause?: string;
  readonly countermeasures: readonly {
    readonly countermeasure: string;
    readonly what: string;
    readonly owner: string;
    readonly due: string;
    readonly done?: string;
    readonly on?: string;
  }[];
  readonly planned?: { readonly from: string; readonly to: string };
  readonly effect?: {
    readonly from: string;
    readonly to: string;
    readonly baseline: string;
    readonly baselineDays: number;
    readonly mean: string;
    readonly days: number;
    readonly difference: string;
    readonly low?: string;
    readonly high?: string;
    readonly pValue?: string;
    readonly verdict: 'better' | 'worse' | 'unproven';
    readonly formulaVersion: number;
    readonly measuredAt: string;
  };
  readonly learned?: string;
};

type OpenImprovementCase = {
  readonly id?: string;
  readonly title: string;
  readonly kpi:
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
  readonly site?: string;
  readonly alert?: string;
  readonly problem: string;
  readonly owner: string;
  readonly baselineFrom: string;
  readonly baselineTo: string;
};

type RecordBaseline = {
  readonly mean: string;
  readonly days: number;
  readonly formulaVersion: number;
  readonly measuredAt: string;
};

type StateRootCause = { readonly rootCause: string };

type AgreeCountermeasure = {
  readonly countermeasure: string;
  readonly what: string;
  readonly owner: string;
  readonly due: string;
};

type ImplementCountermeasure = { readonly countermeasure: string; readonly done: string };

type PlanEffect = { readonly from: string; readonly to: string };

type RecordEffect = {
  readonly from: string;
  readonly to: string;
  readonly baseline: string;
  readonly baselineDays: number;
  readonly mean: string;
  readonly days: number;
  readonly difference: string;
  readonly low?: string;
  readonly high?: string;
  readonly pValue?: string;
  readonly verdict: 'better' | 'worse' | 'unproven';
  readonly formulaVersion: number;
  readonly measuredAt: string;
};

type CloseImprovementCase = { readonly learned: string };

type ReopenImprovementCase = {
  readonly from: string;
  readonly to: string;
  readonly baseline: string;
  readonly baselineDays: number;
  readonly mean: string;
  readonly days: number;
  readonly difference: string;
  readonly low?: string;
  readonly high?: string;
  readonly pValue?: string;
  readonly verdict: 'better' | 'worse' | 'unproven';
  readonly formulaVersion: number;
  readonly measuredAt: string;
};

export type ImprovementCase = {
  readonly '/v1/improvement-cases': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[alert]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ImprovementCaseState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: OpenImprovementCase;
      readonly answer: Done;
      readonly refusal:
        'GOV-IMP-ALERT' | 'GOV-IMP-PERSON' | 'GOV-IMP-SITE' | 'GOV-IMP-STATE' | 'GOV-IMP-WINDOW';
    };
  };
  readonly '/v1/improvement-cases/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ImprovementCaseState };
  };
  readonly '/v1/improvement-cases/{id}/commands': {
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
  readonly '/v1/improvement-cases/{id}/events': {
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
  readonly '/v1/improvement-cases/{id}/record-baseline': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordBaseline;
      readonly answer: Done;
    };
  };
  readonly '/v1/improvement-cases/{id}/state-root-cause': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: StateRootCause;
      readonly answer: Done;
      readonly refusal: 'GOV-IMP-STATE';
    };
  };
  readonly '/v1/improvement-cases/{id}/agree-countermeasure': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AgreeCountermeasure;
      readonly answer: Done;
      readonly refusal: 'GOV-IMP-DUE' | 'GOV-IMP-PERSON' | 'GOV-IMP-STATE';
    };
  };
  readonly '/v1/improvement-cases/{id}/implement-countermeasure': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ImplementCountermeasure;
      readonly answer: Done;
      readonly refusal: 'GOV-IMP-ACTION' | 'GOV-IMP-STATE';
    };
  };
  readonly '/v1/improvement-cases/{id}/plan-effect': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: PlanEffect;
      readonly answer: Done;
      readonly refusal:
        'GOV-IMP-ACTION' | 'GOV-IMP-BASELINE' | 'GOV-IMP-CAUSE' | 'GOV-IMP-STATE' | 'GOV-IMP-WINDOW';
    };
  };
  readonly '/v1/improvement-cases/{id}/record-effect': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordEffect;
      readonly answer: Done;
      readonly refusal: 'GOV-IMP-WINDOW';
    };
  };
  readonly '/v1/improvement-cases/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseImprovementCase;
      readonly answer: Done;
      readonly refusal: 'GOV-IMP-UNVERIFIED';
    };
  };
  readonly '/v1/improvement-cases/{id}/reopen': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReopenImprovementCase;
      readonly answer: Done;
      readonly refusal: 'GOV-IMP-WINDOW';
    };
  };
};
