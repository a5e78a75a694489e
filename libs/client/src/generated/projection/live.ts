/** What is asked of projection about live; written by "npm run docs". */
type Changed = {
  readonly measures: readonly string[];
  readonly sites: readonly string[];
  readonly days: readonly string[];
  readonly tables: readonly string[];
  readonly recordedAt: string;
};

type Nothing = Readonly<Record<never, never>>;

export type Live = {
  readonly '/v1/live': {
    readonly get: {
      readonly events: { readonly changed: Changed; readonly reset: Nothing; readonly heartbeat: Nothing };
      readonly refusal: 'PRJ-LIVE-LIMIT';
    };
  };
};
