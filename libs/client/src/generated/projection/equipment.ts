/** What is asked of projection about equipment; written by "npm run docs". */
type EquipmentRow = {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly workCenter: string;
  readonly path: string;
  readonly state:
    'producing' | 'setup' | 'idle' | 'blocked' | 'starved' | 'downUnplanned' | 'downPlanned' | 'off';
  readonly reason: string | null;
  readonly since: string;
};

type Summary = { readonly currency: string; readonly data: readonly Group[] };

type Group = {
  readonly key: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
};

export type Equipment = {
  readonly '/v1/tables/equipment': {
    readonly get: {
      readonly query?: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[name]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[workCenter]'?: string | undefined;
        readonly 'filter[state]'?: string | undefined;
        readonly 'filter[since]'?: string | undefined;
        readonly sort?:
          | 'id'
          | '-id'
          | 'name'
          | '-name'
          | 'site'
          | '-site'
          | 'workCenter'
          | '-workCenter'
          | 'state'
          | '-state'
          | 'since'
          | '-since'
          | undefined;
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly EquipmentRow[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
      readonly refusal: 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
  readonly '/v1/tables/equipment/summary': {
    readonly get: {
      readonly query: {
        readonly 'filter[id]'?: string | undefined;
        readonly 'filter[name]'?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[workCenter]'?: string | undefined;
        readonly 'filter[state]'?: string | undefined;
        readonly 'filter[since]'?: string | undefined;
        readonly group: 'id' | 'name' | 'site' | 'workCenter' | 'state' | 'since' | undefined;
        readonly currency?: string | undefined;
        readonly after?: string | undefined;
      };
      readonly answer: Summary;
      readonly refusal: 'FIN-RATE-MISSING' | 'PRJ-BEHIND' | 'PRJ-LIST-NOW';
    };
  };
};
