/** What is asked of every about history; written by "npm run docs". */
export type History = {
  readonly '/v1/log/verification': {
    readonly get: {
      readonly answer: {
        readonly events: number;
        readonly seals: readonly {
          readonly place?: string;
          readonly seals?: number;
          readonly upTo?: number;
        }[];
        readonly flaws: readonly {
          readonly streamId?: string;
          readonly version?: number;
          readonly flaw?: string;
        }[];
      };
    };
  };
  readonly '/v1/log/seals': {
    readonly post: {
      readonly answer: {
        readonly seal: {
          readonly position?: number;
          readonly events?: number;
          readonly digest?: string;
          readonly sealedAt?: string;
        } | null;
      };
    };
  };
};
