/** What may be asked of the forecast of an item at a site. */
import type { ForecastMethod } from '@gemba/contracts/events/production/forecasting';
import {
  FORECAST_METHODS,
  FORECAST_PERIODS,
  MOST_PERIODS,
} from '@gemba/contracts/events/production/forecasting';
import { IsOneOf, IsPlainDate, IsQuantity, IsRef, IsText, IsWhole, Optional } from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';
import type { ForecastPeriod } from './periods.js';

export class ForecastDemand {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(FORECAST_PERIODS) period!: ForecastPeriod;
  /** How many periods, the one that runs among them; half a year when absent. */
  @Optional() @IsWhole({ min: 1, max: MOST_PERIODS }) periods?: number;
  /** The one that erred least over the last periods when absent. */
  @Optional() @IsOneOf(FORECAST_METHODS) method?: ForecastMethod;
  /** Periods after which demand comes round; those of a year when absent. */
  @Optional() @IsWhole({ min: 2, max: MOST_PERIODS }) season?: number;
  /** Of the method `by-hand`: what each period is expected to need. */
  @Optional() @IsQuantity() quantity?: Quantity;
}

export class AdoptDemandForecast {}

export class OverrideDemandForecast {
  /** A day of the period. */
  @IsPlainDate() on!: string;
  @IsQuantity() quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

export class LiftDemandForecastOverride {
  /** A day of the period. */
  @IsPlainDate() on!: string;
}

export class MeasureDemandForecast {}

export class WithdrawDemandForecast {
  @IsText({ lines: true }) reason!: string;
}
