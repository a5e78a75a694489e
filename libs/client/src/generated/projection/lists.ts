/** What is asked of projection about lists; written by "npm run docs". */
type Trust = {
  readonly lag: readonly SourceLag[] | null;
  readonly consumers: readonly ViewsConsumer[];
  readonly parked: readonly ParkedInViews[];
  readonly sources: readonly Source[];
};

type SourceLag = {
  readonly topic: string;
  readonly partitions: number;
  readonly lag: number;
  readonly lastEventAt: string | null;
};

type ViewsConsumer = {
  readonly consumer: string;
  readonly status: 'starting' | 'running' | 'waiting' | 'stopped';
  readonly consumed: number;
  readonly applied: number;
  readonly duplicates: number;
  readonly parked: number;
  readonly fetched: number;
  readonly batches: number;
  readonly failures: number;
  readonly paused: readonly string[];
  readonly lastError?: string | null;
};

type ParkedInViews = {
  readonly consumer: string;
  readonly service: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly reason: string;
  readonly parkedAt: string;
};

type Source = {
  readonly service: string;
  readonly status: 'active' | 'silent' | 'unheard';
  readonly lastEventAt: string | null;
  readonly events: number;
};

export type Lists = {
  readonly '/v1/trust': {
    readonly get: {
      readonly query?: { readonly after?: string | undefined };
      readonly answer: Trust;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
