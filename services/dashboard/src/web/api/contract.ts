/**
 * The shapes the projection service answers with: amounts and values are decimal strings, dates are local
 * to the site.
 */
export type KpiGroup = 'delivery' | 'production' | 'quality' | 'inventory' | 'people' | 'money';
export type Status = 'good' | 'warning' | 'bad' | 'none';

export type Kpi = {
  id: string;
  name: string;
  formula: string;
  formulaVersion: number | string;
  unit: string;
  owner: string;
  direction: 'up' | 'down' | 'none';
  group: KpiGroup;
  description: string;
  numerator: { measures: string[] };
  denominator: { measures: string[] } | null;
  target: { value: string; source: string } | null;
  decimals: number;
  /** Stands behind a headline figure: shown with its department, not on the wall. */
  supporting?: boolean;
};

export type SeriesPoint = { from: string; to: string; value: string | null };

export type KpiValue = {
  kpi: string;
  value: string | null;
  numerator: string;
  denominator: string | null;
  unit: string;
  currency: string | null;
  target: string | null;
  targetSource: string | null;
  status: Status;
  previous: string | null;
  series: SeriesPoint[];
  factCount: number;
  lastEventAt: string | null;
};

export type KpiValues = { asOf: { recordedAt: string; lagMs: number }; data: KpiValue[] };

export type Part = { value: string; parts: { measure: string; value: string; facts: number }[] };

export type Explanation = {
  kpi: string;
  name: string;
  formula: string;
  formulaVersion: number | string;
  owner: string;
  unit: string;
  value: string | null;
  recomputed: string | null;
  equal: boolean;
  numerator: Part;
  denominator: Part | null;
  target: string | null;
  targetSource: string | null;
  definition: string;
};

export type Fact = {
  factId: string;
  eventId: string;
  service: string;
  streamId: string;
  streamVersion: number;
  eventType: string;
  measure: string;
  value: string;
  unit: string;
  currency: string | null;
  site: string;
  businessDate: string;
  occurredAt: string;
  recordedAt: string;
  dimensions: Record<string, string>;
};

export type Page<Row> = { data: Row[]; hasMore: boolean; nextCursor: string | null };
export type Facts = Page<Fact> & { total: { count: number; value: string } };

/** A row of any table: its fields are listed with the screen that shows it. */
export type Row = Record<string, unknown>;
export type Site = {
  id: string;
  name: string;
  timeZone: string;
  currency: string;
  companyId: string;
  modes: Record<string, string>;
};
export type Summary = {
  /** Of all amounts: others were translated into it at the latest rate. */
  currency: string;
  data: { key: string; count: number; sums: Record<string, string> }[];
};

/** What a process was refused and somebody has to decide; shown to nobody who may not. */
export type OpenException = {
  id: string;
  service: string;
  site: string | null;
  owner: string;
  code: string;
  detail: string;
  hint: string | null;
  rule: string | null;
  actual: string | null;
  limit: string | null;
  unit: string | null;
  command: string;
  subject: string;
  causeService: string | null;
  causeType: string;
  causeStream: string;
  causeVersion: number | null;
  atStake: string | null;
  currency: string | null;
  /** Null without an amount, or without a rate. */
  atStakeInGroup: string | null;
  groupCurrency: string;
  raisedAt: string;
  nextTryAt: string | null;
};

/** An event that a program failed on, as the service that reads it keeps it. */
export type ParkedEvent = {
  consumer: string;
  service: string;
  streamId: string;
  version: number;
  type: string;
  reason: string;
  detail: string;
  parkedAt: string;
};

export type ProfitAndLossLine = {
  account: string;
  name: string;
  kind: 'revenue' | 'cost' | 'expense' | 'profit';
  amounts: Record<string, string>;
  group: string;
  currency: string;
};
export type ProfitAndLoss = { sites: string[]; lines: ProfitAndLossLine[] };

export type Side = { name: string; value: string };
export type Check = {
  id: string;
  name: string;
  scope: string;
  left: Side;
  right: Side;
  difference: string;
  unit: string;
  ok: boolean;
};

export type Trust = {
  /** Null while Kafka does not tell. */
  lag: { topic: string; partitions: number; lag: number; lastEventAt: string | null }[] | null;
  consumers: Row[];
  sources: { service: string; status: string; lastEventAt: string | null; events: number }[];
};

/** What a live message says has moved. */
export type Changed = {
  measures: string[];
  sites: string[];
  days: string[];
  tables: string[];
  recordedAt: string;
};
