/** What is asked of every about parked; written by "npm run docs". */
export type Parked = {
  readonly '/v1/parked': { readonly get: { readonly answer: Readonly<Record<string, unknown>> } };
  readonly '/v1/parked/{consumer}/{service}/{streamId}/replay': {
    readonly post: {
      readonly path: { readonly consumer: string; readonly service: string; readonly streamId: string };
      readonly answer: Readonly<Record<string, unknown>>;
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
      readonly answer: Readonly<Record<string, unknown>>;
    };
  };
};
