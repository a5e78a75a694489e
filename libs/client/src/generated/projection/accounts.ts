/** What is asked of projection about accounts; written by "npm run docs". */
type AccountRow = {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly site: string;
  readonly debit: string;
  readonly credit: string;
  readonly balance: string;
  readonly currency: string;
  readonly groupAmount: string;
  readonly groupCurrency: string;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Accounts = {
  readonly '/v1/tables/accounts': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[account]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[currency]'?: string | undefined;
        readonly 'filter[debit]'?: string | undefined;
        readonly 'filter[credit]'?: string | undefined;
        readonly 'filter[balance]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'account'
          | '-account'
          | 'site'
          | '-site'
          | 'currency'
          | '-currency'
          | 'debit'
          | '-debit'
          | 'credit'
          | '-credit'
          | 'balance'
          | '-balance'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AccountRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/accounts/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[account]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[currency]'?: string | undefined;
        readonly 'filter[debit]'?: string | undefined;
        readonly 'filter[credit]'?: string | undefined;
        readonly 'filter[balance]'?: string | undefined;
        readonly group: 'id' | 'account' | 'site' | 'currency' | 'debit' | 'credit' | 'balance' | undefined;
        readonly sum?: string | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
