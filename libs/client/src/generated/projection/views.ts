/** What is asked of projection about views; written by "npm run docs". */
type ViewsHash = {
  readonly hash: string;
  readonly parts: readonly ViewPart[];
  readonly build: string;
  readonly offsets: Readonly<Record<string, string>>;
};

type ViewPart = { readonly name: string; readonly count: number; readonly hash: string };

type Rebuild = {
  readonly id: number;
  readonly schema: string;
  readonly expect: 'same' | 'changed';
  readonly state: 'filling' | 'live' | 'different' | 'failed' | 'interrupted';
  readonly applied: number;
  readonly total: number;
  readonly report: RebuildReport | null;
  readonly askedBy: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
};

type RebuildReport = {
  readonly live?: BuildHash;
  readonly rebuilt?: BuildHash;
  readonly differences?: readonly Difference[];
  readonly error?: string;
};

type BuildHash = { readonly hash: string; readonly parts: readonly ViewPart[] };

type Difference = {
  readonly name: string;
  readonly live: ViewPart | null;
  readonly rebuilt: ViewPart | null;
};

export type Views = {
  readonly '/v1/views/hash': { readonly get: { readonly answer: ViewsHash } };
  readonly '/v1/views/rebuild': {
    readonly post: {
      readonly body: { readonly expect?: 'same' | 'changed' };
      readonly answer: Rebuild;
      readonly refusal: 'PRJ-REBUILD-STATE';
    };
  };
  readonly '/v1/views/rebuild/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: Rebuild };
  };
};
