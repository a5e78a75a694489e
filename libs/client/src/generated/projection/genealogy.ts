/** What is asked of projection about genealogy; written by "npm run docs". */
type LotGenealogy = {
  readonly site: string;
  readonly lots: readonly RelatedLot[];
  readonly orders: readonly ReachedOrder[];
  readonly shipments: readonly ReachedShipment[];
  readonly purchases: readonly ReachedPurchase[];
  readonly returns: readonly ReachedReturn[];
  readonly cut: boolean;
};

type RelatedLot = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly unit: string;
  readonly steps: number;
  readonly ways: readonly Way[];
  readonly stock: readonly StockLeft[];
};

type Way = { readonly document: string; readonly quantity: string };

type StockLeft = { readonly status: string; readonly quantity: string };

type ReachedOrder = { readonly order: string; readonly item: string; readonly over: boolean };

type ReachedShipment = {
  readonly shipment: string;
  readonly customer: string;
  readonly salesOrder: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly unit: string;
  readonly despatchedAt: string | null;
  readonly deliveredAt: string | null;
};

type ReachedPurchase = {
  readonly purchaseOrder: string;
  readonly supplier: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly unit: string;
};

type ReachedReturn = {
  readonly returnAuthorisation: string;
  readonly customer: string;
  readonly salesOrder: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly unit: string;
};

export type Genealogy = {
  readonly '/v1/genealogy': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly item?: string | undefined;
        readonly lot?: string | undefined;
        readonly direction?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: LotGenealogy;
      readonly refusal: 'PRJ-BEHIND';
    };
  };
};
