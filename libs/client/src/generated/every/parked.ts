/** What is asked of every about parked; written by "npm run docs". */
type ParkedEvents = { readonly data: readonly ParkedEvent[] };

type ParkedEvent = {
  readonly consumer: string;
  readonly service: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly reason: string;
  readonly detail: string;
  readonly parkedAt: string;
  readonly record: string;
};

type Replay = { readonly applied: number; readonly remaining: number; readonly reason: string | null };

type Evicted = { readonly evicted: boolean };

export type Parked = {
  readonly '/v1/parked': { readonly get: { readonly answer: ParkedEvents } };
  readonly '/v1/parked/{consumer}/{service}/{streamId}/replay': {
    readonly post: {
      readonly path: { readonly consumer: string; readonly service: string; readonly streamId: string };
      readonly answer: Replay;
    };
  };
  readonly '/v1/parked/{consumer}/{service}/{streamId}/{version}/evict': {
    readonly post: {
      readonly path: {
        readonly consumer: string;
        readonly service: string;
        readonly streamId: string;
        readonly version: string;
      };
      readonly body: { readonly reason: string };
      readonly answer: Evicted;
    };
  };
};
