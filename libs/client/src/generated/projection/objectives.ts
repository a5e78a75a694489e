/** What is asked of projection about objectives; written by "npm run docs". */
type ObjectiveRow = {
  readonly id: string;
  readonly title: string;
  readonly level: 'enterprise' | 'site' | 'team' | 'person';
  readonly site: string | null;
  readonly owner: string;
  readonly parent: string | null;
  readonly weights: readonly WeightRow[];
  readonly links: readonly LinkRow[];
  readonly kpi: string | null;
  readonly baseline?: string | null;
  readonly target?: string | null;
  readonly value?: string | null;
  readonly progress: string | null;
  readonly measuredAt: string | null;
  readonly from: string;
  readonly due: string;
  readonly verdict: 'on-track' | 'at-risk' | 'off-track' | null;
  readonly status: 'open' | 'closed';
  readonly outcome: 'achieved' | 'missed' | 'dropped' | null;
};

type WeightRow = { readonly objective: string; readonly weight: string };

type LinkRow = {
  readonly kind: 'item' | 'work-unit' | 'cost-centre' | 'partner' | 'account';
  readonly ref: string;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Objectives = {
  readonly '/v1/tables/objectives': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[title]'?: string | undefined;
        readonly 'filter[level]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[parent]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[verdict]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[outcome]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'title'
          | '-title'
          | 'level'
          | '-level'
          | 'site'
          | '-site'
          | 'owner'
          | '-owner'
          | 'parent'
          | '-parent'
          | 'kpi'
          | '-kpi'
          | 'due'
          | '-due'
          | 'verdict'
          | '-verdict'
          | 'status'
          | '-status'
          | 'outcome'
          | '-outcome'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ObjectiveRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/objectives/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[title]'?: string | undefined;
        readonly 'filter[level]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[parent]'?: string | undefined;
        readonly 'filter[kpi]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[verdict]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[outcome]'?: string | undefined;
        readonly group:
          | 'id'
          | 'title'
          | 'level'
          | 'site'
          | 'owner'
          | 'parent'
          | 'kpi'
          | 'due'
          | 'verdict'
          | 'status'
          | 'outcome'
          | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
