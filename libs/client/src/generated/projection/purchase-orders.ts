/** What is asked of projection about purchase-orders; written by "npm run docs". */
type PurchaseOrderRow = {
  readonly id: string;
  readonly site: string;
  readonly supplier: string;
  readonly status:
    | 'placed'
    | 'awaiting-approval'
    | 'approved'
    | 'confirmed'
    | 'partly-received'
    | 'received'
    | 'closed'
    | 'cancelled';
  readonly approver: string | null;
  readonly answerBy: string | null;
  readonly unanswered?: readonly string[];
  readonly total: string;
  readonly currency: string;
  readonly promised: string;
  readonly confirmed: string | null;
  readonly placedAt: string;
  readonly receivedAt: string | null;
  readonly lines: readonly PurchaseOrderRowLine[];
  readonly late: boolean;
};

type PurchaseOrderRowLine = {
  readonly line: string;
  readonly item: string;
  readonly quantity: string;
  readonly unit: string;
  readonly received: string;
  readonly closed?: boolean;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type PurchaseOrders = {
  readonly '/v1/tables/purchase-orders': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[approver]'?: string | undefined;
        readonly 'filter[answerBy]'?: string | undefined;
        readonly 'filter[promised]'?: string | undefined;
        readonly 'filter[placedAt]'?: string | undefined;
        readonly 'filter[total]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'supplier'
          | '-supplier'
          | 'status'
          | '-status'
          | 'approver'
          | '-approver'
          | 'answerBy'
          | '-answerBy'
          | 'promised'
          | '-promised'
          | 'placedAt'
          | '-placedAt'
          | 'total'
          | '-total'
          | 'late'
          | '-late'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly PurchaseOrderRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/purchase-orders/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[approver]'?: string | undefined;
        readonly 'filter[answerBy]'?: string | undefined;
        readonly 'filter[promised]'?: string | undefined;
        readonly 'filter[placedAt]'?: string | undefined;
        readonly 'filter[total]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'supplier'
          | 'status'
          | 'approver'
          | 'answerBy'
          | 'promised'
          | 'placedAt'
          | 'total'
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
