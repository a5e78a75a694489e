/** What is asked of every about nouns; written by "npm run docs". */
type DescribedNouns = { readonly data: readonly DescribedNoun[] };

type DescribedNoun = {
  readonly noun: string;
  readonly name: string;
  readonly path: string;
  readonly home: 'site' | 'enterprise' | 'cause';
  readonly state: Readonly<Record<string, unknown>>;
  readonly filters: readonly string[];
  readonly commands: readonly GivenCommand[];
};

type GivenCommand = {
  readonly name: string;
  readonly title: string;
  readonly opens: boolean;
  readonly route: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly replaces: boolean;
  readonly observes: boolean;
};

export type Nouns = {
  readonly '/v1/nouns': { readonly get: { readonly answer: DescribedNouns } };
};
