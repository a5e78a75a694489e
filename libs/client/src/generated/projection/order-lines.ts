/** What is asked of projection about order-lines; written by "npm run docs". */
type OrderLineRow = {
  readonly id: string;
  readonly salesOrder: string;
  readonly line: string;
  readonly site: string;
  readonly customer: string;
  readonly item: string;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
  readonly currency: string;
  readonly requested: string;
  readonly promised: string | null;
  readonly expected: string | null;
  readonly brokenBy: string | null;
  readonly deliveredOn: string | null;
  readonly stage:
    'placed' | 'promised' | 'produced' | 'despatched' | 'delivered' | 'invoiced' | 'paid' | 'cancelled';
  readonly placedAt: string | null;
  readonly promisedAt: string | null;
  readonly producedAt: string | null;
  readonly despatchedAt: string | null;
  readonly deliveredAt: string | null;
  readonly invoicedAt: string | null;
  readonly paidAt: string | null;
  readonly cancelledAt: string | null;
  readonly late: boolean;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type OrderLines = {
  readonly '/v1/tables/order-lines': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[requested]'?: string | undefined;
        readonly 'filter[promised]'?: string | undefined;
        readonly 'filter[expected]'?: string | undefined;
        readonly 'filter[brokenBy]'?: string | undefined;
        readonly 'filter[stage]'?: string | undefined;
        readonly 'filter[placedAt]'?: string | undefined;
        readonly 'filter[deliveredOn]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'salesOrder'
          | '-salesOrder'
          | 'customer'
          | '-customer'
          | 'item'
          | '-item'
          | 'site'
          | '-site'
          | 'requested'
          | '-requested'
          | 'promised'
          | '-promised'
          | 'expected'
          | '-expected'
          | 'brokenBy'
          | '-brokenBy'
          | 'stage'
          | '-stage'
          | 'placedAt'
          | '-placedAt'
          | 'deliveredOn'
          | '-deliveredOn'
          | 'quantity'
          | '-quantity'
          | 'amount'
          | '-amount'
          | 'late'
          | '-late'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly OrderLineRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/order-lines/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[requested]'?: string | undefined;
        readonly 'filter[promised]'?: string | undefined;
        readonly 'filter[expected]'?: string | undefined;
        readonly 'filter[brokenBy]'?: string | undefined;
        readonly 'filter[stage]'?: string | undefined;
        readonly 'filter[placedAt]'?: string | undefined;
        readonly 'filter[deliveredOn]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly group:
          | 'id'
          | 'salesOrder'
          | 'customer'
          | 'item'
          | 'site'
          | 'requested'
          | 'promised'
          | 'expected'
          | 'brokenBy'
          | 'stage'
          | 'placedAt'
          | 'deliveredOn'
          | 'quantity'
          | 'amount'
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
