/** What is asked of projection about monitoring-rules; written by "npm run docs". */
type MonitoringRuleRow = {
  readonly id: string;
  readonly kpi: string;
  readonly site: string | null;
  readonly severity: 'warning' | 'critical';
  readonly watch: 'above' | 'below' | 'rising' | 'falling' | 'silent';
  readonly limit: string | null;
  readonly clears: string | null;
  readonly points: number | null;
  readonly days: number;
  readonly evaluatedAt: string;
  readonly owner: string;
  readonly answerWithin: string;
  readonly status: 'defined' | 'enabled' | 'ended';
  readonly from: string | null;
  readonly until: string | null;
  readonly evaluations: number | null;
  readonly breaches: number | null;
  readonly daysInBreach: number | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type MonitoringRules = {
  readonly '/v1/tables/monitoring-rules': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[watch]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[from]'?: string | undefined;
        readonly 'filter[until]'?: string | undefined;
        readonly 'filter[breaches]'?: string | undefined;
        readonly 'filter[daysInBreach]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'kpi'
          | '-kpi'
          | 'site'
          | '-site'
          | 'severity'
          | '-severity'
          | 'watch'
          | '-watch'
          | 'owner'
          | '-owner'
          | 'status'
          | '-status'
          | 'from'
          | '-from'
          | 'until'
          | '-until'
          | 'breaches'
          | '-breaches'
          | 'daysInBreach'
          | '-daysInBreach'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly MonitoringRuleRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/monitoring-rules/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[watch]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[from]'?: string | undefined;
        readonly 'filter[until]'?: string | undefined;
        readonly 'filter[breaches]'?: string | undefined;
        readonly 'filter[daysInBreach]'?: string | undefined;
        readonly group:
          | 'id'
          | 'kpi'
          | 'site'
          | 'severity'
          | 'watch'
          | 'owner'
          | 'status'
          | 'from'
          | 'until'
          | 'breaches'
          | 'daysInBreach'
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
