/** What is asked of projection about losses; written by "npm run docs". */
type OeeLosses = {
  readonly machines: number;
  readonly times: MachineTimes;
  readonly stops: readonly LossRow[];
  readonly hours: readonly LossHour[];
  readonly names: Readonly<Record<string, string>>;
};

type MachineTimes = {
  readonly total: string;
  readonly planned: string;
  readonly running: string;
  readonly net: string;
  readonly good: string;
};

type LossRow = {
  readonly reason: string | null;
  readonly path: readonly string[];
  readonly loss: 'planned' | 'availability' | 'performance' | 'quality' | null;
  readonly state:
    'producing' | 'setup' | 'idle' | 'blocked' | 'starved' | 'downUnplanned' | 'downPlanned' | 'off';
  readonly seconds: string;
  readonly stops: number;
};

type LossHour = { readonly weekday: number; readonly hour: number; readonly seconds: string };

export type Losses = {
  readonly '/v1/losses': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly currency?: string | undefined;
        readonly at?: string | undefined;
        readonly knownAt?: string | undefined;
        readonly after?: string | undefined;
        readonly workUnit?: string | undefined;
      };
      readonly answer: OeeLosses;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
