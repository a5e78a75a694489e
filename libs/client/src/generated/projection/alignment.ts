/** What is asked of projection about alignment; written by "npm run docs". */
type AlignedWork = {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly hours: AlignedPart;
  readonly money: AlignedPart | null;
};

type AlignedPart = {
  readonly total: string;
  readonly aligned: string;
  readonly share: string | null;
  readonly unaligned: readonly UnalignedRow[];
  readonly others: string;
};

type UnalignedRow = {
  readonly site: string;
  readonly kind: 'item' | 'work-unit' | 'cost-centre' | 'partner' | 'account' | null;
  readonly ref: string | null;
  readonly value: string;
  readonly facts: number;
};

export type Alignment = {
  readonly '/v1/alignment': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly at?: string | undefined;
        readonly knownAt?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: AlignedWork;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
