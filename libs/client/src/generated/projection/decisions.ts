/** What is asked of projection about decisions; written by "npm run docs". */
type DecisionRow = {
  readonly id: string;
  readonly noun: string;
  readonly subject: string;
  readonly service: string;
  readonly command: string;
  readonly site: string;
  readonly owner: string;
  readonly about: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly askedBy: string | null;
  readonly askedAt: string;
  readonly answerBy: string | null;
  readonly unanswered: number;
  readonly ageHours: number;
  readonly delegatedFrom: string | null;
  readonly delegatedUntil: string | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Decisions = {
  readonly '/v1/tables/decisions': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[noun]'?: string | undefined;
        readonly 'filter[service]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[command]'?: string | undefined;
        readonly 'filter[askedBy]'?: string | undefined;
        readonly 'filter[askedAt]'?: string | undefined;
        readonly 'filter[answerBy]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
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
          | 'command'
          | '-command'
          | 'askedBy'
          | '-askedBy'
          | 'askedAt'
          | '-askedAt'
          | 'answerBy'
          | '-answerBy'
          | 'amount'
          | '-amount'
          | 'ageHours'
          | '-ageHours'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly DecisionRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/decisions/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[noun]'?: string | undefined;
        readonly 'filter[service]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[owner]'?: string | undefined;
        readonly 'filter[command]'?: string | undefined;
        readonly 'filter[askedBy]'?: string | undefined;
        readonly 'filter[askedAt]'?: string | undefined;
        readonly 'filter[answerBy]'?: string | undefined;
        readonly 'filter[amount]'?: string | undefined;
        readonly 'filter[ageHours]'?: string | undefined;
        readonly group:
          | 'id'
          | 'noun'
          | 'service'
          | 'site'
          | 'owner'
          | 'command'
          | 'askedBy'
          | 'askedAt'
          | 'answerBy'
          | 'amount'
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
