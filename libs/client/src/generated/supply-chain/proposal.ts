/** What is asked of supply-chain about proposal; written by "npm run docs". */
type PickProposal = {
  readonly unit: string;
  readonly lots: readonly ProposedLot[];
  readonly missing: string;
};

type ProposedLot = { readonly lot: string; readonly quantity: string; readonly expiry?: string };

export type Proposal = {
  readonly '/v1/pick-proposals': {
    readonly get: {
      readonly query?: {
        readonly site?: string | undefined;
        readonly item?: string | undefined;
        readonly quantity?: string | undefined;
        readonly demand?: string | undefined;
      };
      readonly answer: PickProposal;
    };
  };
};
