/** What is asked of projection about production-orders; written by "npm run docs". */
type ProductionOrderRow = {
  readonly id: string;
  readonly site: string | null;
  readonly item: string;
  readonly quantity: string;
  readonly unit: string;
  readonly good: string;
  readonly scrap: string;
  readonly status: 'created' | 'released' | 'held' | 'in-progress' | 'completed' | 'closed' | 'cancelled';
  readonly before?: 'created' | 'released' | 'held' | 'in-progress' | 'completed' | 'closed' | 'cancelled';
  readonly due: string;
  readonly demand: string | null;
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly lot: string | null;
  readonly operations: readonly ProductionOrderRowOperation[];
  readonly late: boolean;
};

type ProductionOrderRowOperation = {
  readonly sequence: number;
  readonly name: string;
  readonly workCenter: string;
  readonly status: 'waiting' | 'assigned' | 'started' | 'paused' | 'completed';
  readonly workUnit?: string;
  readonly people?: readonly string[];
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type ProductionOrders = {
  readonly '/v1/tables/production-orders': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[demand]'?: string | undefined;
        readonly 'filter[createdAt]'?: string | undefined;
        readonly 'filter[completedAt]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[good]'?: string | undefined;
        readonly 'filter[scrap]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'item'
          | '-item'
          | 'status'
          | '-status'
          | 'due'
          | '-due'
          | 'demand'
          | '-demand'
          | 'createdAt'
          | '-createdAt'
          | 'completedAt'
          | '-completedAt'
          | 'quantity'
          | '-quantity'
          | 'good'
          | '-good'
          | 'scrap'
          | '-scrap'
          | 'late'
          | '-late'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ProductionOrderRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/production-orders/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[demand]'?: string | undefined;
        readonly 'filter[createdAt]'?: string | undefined;
        readonly 'filter[completedAt]'?: string | undefined;
        readonly 'filter[quantity]'?: string | undefined;
        readonly 'filter[good]'?: string | undefined;
        readonly 'filter[scrap]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'item'
          | 'status'
          | 'due'
          | 'demand'
          | 'createdAt'
          | 'completedAt'
          | 'quantity'
          | 'good'
          | 'scrap'
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
