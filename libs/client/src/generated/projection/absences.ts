/** What is asked of projection about absences; written by "npm run docs". */
type AbsenceRow = {
  readonly id: string;
  readonly person: string;
  readonly site: string;
  readonly from: string;
  readonly expectedTo: string | null;
  readonly endedOn: string | null;
  readonly kind?: 'sick' | 'noShow' | 'family';
  readonly status: 'reported' | 'ended';
  readonly affected: number;
  readonly uncovered: number;
  readonly delegations: readonly Delegation[];
};

type Delegation = {
  readonly order: string;
  readonly operation: number;
  readonly to: string;
  readonly returned: boolean;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Absences = {
  readonly '/v1/tables/absences': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[person]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[from]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'person'
          | '-person'
          | 'site'
          | '-site'
          | 'from'
          | '-from'
          | 'status'
          | '-status'
          | 'kind'
          | '-kind'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AbsenceRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/absences/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[person]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[from]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly group: 'id' | 'person' | 'site' | 'from' | 'status' | 'kind' | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
