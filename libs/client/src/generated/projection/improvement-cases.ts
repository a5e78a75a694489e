/** What is asked of projection about improvement-cases; written by "npm run docs". */
type ImprovementCaseRow = {
  readonly id: string;
  readonly title: string;
  readonly kpi: string;
  readonly site: string | null;
  readonly owner: string;
  readonly status: 'open' | 'checking' | 'verified' | 'closed';
  readonly baselineFrom: string;
  readonly baselineTo: string;
  readonly baseline: string | null;
  readonly effectFrom: string | null;
  readonly effectTo: string | null;
  readonly mean: string | null;
  readonly difference: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly verdict: 'better' | 'worse' | 'unproven' | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type ImprovementCases = {
  readonly '/v1/tables/improvement-cases': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[title]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[verdict]'?: string | undefined;
        readonly 'filter[openedAt]'?: string | undefined;
        readonly 'filter[closedAt]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'title'
          | '-title'
          | 'kpi'
          | '-kpi'
          | 'site'
          | '-site'
          | 'owner'
          | '-owner'
          | 'status'
          | '-status'
          | 'verdict'
          | '-verdict'
          | 'openedAt'
          | '-openedAt'
          | 'closedAt'
          | '-closedAt'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ImprovementCaseRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/improvement-cases/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[title]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[verdict]'?: string | undefined;
        readonly 'filter[openedAt]'?: string | undefined;
        readonly 'filter[closedAt]'?: string | undefined;
        readonly group:
          | 'id'
          | 'title'
          | 'kpi'
          | 'site'
          | 'owner'
          | 'status'
          | 'verdict'
          | 'openedAt'
          | 'closedAt'
          | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
