/** What is asked of projection about exceptions; written by "npm run docs". */
type ExceptionRow = {
  readonly id: string;
  readonly service: string;
  readonly site: string | null;
  readonly state: 'open' | 'resolved' | 'waived';
  readonly process: string;
  readonly owner: string;
  readonly code: string;
  readonly detail: string;
  readonly hint: string | null;
  readonly rule: string | null;
  readonly actual: string | null;
  readonly limit: string | null;
  readonly unit: string | null;
  readonly command: string;
  readonly noun: string;
  readonly subject: string;
  readonly causeService: string | null;
  readonly causeType: string;
  readonly causeStream: string;
  readonly causeVersion: number | null;
  readonly atStake: string | null;
  readonly currency: string | null;
  readonly atStakeInGroup: string | null;
  readonly groupCurrency: string;
  readonly raisedAt: string;
  readonly attempts: number;
  readonly nextTryAt: string | null;
  readonly endedAt: string | null;
  readonly waivedBecause: string | null;
  readonly ageHours: number;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Exceptions = {
  readonly '/v1/tables/exceptions': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[service]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[state]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[process]'?: string | undefined;
        readonly 'filter[code]'?: string | undefined;
        readonly 'filter[raisedAt]'?: string | undefined;
        readonly 'filter[nextTryAt]'?: string | undefined;
        readonly 'filter[endedAt]'?: string | undefined;
        readonly 'filter[noun]'?: string | undefined;
        readonly 'filter[subject]'?: string | undefined;
        readonly 'filter[attempts]'?: string | undefined;
        readonly 'filter[atStake]'?: string | undefined;
        readonly 'filter[ageHours]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'service'
          | '-service'
          | 'site'
          | '-site'
          | 'state'
          | '-state'
          | 'owner'
          | '-owner'
          | 'process'
          | '-process'
          | 'code'
          | '-code'
          | 'raisedAt'
          | '-raisedAt'
          | 'nextTryAt'
          | '-nextTryAt'
          | 'endedAt'
          | '-endedAt'
          | 'noun'
          | '-noun'
          | 'subject'
          | '-subject'
          | 'attempts'
          | '-attempts'
          | 'atStake'
          | '-atStake'
          | 'ageHours'
          | '-ageHours'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ExceptionRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/exceptions/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[service]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[state]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[process]'?: string | undefined;
        readonly 'filter[code]'?: string | undefined;
        readonly 'filter[raisedAt]'?: string | undefined;
        readonly 'filter[nextTryAt]'?: string | undefined;
        readonly 'filter[endedAt]'?: string | undefined;
        readonly 'filter[noun]'?: string | undefined;
        readonly 'filter[subject]'?: string | undefined;
        readonly 'filter[attempts]'?: string | undefined;
        readonly 'filter[atStake]'?: string | undefined;
        readonly 'filter[ageHours]'?: string | undefined;
        readonly group:
          | 'id'
          | 'service'
          | 'site'
          | 'state'
          | 'owner'
          | 'process'
          | 'code'
          | 'raisedAt'
          | 'nextTryAt'
          | 'endedAt'
          | 'noun'
          | 'subject'
          | 'attempts'
          | 'atStake'
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
