/** What is asked of projection about supplier-scorecards; written by "npm run docs". */
type SupplierScorecardRow = {
  readonly id: string;
  readonly supplier: string;
  readonly site: string;
  readonly period: string;
  readonly lines: string;
  readonly otif: string | null;
  readonly ppm: string | null;
  readonly priceIndex: string | null;
  readonly leadTime: string | null;
  readonly leadTimeSpread: string | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type SupplierScorecards = {
  readonly '/v1/tables/supplier-scorecards': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[period]'?: string | undefined;
        readonly 'filter[lines]'?: string | undefined;
        readonly 'filter[otif]'?: string | undefined;
        readonly 'filter[ppm]'?: string | undefined;
        readonly 'filter[priceIndex]'?: string | undefined;
        readonly 'filter[leadTime]'?: string | undefined;
        readonly 'filter[leadTimeSpread]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'supplier'
          | '-supplier'
          | 'site'
          | '-site'
          | 'period'
          | '-period'
          | 'lines'
          | '-lines'
          | 'otif'
          | '-otif'
          | 'ppm'
          | '-ppm'
          | 'priceIndex'
          | '-priceIndex'
          | 'leadTime'
          | '-leadTime'
          | 'leadTimeSpread'
          | '-leadTimeSpread'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SupplierScorecardRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/supplier-scorecards/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[period]'?: string | undefined;
        readonly 'filter[lines]'?: string | undefined;
        readonly 'filter[otif]'?: string | undefined;
        readonly 'filter[ppm]'?: string | undefined;
        readonly 'filter[priceIndex]'?: string | undefined;
        readonly 'filter[leadTime]'?: string | undefined;
        readonly 'filter[leadTimeSpread]'?: string | undefined;
        readonly group:
          | 'id'
          | 'supplier'
          | 'site'
          | 'period'
          | 'lines'
          | 'otif'
          | 'ppm'
          | 'priceIndex'
          | 'leadTime'
          | 'leadTimeSpread'
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
