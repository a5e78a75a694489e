/** What is asked of projection about trace; written by "npm run docs". */
type LineTrace = {
  readonly line: string | null;
  readonly order: string | null;
  readonly steps: readonly TraceStep[];
};

type TraceStep = {
  readonly kind:
    | 'order-line'
    | 'production-order'
    | 'purchase-order'
    | 'breakdown'
    | 'nonconformance'
    | 'absence'
    | 'exception';
  readonly id: string;
  readonly heldUp: number | null;
  readonly site: string | null;
  readonly about: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly lateDays: string | null;
  readonly hours: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
};

export type Trace = {
  readonly '/v1/trace': {
    readonly get: {
      readonly query?: {
        readonly line?: string | undefined;
        readonly order?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: LineTrace;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
