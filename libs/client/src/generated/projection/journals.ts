/** What is asked of projection about journals; written by "npm run docs". */
type JournalRow = {
  readonly id: string;
  readonly date: string;
  readonly account: string;
  readonly name: string | null;
  readonly site: string;
  readonly debit: string;
  readonly credit: string;
  readonly balance: string;
  readonly currency: string;
  readonly groupAmount: string | null;
  readonly sourceType: string | null;
  readonly order: string | null;
  readonly partner: string | null;
  readonly item: string | null;
  readonly eventId: string;
  readonly streamId: string;
  readonly streamVersion: number;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Journals = {
  readonly '/v1/tables/journals': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[date]'?: string | undefined;
        readonly 'filter[account]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[sourceType]'?: string | undefined;
        readonly 'filter[partner]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[order]'?: string | undefined;
        readonly 'filter[debit]'?: string | undefined;
        readonly 'filter[credit]'?: string | undefined;
        readonly 'filter[balance]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'date'
          | '-date'
          | 'account'
          | '-account'
          | 'site'
          | '-site'
          | 'sourceType'
          | '-sourceType'
          | 'partner'
          | '-partner'
          | 'item'
          | '-item'
          | 'order'
          | '-order'
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
        readonly data: readonly JournalRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/journals/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[date]'?: string | undefined;
        readonly 'filter[account]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[sourceType]'?: string | undefined;
        readonly 'filter[partner]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[order]'?: string | undefined;
        readonly 'filter[debit]'?: string | undefined;
        readonly 'filter[credit]'?: string | undefined;
        readonly 'filter[balance]'?: string | undefined;
        readonly group:
          | 'id'
          | 'date'
          | 'account'
          | 'site'
          | 'sourceType'
          | 'partner'
          | 'item'
          | 'order'
          | 'debit'
          | 'credit'
          | 'balance'
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
