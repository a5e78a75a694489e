/** What is asked of production about where-used; written by "npm run docs". */
type ItemUses = { readonly item: string; readonly uses: readonly Use[] };

type Use = {
  readonly level: number;
  readonly item: string;
  readonly component: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly base: { readonly value: string; readonly unit: string };
  readonly version: number;
  readonly operation: number;
  readonly alternate: boolean;
};

export type WhereUsed = {
  readonly '/v1/where-used': {
    readonly get: {
      readonly query?: { readonly item?: string | undefined; readonly date?: string | undefined };
      readonly answer: ItemUses;
    };
  };
};
