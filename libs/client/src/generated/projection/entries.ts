/** What is asked of projection about entries; written by "npm run docs". */
type EntryRow = {
  readonly noun: string;
  readonly id: string;
  readonly service: string;
  readonly site: string | null;
  readonly name: string | null;
  readonly openedAt: string;
};

export type Entries = {
  readonly '/v1/entries': {
    readonly get: {
      readonly query?: {
        readonly q?: string | undefined;
        readonly id?: string | undefined;
        readonly noun?: string | undefined;
        readonly site?: string | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly EntryRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
