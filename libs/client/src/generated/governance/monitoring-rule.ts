/** What is asked of governance about monitoring-rule; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type MonitoringRuleState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'defined' | 'enabled' | 'ended';
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
  readonly severity: 'warning' | 'critical';
  readonly watch: 'above' | 'below' | 'rising' | 'falling' | 'silent';
  readonly limit?: string;
  readonly clears?: string;
  readonly points?: number;
  readonly days: number;
  readonly evaluatedAt: string;
  readonly owner:
    | 'coo'
    | 'admin'
    | 'site-manager'
    | 'planner'
    | 'buyer'
    | 'quality-inspector'
    | 'hr'
    | 'controller'
    | 'warehouse'
    | 'operator';
  readonly answerWithin: string;
  readonly escalatesTo?:
    | 'coo'
    | 'admin'
    | 'site-manager'
    | 'planner'
    | 'buyer'
    | 'quality-inspector'
    | 'hr'
    | 'controller'
    | 'warehouse'
    | 'operator';
  readonly validFrom: string;
  readonly validTo?: string;
  readonly backTest?: {
    readonly from: string;
    readonly to: string;
    readonly evaluations: number;
    readonly breaches: number;
    readonly daysInBreach: number;
    readonly raisedOn: readonly string[];
    readonly formulaVersion: number;
  };
};

type DefineMonitoringRule = {
  readonly id?: string;
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
  readonly severity: 'warning' | 'critical';
  readonly watch: 'above' | 'below' | 'rising' | 'falling' | 'silent';
  readonly limit?: string;
  readonly clears?: string;
  readonly points?: number;
  readonly days: number;
  readonly evaluatedAt: string;
  readonly owner:
    | 'coo'
    | 'admin'
    | 'site-manager'
    | 'planner'
    | 'buyer'
    | 'quality-inspector'
    | 'hr'
    | 'controller'
    | 'warehouse'
    | 'operator';
  readonly answerWithin: string;
  readonly escalatesTo?:
    | 'coo'
    | 'admin'
    | 'site-manager'
    | 'planner'
    | 'buyer'
    | 'quality-inspector'
    | 'hr'
    | 'controller'
    | 'warehouse'
    | 'operator';
  readonly validFrom: string;
  readonly validTo?: string;
};

type RecordBackTest = {
  readonly from: string;
  readonly to: string;
  readonly evaluations: number;
  readonly breaches: number;
  readonly daysInBreach: number;
  readonly raisedOn: readonly string[];
  readonly formulaVersion: number;
};

type EnableMonitoringRule = Readonly<Record<never, never>>;

type EndMonitoringRule = { readonly reason: string };

export type MonitoringRule = {
  readonly '/v1/monitoring-rules': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[watch]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[escalatesTo]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly MonitoringRuleState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: DefineMonitoringRule;
      readonly answer: Done;
      readonly refusal:
        'GOV-RULE-PERIOD' | 'GOV-RULE-RIGHT' | 'GOV-RULE-SITE' | 'GOV-RULE-STATE' | 'GOV-RULE-TERMS';
    };
  };
  readonly '/v1/monitoring-rules/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: MonitoringRuleState };
  };
  readonly '/v1/monitoring-rules/{id}/commands': {
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
  readonly '/v1/monitoring-rules/{id}/events': {
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
  readonly '/v1/monitoring-rules/{id}/record-back-test': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordBackTest;
      readonly answer: Done;
      readonly refusal: 'GOV-RULE-STATE';
    };
  };
  readonly '/v1/monitoring-rules/{id}/enable': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: EnableMonitoringRule;
      readonly answer: Done;
      readonly refusal:
        'GOV-RULE-OVERLAP' | 'GOV-RULE-PERIOD' | 'GOV-RULE-RIGHT' | 'GOV-RULE-STATE' | 'GOV-RULE-UNTESTED';
    };
  };
  readonly '/v1/monitoring-rules/{id}/end': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: EndMonitoringRule;
      readonly answer: Done;
      readonly refusal: 'GOV-RULE-RIGHT';
    };
  };
};
