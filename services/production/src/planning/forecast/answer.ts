/** What readers are told of a forecast: what is in force, what is proposed, and how far it was off. */
import type { ForecastMethod } from '@gemba/contracts/events/production/forecasting';
import {
  FORECAST_METHODS,
  FORECAST_PERIODS,
  ForecastTerms,
  ForecastValue,
} from '@gemba/contracts/events/production/forecasting';
import {
  IsDecimal,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';
import { stated } from '@gemba/decider/decider';
import { biasOf, mase, meanAbsolute, trackingSignal } from './errors.js';
import type { ForecastPeriod } from './periods.js';
import { decimalFrom } from './periods.js';
import type { Forecast } from './state.js';

const STATUSES = ['proposed', 'adopted', 'withdrawn'] as const;

class ValueInForce extends ForecastValue {
  /** What the method says, where somebody knew better. */
  @Optional() @IsQuantity() statistical?: Quantity;
  @Optional() @IsText({ lines: true }) overriddenBecause?: string;
}

class MeasuredPeriod {
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsQuantity() forecast!: Quantity;
  @IsQuantity() actual!: Quantity;
  /** What came less what was forecast. */
  @IsDecimal() error!: string;
}

/** Over the last periods that have ended. */
class ForecastAccuracy {
  @IsWhole({ min: 0 }) periods!: number;
  /** Mean absolute deviation, and mean deviation: above zero where too little was forecast. */
  @IsDecimal() meanAbsoluteError!: string;
  @IsDecimal() bias!: string;
  /** Sum of errors in mean absolute deviations; beyond ±4 it errs to one side, and not by chance. */
  @Optional() @IsDecimal() trackingSignal?: string;
  /** Below 1 it is better than the naive method was within the history. */
  @Optional() @IsDecimal() mase?: string;
}

export class DemandForecastAnswer {
  @IsRef('item') item!: string;
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsOneOf(FORECAST_PERIODS) period!: ForecastPeriod;
  @Optional() @IsOneOf(FORECAST_METHODS) method?: ForecastMethod;
  /** What planning counts on. */
  @IsListOf(() => ValueInForce) inForce!: readonly ValueInForce[];
  @Optional() @IsRecord(() => ForecastTerms) proposal?: ForecastTerms;
  @IsRecord(() => ForecastAccuracy) accuracy!: ForecastAccuracy;
  @IsListOf(() => MeasuredPeriod) measured!: readonly MeasuredPeriod[];
}

const accuracyOf = ({ measured, scale }: Pick<Forecast, 'measured' | 'scale'>): ForecastAccuracy => {
  const errors = measured.map(({ error }) => Number(error));
  const signal = trackingSignal(errors);
  const scaled = errors.length === 0 ? undefined : mase(errors, Number(scale));
  return {
    ...{ periods: errors.length, meanAbsoluteError: decimalFrom(meanAbsolute(errors)) },
    bias: decimalFrom(biasOf(errors)),
    ...(signal === undefined ? {} : { trackingSignal: decimalFrom(signal) }),
    ...(scaled === undefined ? {} : { mase: decimalFrom(scaled) }),
  };
};

const valuesIn = ({ values, overrides }: Forecast): readonly ValueInForce[] =>
  values.map((value) => {
    const override = overrides[value.from];
    if (override === undefined) return value;
    const { quantity, reason } = override;
    return { ...value, quantity, statistical: value.quantity, overriddenBecause: reason };
  });

const termsOf = ({ proposal }: Forecast): ForecastTerms | null => {
  if (proposal === null) return null;
  const { site: _, item: __, ...terms } = proposal;
  return terms;
};

export const forecastAnswer = (forecast: Forecast): DemandForecastAnswer => {
  const { item, status, period, method, measured, proposal } = forecast;
  return {
    ...{ item, status: status === 'none' ? 'proposed' : status },
    period: status === 'adopted' ? period : (proposal?.period ?? period),
    ...stated({ method, proposal: termsOf(forecast) }),
    inForce: status === 'adopted' ? valuesIn(forecast) : [],
    accuracy: accuracyOf(forecast),
    measured: measured.map(({ from, to, forecast: said, actual, error }) => ({
      ...{ from, to, forecast: said, actual, error },
    })),
  };
};
