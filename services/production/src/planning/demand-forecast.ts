/**
 * What a site expects customers to want of an item, by week or month: proposed by a method, adopted and
 * corrected by a planner, and compared with what came.
 *
 *   none ──forecast──▶ proposed ──adopt──▶ adopted ⟲ forecast, adopt, override, lift override, measure
 *                         ▲                  │
 *                         └── forecast ── withdrawn ◀── withdraw
 */
import type { ForecastTerms } from '@gemba/contracts/events/production/forecasting';
import { demandForecastEvents } from '@gemba/contracts/events/production/forecasting';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { row, stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { dayBounds } from '@gemba/measures/calendar';
import { subtractDecimal } from '@gemba/measures/decimal';
import { periodOf } from '@gemba/measures/period';
import { item } from '../definition/item.js';
import { inWholeUnits } from '../definition/units.js';
import { DemandForecastAnswer, forecastAnswer } from './forecast/answer.js';
import {
  AdoptDemandForecast,
  ForecastDemand,
  LiftDemandForecastOverride,
  MeasureDemandForecast,
  OverrideDemandForecast,
  WithdrawDemandForecast,
} from './forecast/commands.js';
import type { ForecastPeriod, PeriodValue } from './forecast/periods.js';
import { demandIn } from './forecast/periods.js';
import { proposed } from './forecast/proposing.js';
import type { Forecast } from './forecast/state.js';
import {
  NO_FORECAST,
  adoptedIn,
  inForce,
  liftedIn,
  measuredIn,
  overriddenIn,
  proposedIn,
} from './forecast/state.js';
import { demandHistoryTable } from './tables/demand-history.js';

const PLANNERS = ['planner'] as const;

const notRegistered = (id: string): Rejection =>
  reject('PRD-ITEM-UNKNOWN', `${id} is not registered; register it first.`);

const notAdopted = ({ status }: Forecast): Rejection | null =>
  status === 'adopted'
    ? null
    : reject('PRD-FORECAST-STATE', `It is ${status}; planning counts on what is adopted only.`, {
        hint: 'Adopt the forecast first.',
      });

/** The period in force that has the day, if nobody has measured it yet. */
const periodWith = (forecast: Forecast, on: string): PeriodValue | Rejection =>
  inForce(forecast).find(({ from, to }) => from <= on && on < to) ??
  reject('PRD-FORECAST-PERIOD', `No period of the forecast in force has the day ${on}.`, {
    hint: 'Choose a day of one of its periods, or forecast and adopt more of them.',
  });

const isOver = ({ to }: PeriodValue, today: string): Rejection | null =>
  to > today
    ? null
    : reject('PRD-FORECAST-PERIOD', `The period ended before ${to}; what was forecast of it stays.`);

/** When the period that a day is in ends at the site. */
const endsAt = (kind: ForecastPeriod, date: string, site: SiteFacts | null): string => {
  const clock = { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' };
  return dayBounds(periodOf(kind, date).to, clock).from;
};

const isOutdated = ({ period, asOf }: ForecastTerms, today: string): boolean =>
  periodOf(period, asOf).from !== periodOf(period, today).from;

/** Two that say the same of the same periods, whenever they were asked for. */
const saysTheSame = (a: ForecastTerms | null, b: ForecastTerms): boolean =>
  a !== null && same({ ...a, asOf: b.asOf }, b);

const termsIn = (forecast: Forecast): ForecastTerms | null => {
  if (forecast.proposal === null) return null;
  const { site: _, item: __, ...terms } = forecast.proposal;
  return terms;
};

const measured = (
  forecast: Forecast,
  value: PeriodValue,
  { days, ends }: { readonly days: Readonly<Record<string, string>>; readonly ends: string },
) => {
  const { site, item: of, period, overrides } = forecast;
  const { from, to, quantity } = value;
  const isOverridden = overrides[from] !== undefined;
  const forecastOf = overrides[from]?.quantity ?? quantity;
  const actual = { value: demandIn(days, value), unit: quantity.unit };
  return happened('DemandForecastMeasured', {
    ...{ site, item: of, period, from, to, forecast: forecastOf, actual },
    ...(isOverridden ? { statistical: quantity } : {}),
    error: subtractDecimal(actual.value, forecastOf.value),
    endsAt: ends,
  });
};

export const demandForecast = decider('demand-forecast', {
  path: 'demand-forecasts',
  opens: 'ForecastDemand',
  idOf: ({ site, item: of }: ForecastDemand) => `${site}.${of}`,
  home: 'site',
  commitments: ['ForecastDemand', 'AdoptDemandForecast', 'OverrideDemandForecast'],
  commands: {
    ForecastDemand,
    AdoptDemandForecast,
    OverrideDemandForecast,
    LiftDemandForecastOverride,
    MeasureDemandForecast,
    WithdrawDemandForecast,
  },
  events: demandForecastEvents,
  initial: NO_FORECAST,
  answers: answers(DemandForecastAnswer, forecastAnswer),
  allow: {
    ForecastDemand: PLANNERS,
    AdoptDemandForecast: PLANNERS,
    OverrideDemandForecast: PLANNERS,
    LiftDemandForecastOverride: PLANNERS,
    MeasureDemandForecast: [],
    WithdrawDemandForecast: PLANNERS,
  },
  needs: {
    ForecastDemand: (command: ForecastDemand, { id }: About) => ({
      planned: stateOf(item, command.item),
      wanted: row(demandHistoryTable, id),
    }),
    MeasureDemandForecast: (_: MeasureDemandForecast, { id }: About) => ({
      wanted: row(demandHistoryTable, id),
    }),
  },

  decide: {
    ForecastDemand(forecast, command, { date, known: { planned, wanted } }) {
      const { site, item: of } = command;
      if (!planned?.registered) return notRegistered(of);
      const basis = { unit: planned.registered.unit, today: date, days: wanted?.days ?? {} };
      const terms = proposed(command, basis);
      if (isRefused(terms)) return terms;
      if (saysTheSame(termsIn(forecast), terms)) return [];
      return [happened('DemandForecastProposed', { ...terms, site, item: of })];
    },
    AdoptDemandForecast(forecast, _, { date, site: at }) {
      const { status, proposal: offered, site, item: of } = forecast;
      if (offered === null)
        return status === 'adopted'
          ? []
          : reject('PRD-FORECAST-STATE', 'Nothing is proposed; forecast the demand first.');
      if (isOutdated(offered, date))
        return reject('PRD-FORECAST-STATE', `It was proposed on ${offered.asOf}, before this period began.`, {
          hint: 'Forecast the demand again.',
        });
      const { period, method, scale, values } = offered;
      const what = { site, item: of, period, method, scale, values };
      return [happened('DemandForecastAdopted', { ...what, endsAt: endsAt(period, date, at) })];
    },
    OverrideDemandForecast(forecast, { on, quantity, reason }, { date }) {
      const found = notAdopted(forecast) ?? periodWith(forecast, on);
      if (isRefused(found)) return found;
      const { site, item: of } = forecast;
      const said = isOver(found, date) ?? inWholeUnits(of, quantity, found.quantity.unit);
      if (isRefused(said)) return said;
      const { from, to, quantity: quantityBefore } = found;
      if (same(forecast.overrides[from], { to, quantity: said, reason })) return [];
      return [
        happened('DemandForecastOverridden', {
          ...{ site, item: of, from, to, quantity: said, quantityBefore, reason },
        }),
      ];
    },
    LiftDemandForecastOverride(forecast, { on }, { date }) {
      const found = notAdopted(forecast) ?? periodWith(forecast, on);
      if (isRefused(found)) return found;
      const { site, item: of, overrides } = forecast;
      if (overrides[found.from] === undefined) return [];
      return (
        isOver(found, date) ?? [
          happened('DemandForecastOverrideLifted', { site, item: of, from: found.from }),
        ]
      );
    },
    MeasureDemandForecast(forecast, _, { date, site, known: { wanted } }) {
      const { status, period, values } = forecast;
      if (status !== 'adopted') return [];
      const about = { days: wanted?.days ?? {}, ends: endsAt(period, date, site) };
      return values.filter(({ to }) => to <= date).map((value) => measured(forecast, value, about));
    },
    WithdrawDemandForecast(forecast, { reason }) {
      const { status, site, item: of } = forecast;
      if (status === 'withdrawn') return [];
      return [happened('DemandForecastWithdrawn', { site, item: of, reason })];
    },
  },

  evolve: {
    DemandForecastProposed: proposedIn,
    DemandForecastAdopted: adoptedIn,
    DemandForecastOverridden: overriddenIn,
    DemandForecastOverrideLifted: (forecast, { from }): Forecast => liftedIn(forecast, from),
    DemandForecastMeasured: measuredIn,
    DemandForecastWithdrawn: (forecast): Forecast => ({
      ...forecast,
      ...{ status: 'withdrawn', proposal: null, values: [], overrides: {} },
    }),
  },
});
