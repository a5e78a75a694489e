/** What is asked of projection about stock-transfers; written by "npm run docs". */
type StockTransferRow = {
  readonly id: string;
  readonly site: string;
  readonly from: string;
  readonly item: string;
  readonly status: 'requested' | 'consented' | 'in-transit' | 'received' | 'refused' | 'cancelled';
  readonly quantity: string;
  readonly unit: string;
  readonly consented: string | null;
  readonly shipped: string;
  readonly inTransit: string;
  readonly received: string;
  readonly differences: string;
  readonly wanted: string;
  readonly shippedOn: string | null;
  readonly receivedOn: string | null;
  readonly late: boolean;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type StockTransfers = {
  readonly '/v1/tables/stock-transfers': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[from]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[wanted]'?: string | undefined;
        readonly 'filter[shippedOn]'?: string | undefined;
        readonly 'filter[receivedOn]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[shipped]'?: string | undefined;
        readonly 'filter[inTransit]'?: string | undefined;
        readonly 'filter[received]'?: string | undefined;
        readonly 'filter[differences]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'from'
          | '-from'
          | 'item'
          | '-item'
          | 'status'
          | '-status'
          | 'wanted'
          | '-wanted'
          | 'shippedOn'
          | '-shippedOn'
          | 'receivedOn'
          | '-receivedOn'
          | 'quantity'
          | '-quantity'
          | 'shipped'
          | '-shipped'
          | 'inTransit'
          | '-inTransit'
          | 'received'
          | '-received'
          | 'differences'
          | '-differences'
          | 'late'
          | '-late'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly StockTransferRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/stock-transfers/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[from]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[wanted]'?: string | undefined;
        readonly 'filter[shippedOn]'?: string | undefined;
        readonly 'filter[receivedOn]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[shipped]'?: string | undefined;
        readonly 'filter[inTransit]'?: string | undefined;
        readonly 'filter[received]'?: string | undefined;
        readonly 'filter[differences]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'from'
          | 'item'
          | 'status'
          | 'wanted'
          | 'shippedOn'
          | 'receivedOn'
          | 'quantity'
          | 'shipped'
          | 'inTransit'
          | 'received'
          | 'differences'
          | 'late'
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
