/** What is asked of projection about stock; written by "npm run docs". */
type StockRow = {
  readonly id: string;
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly status: 'available' | 'inspection' | 'hold' | 'blocked' | 'scrap' | 'returned';
  readonly quantity: string;
  readonly unit: string;
  readonly value?: string | null;
  readonly currency: string | null;
  readonly receivedAt: string | null;
  readonly expiry: string | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Stock = {
  readonly '/v1/tables/stock': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[lot]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[receivedAt]'?: string | undefined;
        readonly 'filter[expiry]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[value]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'item'
          | '-item'
          | 'lot'
          | '-lot'
          | 'status'
          | '-status'
          | 'receivedAt'
          | '-receivedAt'
          | 'expiry'
          | '-expiry'
          | 'quantity'
          | '-quantity'
          | 'value'
          | '-value'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StockRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/stock/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[lot]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[receivedAt]'?: string | undefined;
        readonly 'filter[expiry]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[value]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'item'
          | 'lot'
          | 'status'
          | 'receivedAt'
          | 'expiry'
          | 'quantity'
          | 'value'
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
