/** What is asked of production about plan; written by "npm run docs". */
type MaterialPlan = {
  readonly item: string;
  readonly unit: string;
  readonly madeAt: string;
  readonly safetyStock: string;
  readonly periods: readonly PlannedPeriod[];
  readonly supplies: readonly PlannedSupply[];
  readonly pegs: readonly PegLink[];
};

type PlannedPeriod = {
  readonly from: string;
  readonly to: string;
  readonly forecast: string;
  readonly unconsumed: string;
  readonly orders: string;
  readonly dependent: string;
  readonly receipts: string;
  readonly planned: string;
  readonly projected: string;
  readonly promisable: string;
  readonly promisableInAll: string;
};

type PlannedSupply = {
  readonly supply: string;
  readonly there?: string;
  readonly needed?: string;
  readonly quantity: string;
};

type PegLink = {
  readonly level: number;
  readonly item: string;
  readonly unit: string;
  readonly demand: string;
  readonly due: string;
  readonly supply?: string;
  readonly there?: string;
  readonly quantity: string;
};

type Pegging = {
  readonly madeAt: string;
  readonly servedBy: readonly PegLink[];
  readonly serves: readonly PegLink[];
};

export type Plan = {
  readonly '/v1/material-plans': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly item?: string | undefined;
        readonly by?: string | undefined;
      };
      readonly answer: MaterialPlan;
    };
  };
  readonly '/v1/pegs': {
    readonly get: {
      readonly query?: { readonly site?: string | undefined; readonly of?: string | undefined };
      readonly answer: Pegging;
    };
  };
};
