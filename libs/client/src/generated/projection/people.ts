/** What is asked of projection about people; written by "npm run docs". */
type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly position: string;
  readonly start: string;
  readonly lastDay: string | null;
  readonly skills: readonly string[];
  readonly certificates: readonly Certificate[];
  readonly validTo: string | null;
  readonly away: readonly Away[];
  readonly absentFrom: string | null;
  readonly absentUntil: string | null;
};

type Certificate = { readonly skill: string; readonly validFrom: string; readonly validTo: string };

type Away = { readonly from: string; readonly to: string | null };

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type People = {
  readonly '/v1/tables/people': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[name]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[position]'?: string | undefined;
        readonly 'filter[absentFrom]'?: string | undefined;
        readonly 'filter[absentUntil]'?: string | undefined;
        readonly 'filter[validTo]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'name'
          | '-name'
          | 'site'
          | '-site'
          | 'position'
          | '-position'
          | 'absentFrom'
          | '-absentFrom'
          | 'absentUntil'
          | '-absentUntil'
          | 'validTo'
          | '-validTo'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly PersonRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/people/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[name]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[position]'?: string | undefined;
        readonly 'filter[absentFrom]'?: string | undefined;
        readonly 'filter[absentUntil]'?: string | undefined;
        readonly 'filter[validTo]'?: string | undefined;
        readonly group:
          'id' | 'name' | 'site' | 'position' | 'absentFrom' | 'absentUntil' | 'validTo' | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
