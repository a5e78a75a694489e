/** What is asked of every about streams; written by "npm run docs". */
export type Streams = {
  readonly '/v1/streams/{streamId}/events': {
    readonly get: {
      readonly path: { readonly streamId: string };
      readonly query?: { readonly from?: string | undefined; readonly limit?: number | undefined };
      readonly answer: {
        readonly data: readonly {
          readonly position: number;
          readonly streamId: string;
          readonly version: number;
          readonly eventId: string;
          readonly type: string;
          readonly schemaVersion?: number;
          readonly occurredAt: string;
          readonly recordedAt: string;
          readonly meta: Readonly<Record<string, unknown>>;
          readonly data: Readonly<Record<string, unknown>>;
          readonly prevHash?: string;
          readonly hash?: string;
        }[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/log': {
    readonly get: {
      readonly query?: {
        readonly after?: string | undefined;
        readonly tail?: string | undefined;
        readonly limit?: number | undefined;
      };
      readonly answer: {
        readonly data: readonly {
          readonly position: number;
          readonly streamId: string;
          readonly version: number;
          readonly eventId: string;
          readonly type: string;
          readonly schemaVersion?: number;
          readonly occurredAt: string;
          readonly recordedAt: string;
          readonly meta: Readonly<Record<string, unknown>>;
          readonly data: Readonly<Record<string, unknown>>;
          readonly prevHash?: string;
          readonly hash?: string;
        }[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
};
