/** What is asked of projection about nonconformances; written by "npm run docs". */
type NonconformanceRow = {
  readonly id: string;
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly unit: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly source: 'inspection' | 'operator' | 'customer' | 'audit' | 'sensor' | 'change';
  readonly sourceRef: string;
  readonly reason: string;
  readonly status: 'registered' | 'disposed' | 'closed';
  readonly disposition: 'useAsIs' | 'rework' | 'regrade' | 'scrap' | 'returnToSupplier' | null;
  readonly rootCause: string | null;
  readonly registeredAt: string;
  readonly closedAt: string | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Nonconformances = {
  readonly '/v1/tables/nonconformances': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[lot]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[source]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[disposition]'?: string | undefined;
        readonly 'filter[registeredAt]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'item'
          | '-item'
          | 'lot'
          | '-lot'
          | 'severity'
          | '-severity'
          | 'source'
          | '-source'
          | 'status'
          | '-status'
          | 'disposition'
          | '-disposition'
          | 'registeredAt'
          | '-registeredAt'
          | 'quantity'
          | '-quantity'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly NonconformanceRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/nonconformances/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[lot]'?: string | undefined;
        readonly 'filter[severity]'?: string | undefined;
        readonly 'filter[source]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[disposition]'?: string | undefined;
        readonly 'filter[registeredAt]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'item'
          | 'lot'
          | 'severity'
          | 'source'
          | 'status'
          | 'disposition'
          | 'registeredAt'
          | 'quantity'
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
