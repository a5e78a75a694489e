/** The names by which screens know what services answer; the services' documents say what is in them. */
import type { AnswerOf, ElementOf, EventsOf, Path } from '@gemba/client/client.http';

type Projection<P> = AnswerOf<'projection', P>;

export type Kpi = ElementOf<'projection', '/v1/kpis'>;
export type KpiGroup = Kpi['group'];
export type KpiValues = Projection<'/v1/kpi-values'>;
export type KpiValue = KpiValues['data'][number];
export type Status = KpiValue['status'];
export type Explanation = Projection<'/v1/kpi-values/{id}/explain'>;
export type Part = Explanation['numerator'];
export type Why = Projection<'/v1/kpis/{id}/why'>;
export type WhyRow = Why['rows'][number];
export type WhyEvent = Why['events'][number];
export type Fact = ElementOf<'projection', '/v1/kpi-values/{id}/facts'>;

/** The tables of the projection by their names. */
export type Table =
  Path<'projection', 'get'> extends infer P ? (P extends `/v1/tables/${infer N}/summary` ? N : never) : never;
export type RowOf<N extends Table> = ElementOf<'projection', `/v1/tables/${N}`>;
/** A row of any table: its fields are listed with the screen that shows it. */
export type Row = Record<string, unknown>;
export type Site = RowOf<'sites'>;
export type Summary = Projection<'/v1/tables/order-lines/summary'>;
export type OpenException = RowOf<'exceptions'>;

export type Alignment = Projection<'/v1/alignment'>;
export type UnalignedRow = Alignment['hours']['unaligned'][number];
export type CausalTrace = Projection<'/v1/causes'>;
export type Delay = Projection<'/v1/trace'>;
export type Genealogy = Projection<'/v1/genealogy'>;
export type OeeLosses = Projection<'/v1/losses'>;
export type ProfitAndLoss = Projection<'/v1/profit-and-loss'>;
export type ProfitAndLossLine = ProfitAndLoss['lines'][number];
export type Check = ElementOf<'projection', '/v1/consistency'>;
export type Trust = Projection<'/v1/trust'>;
/** What a live message says has moved. */
export type Changed = EventsOf<'projection', '/v1/live'>['changed'];

/** The departments, each of which has processes that can be refused. */
export const departments = ['production', 'supply-chain', 'quality', 'hr', 'finance', 'governance'] as const;

/** Which of these is called so. @throws where none is */
export function namedIn<N extends string>(names: readonly N[], name: string): N {
  const found = names.find((each) => each === name);
  if (found) return found;
  throw new Error(`There is no department ${name} here.`);
}
