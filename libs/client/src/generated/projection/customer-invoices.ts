/** What is asked of projection about customer-invoices; written by "npm run docs". */
type CustomerInvoiceRow = {
  readonly id: string;
  readonly site: string;
  readonly customer: string;
  readonly salesOrder: string;
  readonly shipment: string;
  readonly status: 'open' | 'partly-paid' | 'paid' | 'credited';
  readonly net: string;
  readonly tax: string;
  readonly amount: string;
  readonly open: string;
  readonly currency: string;
  readonly issuedOn: string;
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

export type CustomerInvoices = {
  readonly '/v1/tables/customer-invoices': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[issuedOn]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
        readonly 'filter[net]'?: string | undefined;
        readonly 'filter[tax]'?: string | undefined;
        readonly 'filter[open]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'customer'
          | '-customer'
          | 'salesOrder'
          | '-salesOrder'
          | 'status'
          | '-status'
          | 'issuedOn'
          | '-issuedOn'
          | 'due'
          | '-due'
          | 'amount'
          | '-amount'
          | 'net'
          | '-net'
          | 'tax'
          | '-tax'
          | 'open'
          | '-open'
          | 'late'
          | '-late'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly CustomerInvoiceRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/customer-invoices/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[customer]'?: string | undefined;
        readonly 'filter[salesOrder]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[issuedOn]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
        readonly 'filter[net]'?: string | undefined;
        readonly 'filter[tax]'?: string | undefined;
        readonly 'filter[open]'?: string | undefined;
        readonly 'filter[late]'?: string | undefined;
        readonly group:
          | 'id'
          | 'site'
          | 'customer'
          | 'salesOrder'
          | 'status'
          | 'issuedOn'
          | 'due'
          | 'amount'
          | 'net'
          | 'tax'
          | 'open'
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
