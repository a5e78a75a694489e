/** What is asked of projection about tasks; written by "npm run docs". */
type TaskRow = {
  readonly id: string;
  readonly noun: string;
  readonly subject: string;
  readonly service: string;
  readonly site: string;
  readonly owner: string;
  readonly kind: string;
  readonly about: string;
  readonly askedAt: string;
  readonly due: string | null;
  readonly ageHours: number;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Tasks = {
  readonly '/v1/tables/tasks': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[noun]'?: string | undefined;
        readonly 'filter[service]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[about]'?: string | undefined;
        readonly 'filter[askedAt]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[ageHours]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'noun'
          | '-noun'
          | 'service'
          | '-service'
          | 'site'
          | '-site'
          | 'owner'
          | '-owner'
          | 'kind'
          | '-kind'
          | 'about'
          | '-about'
          | 'askedAt'
          | '-askedAt'
          | 'due'
          | '-due'
          | 'ageHours'
          | '-ageHours'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly TaskRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/tasks/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[noun]'?: string | undefined;
        readonly 'filter[service]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[about]'?: string | undefined;
        readonly 'filter[askedAt]'?: string | undefined;
        readonly 'filter[due]'?: string | undefined;
        readonly 'filter[ageHours]'?: string | undefined;
        readonly group:
          | 'id'
          | 'noun'
          | 'service'
          | 'site'
          | 'owner'
          | 'kind'
          | 'about'
          | 'askedAt'
          | 'due'
          | 'ageHours'
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
