/** What is asked of projection about inspections; written by "npm run docs". */
type InspectionRow = {
  readonly id: string;
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly unit: string;
  readonly trigger: 'receipt' | 'completion';
  readonly source: string;
  readonly status: 'open' | 'accepted' | 'rejected';
  readonly measurements: number;
  readonly outside: number;
  readonly failed: readonly string[];
  readonly openedAt: string;
  readonly decidedAt: string | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Inspections = {
  readonly '/v1/tables/inspections': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[lot]'?: string | undefined;
        readonly 'filter[trigger]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[openedAt]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[measurements]'?: string | undefined;
        readonly 'filter[outside]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'item'
          | '-item'
          | 'lot'
          | '-lot'
          | 'trigger'
          | '-trigger'
          | 'status'
          | '-status'
          | 'openedAt'
          | '-openedAt'
          | 'quantity'
          | '-quantity'
          | 'measurements'
          | '-measurements'
          | 'outside'
          | '-outside'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly InspectionRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/inspections/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[lot]'?: string | undefined;
        readonly 'filter[trigger]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[openedAt]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[measurements]'?: string | undefined;
        readonly 'filter[outside]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'item'
          | 'lot'
          | 'trigger'
          | 'status'
          | 'openedAt'
          | 'quantity'
          | 'measurements'
          | 'outside'
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
