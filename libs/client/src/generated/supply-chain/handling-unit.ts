/** What is asked of supply-chain about handling-unit; written by "npm run docs". */
type UnitsOfLot = { readonly data: readonly LotInUnit[] };

type LotInUnit = {
  readonly unit: string;
  readonly around: readonly string[];
  readonly sites: readonly string[];
  readonly quantity: { readonly value: string; readonly unit: string };
};

type UnitWithContents = {
  readonly sscc: string;
  readonly around: readonly string[];
  readonly sites: readonly string[];
  readonly at: string | null;
  readonly contents: readonly UnitContent[];
  readonly goods: readonly UnitGoods[];
};

type UnitContent = {
  readonly epc: string;
  readonly within: string;
  readonly quantity: { readonly value: string; readonly unit: string };
};

type UnitGoods = {
  readonly item?: string;
  readonly gtin: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
};

export type HandlingUnit = {
  readonly '/v1/handling-units': {
    readonly get: {
      readonly query?: { readonly item?: string | undefined; readonly lot?: string | undefined };
      readonly answer: UnitsOfLot;
    };
  };
  readonly '/v1/handling-units/{sscc}': {
    readonly get: { readonly path: { readonly sscc: string }; readonly answer: UnitWithContents };
  };
};
