/** What production says about expected demand: forecasts of items by site, and how far they were off. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';

export const FORECAST_METHODS = [
  'naive',
  'moving-average',
  'simple-smoothing',
  'holt',
  'holt-winters',
  'by-hand',
] as const;
export type ForecastMethod = (typeof FORECAST_METHODS)[number];

export const FORECAST_PERIODS = ['week', 'month'] as const;
type ForecastPeriod = (typeof FORECAST_PERIODS)[number];

/** How many periods a forecast has at most: two years of weeks. */
export const MOST_PERIODS = 104;

/** What is expected in one period; `to` is the first day after it. */
export class ForecastValue {
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsQuantity() quantity!: Quantity;
}

/** What a method was off by over the periods that it was not shown. */
export class MethodError {
  @IsOneOf(FORECAST_METHODS) method!: ForecastMethod;
  /** Mean absolute scaled error; absent where the history never changes. */
  @Optional() @IsDecimal() mase?: string;
  @IsDecimal() meanAbsoluteError!: string;
  /** Mean of what came less what was forecast, in the unit of the item. */
  @IsDecimal() bias!: string;
}

/** What the method smooths by. */
export class ForecastParameters {
  /** Periods of a moving average. */
  @Optional() @IsWhole({ min: 1 }) window?: number;
  @Optional() @IsDecimal() alpha?: string;
  @Optional() @IsDecimal() beta?: string;
  @Optional() @IsDecimal() gamma?: string;
}

export class ForecastTerms {
  @IsOneOf(FORECAST_PERIODS) period!: ForecastPeriod;
  /** The last day of the history is before it. */
  @IsPlainDate() asOf!: string;
  @IsOneOf(FORECAST_METHODS) method!: ForecastMethod;
  @Optional() @IsRecord(() => ForecastParameters) parameters?: ForecastParameters;
  /** How many whole periods of history there were, and how many of them the methods were compared by. */
  @IsWhole({ min: 0 }) history!: number;
  @IsWhole({ min: 0 }) heldOut!: number;
  /** What errors are scaled by: the mean absolute error of the naive method within the history. */
  @IsDecimal() scale!: string;
  /** The methods that the history was long enough for, the one that erred least first. */
  @IsListOf(() => MethodError, { max: 10 }) compared!: MethodError[];
  @IsListOf(() => ForecastValue, { min: 1, max: MOST_PERIODS }) values!: ForecastValue[];
}

export class DemandForecastProposed extends ForecastTerms {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
}

/** From now on planning counts on it. */
export class DemandForecastAdopted {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(FORECAST_PERIODS) period!: ForecastPeriod;
  @IsOneOf(FORECAST_METHODS) method!: ForecastMethod;
  @IsDecimal() scale!: string;
  @IsListOf(() => ForecastValue, { min: 1, max: MOST_PERIODS }) values!: ForecastValue[];
  /** When its first period ends at the site, and it is compared with what came. */
  @IsInstant() endsAt!: string;
}

/** Somebody knows better for one period. */
export class DemandForecastOverridden {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsQuantity() quantity!: Quantity;
  @IsQuantity() quantityBefore!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

export class DemandForecastOverrideLifted {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsPlainDate() from!: string;
}

/** A period has ended: what was forecast of it, and what customers wanted in it. */
export class DemandForecastMeasured {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(FORECAST_PERIODS) period!: ForecastPeriod;
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsQuantity() forecast!: Quantity;
  /** What the method had said, where somebody knew better. */
  @Optional() @IsQuantity() statistical?: Quantity;
  @IsQuantity() actual!: Quantity;
  /** What came less what was forecast, in the unit of the item. */
  @IsDecimal() error!: string;
  /** When the next period ends. */
  @IsInstant() endsAt!: string;
}

/** Planning does not count on it any more. */
export class DemandForecastWithdrawn {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsText({ lines: true }) reason!: string;
}

export const demandForecastEvents = events('production', 'demand-forecast', {
  DemandForecastProposed: event(DemandForecastProposed),
  DemandForecastAdopted: event(DemandForecastAdopted),
  DemandForecastOverridden: event(DemandForecastOverridden),
  DemandForecastOverrideLifted: event(DemandForecastOverrideLifted),
  DemandForecastMeasured: event(DemandForecastMeasured),
  DemandForecastWithdrawn: event(DemandForecastWithdrawn),
});
