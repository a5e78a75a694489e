/** What is asked of projection about causes; written by "npm run docs". */
type CausalTrace = { readonly steps: readonly CauseStep[]; readonly links: readonly CauseLink[] };

type CauseStep = {
  readonly role: 'asked' | 'cause' | 'effect';
  readonly depth: number;
  readonly hidden: boolean;
  readonly more: boolean;
  readonly event: string | null;
  readonly service: string | null;
  readonly streamId: string | null;
  readonly version: number | null;
  readonly type: string | null;
  readonly noun: string | null;
  readonly subject: string | null;
  readonly site: string | null;
  readonly occurredAt: string | null;
  readonly actorKind: 'person' | 'system' | 'device' | null;
  readonly actor: string | null;
  readonly level: 'none' | 'site' | 'region' | 'hq' | null;
  readonly right: string | null;
  readonly delegatedFrom: string | null;
};

type CauseLink = { readonly cause: number; readonly effect: number };

export type Causes = {
  readonly '/v1/causes': {
    readonly get: {
      readonly query?: {
        readonly event?: string | undefined;
        readonly noun?: string | undefined;
        readonly id?: string | undefined;
        readonly depth?: number | undefined;
        readonly width?: number | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: CausalTrace;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
