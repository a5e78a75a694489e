/** What is asked of governance about alert; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type AlertState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'acknowledged' | 'assigned' | 'snoozed' | 'resolved';
  readonly rule: string;
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
  readonly value?: string;
  readonly from: string;
  readonly to: string;
  readonly evaluatedAt: string;
  readonly formulaVersion: number;
  readonly factCount: number;
  readonly causes: readonly {
    readonly eventId: string;
    readonly service: string;
    readonly type: string;
    readonly streamId: string;
    readonly version: number;
    readonly date: string;
    readonly contribution: string;
  }[];
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
  readonly answerBy?: string;
  readonly acknowledged?: { readonly by: string };
  readonly assignee?: string;
  readonly snoozedUntil?: string;
  readonly recovered?: { readonly rule: string; readonly evaluatedAt: string; readonly value?: string };
  readonly resolution?: { readonly cause: string; readonly action: string; readonly by: string };
};

type RaiseAlert = {
  readonly rule: string;
  readonly site?: string;
  readonly evaluatedAt: string;
  readonly from: string;
  readonly to: string;
  readonly value?: string;
  readonly formulaVersion: number;
  readonly factCount: number;
  readonly causes: readonly {
    readonly eventId: string;
    readonly service: string;
    readonly type: string;
    readonly streamId: string;
    readonly version: number;
    readonly date: string;
    readonly contribution: string;
  }[];
};

type AcknowledgeAlert = Readonly<Record<never, never>>;

type AssignAlert = { readonly to: string };

type SnoozeAlert = { readonly until: string; readonly reason: string };

type RecordRecovery = { readonly evaluatedAt: string; readonly value?: string };

type ResolveAlert = { readonly cause: string; readonly action: string };

export type Alert = {
  readonly '/v1/alerts': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[rule]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[watch]'?: string | undefined;
        readonly 'filter[assignee]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AlertState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RaiseAlert;
      readonly answer: Done;
      readonly refusal:
        'GOV-ALERT-LIMIT' | 'GOV-ALERT-RULE' | 'GOV-ALERT-SITE' | 'GOV-ALERT-STATE' | 'GOV-ALERT-TIME';
    };
  };
  readonly '/v1/alerts/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: AlertState };
  };
  readonly '/v1/alerts/{id}/commands': {
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
  readonly '/v1/alerts/{id}/events': {
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
  readonly '/v1/alerts/{id}/acknowledge': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AcknowledgeAlert;
      readonly answer: Done;
      readonly refusal: 'GOV-ALERT-OWNER' | 'GOV-ALERT-STATE';
    };
  };
  readonly '/v1/alerts/{id}/assign': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AssignAlert;
      readonly answer: Done;
      readonly refusal: 'GOV-ALERT-OWNER' | 'GOV-ALERT-PERSON' | 'GOV-ALERT-STATE';
    };
  };
  readonly '/v1/alerts/{id}/snooze': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: SnoozeAlert;
      readonly answer: Done;
      readonly refusal: 'GOV-ALERT-OWNER' | 'GOV-ALERT-SNOOZE' | 'GOV-ALERT-STATE';
    };
  };
  readonly '/v1/alerts/{id}/record-recovery': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordRecovery;
      readonly answer: Done;
      readonly refusal: 'GOV-ALERT-TIME';
    };
  };
  readonly '/v1/alerts/{id}/resolve': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ResolveAlert;
      readonly answer: Done;
      readonly refusal: 'GOV-ALERT-OWNER' | 'GOV-ALERT-STATE';
    };
  };
};
