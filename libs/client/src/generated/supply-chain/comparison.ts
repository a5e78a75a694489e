/** What is asked of supply-chain about comparison; written by "npm run docs". */
type QuotationsCompared = {
  readonly date: string;
  readonly currency: string;
  readonly weights: CriterionWeights;
  readonly lines: readonly ComparedLine[];
};

type CriterionWeights = { readonly price: string; readonly leadTime: string; readonly supplier: string };

type ComparedLine = {
  readonly line: string;
  readonly item: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly needBy: string;
  readonly offers: readonly ComparedOffer[];
};

type ComparedOffer = {
  readonly supplier: string;
  readonly version: number;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly bought: string;
  readonly landed?: { readonly amount: string; readonly currency: string };
  readonly rate?: RateUsed;
  readonly leadTime: string;
  readonly promised: string;
  readonly inTime: boolean;
  readonly score?: string;
  readonly hindrance?: 'late' | 'withdrawn' | 'expired' | 'supplier' | 'rate';
  readonly points?: CriterionPoints;
  readonly best: readonly string[];
  readonly why: string;
};

type RateUsed = { readonly from: string; readonly to: string; readonly rate: string; readonly date: string };

type CriterionPoints = {
  readonly price: string;
  readonly leadTime: string;
  readonly supplier: string;
  readonly total: string;
};

export type Comparison = {
  readonly '/v1/requests-for-quotation/{id}/comparison': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: QuotationsCompared };
  };
};
