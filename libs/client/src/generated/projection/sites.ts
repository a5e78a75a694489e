/** What is asked of projection about sites; written by "npm run docs". */
type SiteRow = {
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly companyId: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly groupCurrency: string;
  readonly dayStart: string;
  readonly modes: Readonly<Record<string, string>>;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Sites = {
  readonly '/v1/tables/sites': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[name]'?: string | undefined;
        readonly 'filter[companyId]'?: string | undefined;
        readonly 'filter[currency]'?: string | undefined;
        readonly 'filter[timeZone]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'name'
          | '-name'
          | 'companyId'
          | '-companyId'
          | 'currency'
          | '-currency'
          | 'timeZone'
          | '-timeZone'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SiteRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/sites/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[name]'?: string | undefined;
        readonly 'filter[companyId]'?: string | undefined;
        readonly 'filter[currency]'?: string | undefined;
        readonly 'filter[timeZone]'?: string | undefined;
        readonly group: 'id' | 'name' | 'companyId' | 'currency' | 'timeZone' | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
