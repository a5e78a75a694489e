/** What is known of the forecast of one item at one site: proposed, in force, and how far it was off. */
import type {
  DemandForecastAdopted,
  DemandForecastMeasured,
  DemandForecastOverridden,
  DemandForecastProposed,
  ForecastMethod,
} from '@gemba/contracts/events/production/forecasting';
import type { ForecastPeriod, PeriodValue } from './periods.js';

type Override = Pick<DemandForecastOverridden, 'quantity' | 'reason' | 'to'>;

export type Forecast = {
  readonly site: string;
  readonly item: string;
  readonly status: 'none' | 'proposed' | 'adopted' | 'withdrawn';
  /** What could be adopted; null where nothing was proposed since. */
  readonly proposal: DemandForecastProposed | null;
  readonly period: ForecastPeriod;
  readonly method: ForecastMethod | null;
  readonly scale: string;
  /** What the method, or whoever adopted it, said of each period that was not measured yet. */
  readonly values: readonly PeriodValue[];
  /** By the first day of the period. */
  readonly overrides: Readonly<Record<string, Override>>;
  /** The last periods that have ended, the newest last. */
  readonly measured: readonly DemandForecastMeasured[];
};

export const NO_FORECAST: Forecast = {
  ...{ site: '', item: '', status: 'none', proposal: null, period: 'week', method: null, scale: '0' },
  ...{ values: [], overrides: {}, measured: [] },
};

/** Errors are of these periods, the last ones: older ones say little of what is forecast now. */
const MOST_MEASURED = 26;

export const proposedIn = (forecast: Forecast, proposal: DemandForecastProposed): Forecast => ({
  ...forecast,
  ...{ site: proposal.site, item: proposal.item, proposal },
  status: forecast.status === 'adopted' ? 'adopted' : 'proposed',
});

/** Periods that have ended and were not measured stay; those of another length cannot stand beside them. */
export const adoptedIn = (forecast: Forecast, adopted: DemandForecastAdopted): Forecast => {
  const { period, method, scale, values } = adopted;
  const first = values[0]?.from ?? '';
  const ended = forecast.values.filter(({ to }) => to <= first);
  const isOther = period !== forecast.period;
  const fits = ([from]: readonly [string, Override]): boolean =>
    values.some((value) => value.from === from) || from < first;
  const overrides = Object.fromEntries(Object.entries(forecast.overrides).filter(fits));
  return {
    ...forecast,
    ...{ status: 'adopted', proposal: null, period, method, scale },
    ...{ values: [...ended, ...values], overrides: isOther ? {} : overrides },
    measured: isOther ? [] : forecast.measured,
  };
};

export const overriddenIn = (
  forecast: Forecast,
  { from, to, quantity, reason }: DemandForecastOverridden,
): Forecast => ({ ...forecast, overrides: { ...forecast.overrides, [from]: { to, quantity, reason } } });

export const liftedIn = (forecast: Forecast, from: string): Forecast => {
  const { [from]: _, ...overrides } = forecast.overrides;
  return { ...forecast, overrides };
};

export const measuredIn = (forecast: Forecast, measured: DemandForecastMeasured): Forecast => ({
  ...liftedIn(forecast, measured.from),
  values: forecast.values.filter(({ from }) => from !== measured.from),
  measured: [...forecast.measured, measured].slice(-MOST_MEASURED),
});

/** What planning counts on in each period: what somebody said of it, or else what the method says. */
export const inForce = ({
  values,
  overrides,
}: Pick<Forecast, 'values' | 'overrides'>): readonly PeriodValue[] =>
  values.map((value) => ({ ...value, quantity: overrides[value.from]?.quantity ?? value.quantity }));
