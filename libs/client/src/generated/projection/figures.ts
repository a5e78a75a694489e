/** What is asked of projection about figures; written by "npm run docs". */
type KpiCatalogue = { readonly data: readonly KpiEntry[] };

type KpiEntry = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly formula: string;
  readonly formulaVersion: number;
  readonly validFrom: string | null;
  readonly earlier: readonly FormulaBefore[];
  readonly unit: string;
  readonly owner: string;
  readonly direction: 'up' | 'down' | 'none';
  readonly group: 'delivery' | 'production' | 'quality' | 'inventory' | 'people' | 'money';
  readonly decimals: number;
  readonly supporting: boolean;
  readonly numerator: Measures;
  readonly denominator: Measures | null;
  readonly target: KpiTarget | null;
};

type FormulaBefore = {
  readonly formula: string;
  readonly formulaVersion: number;
  readonly numerator: readonly string[];
  readonly denominator: readonly string[] | null;
  readonly validTo: string;
  readonly why: string;
};

type Measures = { readonly measures: readonly string[] };

type KpiTarget = { readonly value: string; readonly source: string };

type KpiValues = { readonly asOf: AsOf; readonly data: readonly KpiValue[] };

type AsOf = { readonly recordedAt: string | null; readonly lagMs: number };

type KpiValue = {
  readonly kpi: string;
  readonly value: string | null;
  readonly unit: string;
  readonly currency: string | null;
  readonly target: string | null;
  readonly targetSource: string | null;
  readonly status: 'good' | 'warning' | 'bad' | 'none';
  readonly previous: string | null;
  readonly series: readonly SeriesPoint[];
  readonly numerator: string;
  readonly denominator: string | null;
  readonly factCount: number;
  readonly lastEventAt: string | null;
};

type SeriesPoint = { readonly from: string; readonly to: string; readonly value: string | null };

type Explanation = {
  readonly kpi: string;
  readonly name: string;
  readonly formula: string;
  readonly formulaVersion: number;
  readonly validFrom: string | null;
  readonly earlier: readonly EarlierValue[];
  readonly owner: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly value: string | null;
  readonly recomputed: string | null;
  readonly equal: boolean;
  readonly numerator: ExplainedPart;
  readonly denominator: ExplainedPart | null;
  readonly target: string | null;
  readonly targetSource: string | null;
  readonly definition: string;
};

type EarlierValue = {
  readonly formula: string;
  readonly formulaVersion: number;
  readonly validTo: string;
  readonly why: string;
  readonly value: string | null;
};

type ExplainedPart = { readonly value: string; readonly parts: readonly MeasureSum[] };

type MeasureSum = { readonly measure: string; readonly value: string; readonly facts: number };

type Facts = {
  readonly data: readonly Fact[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
  readonly total: FactTotal;
};

type Fact = {
  readonly factId: string;
  readonly eventId: string;
  readonly n: number;
  readonly service: string;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly eventType: string;
  readonly measure: string;
  readonly value: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly groupValue: string | null;
  readonly groupCurrency: string | null;
  readonly site: string | null;
  readonly businessDate: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

type FactTotal = { readonly count: number; readonly value: string; readonly currency: string | null };

type ProfitAndLoss = { readonly sites: readonly string[]; readonly lines: readonly ProfitAndLossLine[] };

type ProfitAndLossLine = {
  readonly account: string;
  readonly name: string;
  readonly kind: 'revenue' | 'cost' | 'expense' | 'profit';
  readonly amounts: Readonly<Record<string, string>>;
  readonly group: string;
  readonly currency: string;
};

type Consistency = { readonly data: readonly Check[] };

type Check = {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly left: Side;
  readonly right: Side;
  readonly difference: string;
  readonly unit: string;
  readonly ok: boolean;
};

type Side = { readonly name: string; readonly value: string };

export type Figures = {
  readonly '/v1/kpis': {
    readonly get: { readonly query?: { readonly after?: string | undefined }; readonly answer: KpiCatalogue };
  };
  readonly '/v1/kpi-values': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly currency?: string | undefined;
        readonly at?: string | undefined;
        readonly knownAt?: string | undefined;
        readonly after?: string | undefined;
        readonly ids?: string | undefined;
      };
      readonly answer: KpiValues;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
  readonly '/v1/kpi-values/{id}/explain': {
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
      };
      readonly answer: Explanation;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
  readonly '/v1/kpi-values/{id}/facts': {
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
        readonly part?: 'numerator' | 'denominator' | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
      };
      readonly answer: Facts;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
  readonly '/v1/profit-and-loss': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly currency?: string | undefined;
        readonly at?: string | undefined;
        readonly knownAt?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: ProfitAndLoss;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND';
    };
  };
  readonly '/v1/consistency': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly currency?: string | undefined;
        readonly at?: string | undefined;
        readonly knownAt?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Consistency;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
