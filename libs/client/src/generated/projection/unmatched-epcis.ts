/** What is asked of projection about unmatched-epcis; written by "npm run docs". */
type UnmatchedEpcisRow = {
  readonly id: string;
  readonly site: string | null;
  readonly eventId: string;
  readonly epcisType: string;
  readonly bizStep: string | null;
  readonly eventTime: string;
  readonly recordedAt: string;
  readonly captureJob: string;
  readonly reason: string | null;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type UnmatchedEpcis = {
  readonly '/v1/tables/unmatched-epcis': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[bizStep]'?: string | undefined;
        readonly 'filter[epcisType]'?: string | undefined;
        readonly 'filter[recordedAt]'?: string | undefined;
        readonly 'filter[captureJob]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'site'
          | '-site'
          | 'bizStep'
          | '-bizStep'
          | 'epcisType'
          | '-epcisType'
          | 'recordedAt'
          | '-recordedAt'
          | 'captureJob'
          | '-captureJob'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly UnmatchedEpcisRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/unmatched-epcis/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[bizStep]'?: string | undefined;
        readonly 'filter[epcisType]'?: string | undefined;
        readonly 'filter[recordedAt]'?: string | undefined;
        readonly 'filter[captureJob]'?: string | undefined;
        readonly group: 'id' | 'site' | 'bizStep' | 'epcisType' | 'recordedAt' | 'captureJob' | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
