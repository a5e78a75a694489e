/** What is asked of projection about alerts; written by "npm run docs". */
type AlertRow = {
  readonly id: string;
  readonly rule: string;
  readonly kpi: string;
  readonly site: string | null;
  readonly severity: 'warning' | 'critical';
  readonly watch: 'above' | 'below' | 'rising' | 'falling' | 'silent';
  readonly limit: string | null;
  readonly value: string | null;
  readonly from: string;
  readonly to: string;
  readonly evaluatedAt: string;
  readonly formulaVersion: number;
  readonly factCount: number;
  readonly causes: readonly SuspectedEvent[];
  readonly status: 'open' | 'acknowledged' | 'assigned' | 'snoozed' | 'resolved';
  readonly owner: string;
  readonly answerBy: string | null;
  readonly assignee: string | null;
  readonly snoozedUntil: string | null;
  readonly raisedAt: string;
  readonly recoveredAt: string | null;
  readonly endedAt: string | null;
  readonly cause: string | null;
  readonly action: string | null;
  readonly ageHours: number;
};

type SuspectedEvent = {
  readonly eventId: string;
  readonly service: string;
  readonly type: string;
  readonly streamId: string;
  readonly version: number;
  readonly date: string;
  readonly contribution: string;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Alerts = {
  readonly '/v1/tables/alerts': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[rule]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[watch]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[assignee]'?: string | undefined;
        readonly 'filter[answerBy]'?: string | undefined;
        readonly 'filter[raisedAt]'?: string | undefined;
        readonly 'filter[recoveredAt]'?: string | undefined;
        readonly 'filter[endedAt]'?: string | undefined;
        readonly 'filter[ageHours]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'rule'
          | '-rule'
          | 'kpi'
          | '-kpi'
          | 'site'
          | '-site'
          | 'severity'
          | '-severity'
          | 'watch'
          | '-watch'
          | 'status'
          | '-status'
          | 'owner'
          | '-owner'
          | 'assignee'
          | '-assignee'
          | 'answerBy'
          | '-answerBy'
          | 'raisedAt'
          | '-raisedAt'
          | 'recoveredAt'
          | '-recoveredAt'
          | 'endedAt'
          | '-endedAt'
          | 'ageHours'
          | '-ageHours'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AlertRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/alerts/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[rule]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[watch]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[assignee]'?: string | undefined;
        readonly 'filter[answerBy]'?: string | undefined;
        readonly 'filter[raisedAt]'?: string | undefined;
        readonly 'filter[recoveredAt]'?: string | undefined;
        readonly 'filter[endedAt]'?: string | undefined;
        readonly 'filter[ageHours]'?: string | undefined;
        readonly group:
          | 'id'
          | 'rule'
          | 'kpi'
          | 'site'
          | 'severity'
          | 'watch'
          | 'status'
          | 'owner'
          | 'assignee'
          | 'answerBy'
          | 'raisedAt'
          | 'recoveredAt'
          | 'endedAt'
          | 'ageHours'
          | undefined;
        readonly sum?: string | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
