/** What is asked of projection about why; written by "npm run docs". */
type WhyMoved = {
  readonly kpi: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly base: WhySide;
  readonly now: WhySide;
  readonly change: string | null;
  readonly rounding: string;
  readonly effects: Effects | null;
  readonly by: string;
  readonly dimensions: readonly string[];
  readonly rows: readonly WhyRow[];
  readonly rest: WhyRest;
  readonly events: readonly WhyEvent[];
  readonly otherEvents: WhyRest;
};

type WhySide = {
  readonly site: string | null;
  readonly from: string;
  readonly to: string;
  readonly at: string | null;
  readonly knownAt: string | null;
  readonly value: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
};

type Effects = { readonly rate: string; readonly mix: string; readonly above: AboveEffects };

type AboveEffects = { readonly volume: string; readonly mix: string; readonly rate: string };

type WhyRow = {
  readonly key: string | null;
  readonly contribution: string;
  readonly rate: string | null;
  readonly mix: string | null;
  readonly base: WhyParts;
  readonly now: WhyParts;
  readonly facts: number;
};

type WhyParts = { readonly numerator: string; readonly denominator: string | null };

type WhyRest = { readonly count: number; readonly contribution: string };

type WhyEvent = {
  readonly eventId: string;
  readonly service: string;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly eventType: string;
  readonly site: string;
  readonly businessDate: string;
  readonly occurredAt: string;
  readonly contribution: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

export type Why = {
  readonly '/v1/kpis/{id}/why': {
    readonly get: {
      readonly path: { readonly id: string };
      readonly query?: {
        readonly site?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly currency?: string | undefined;
        readonly at?: string | undefined;
        readonly knownAt?: string | undefined;
        readonly after?: string | undefined;
        readonly baseSite?: string | undefined;
        readonly baseFrom?: string | undefined;
        readonly baseTo?: string | undefined;
        readonly baseAt?: string | undefined;
        readonly baseKnownAt?: string | undefined;
        readonly by?: string | undefined;
        readonly value?: string | undefined;
        readonly limit?: number | undefined;
      };
      readonly answer: WhyMoved;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
