/** What is asked of projection about supplier-invoices; written by "npm run docs". */
type SupplierInvoiceRow = {
  readonly id: string;
  readonly site: string;
  readonly supplier: string;
  readonly purchaseOrder: string;
  readonly number: string;
  readonly status: 'received' | 'matched' | 'blocked' | 'released' | 'paid';
  readonly kind: 'price' | 'quantity' | 'noReceipt' | 'duplicate' | 'tax' | null;
  readonly reason: string | null;
  readonly difference: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly receivedOn: string;
  readonly due: string;
  readonly paidAt: string | null;
  readonly late: boolean;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type SupplierInvoices = {
  readonly '/v1/tables/supplier-invoices': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[purchaseOrder]'?: string | undefined;
        readonly 'filter[number]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[receivedOn]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
        readonly 'filter[difference]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'supplier'
          | '-supplier'
          | 'purchaseOrder'
          | '-purchaseOrder'
          | 'number'
          | '-number'
          | 'status'
          | '-status'
          | 'kind'
          | '-kind'
          | 'receivedOn'
          | '-receivedOn'
          | 'due'
          | '-due'
          | 'amount'
          | '-amount'
          | 'difference'
          | '-difference'
          | 'late'
          | '-late'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly SupplierInvoiceRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/supplier-invoices/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[supplier]'?: string | undefined;
        readonly 'filter[purchaseOrder]'?: string | undefined;
        readonly 'filter[number]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[receivedOn]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
        readonly 'filter[difference]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'supplier'
          | 'purchaseOrder'
          | 'number'
          | 'status'
          | 'kind'
          | 'receivedOn'
          | 'due'
          | 'amount'
          | 'difference'
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
