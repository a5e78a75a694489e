/** What a forecast would be by now: by a method from the history of demand, or as somebody says. */
import type { ForecastTerms } from '@gemba/contracts/events/production/forecasting';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { inWholeUnits } from '../../definition/units.js';
import type { WantedRow } from '../tables/demand-history.js';
import { choose } from './choosing.js';
import type { Chosen } from './choosing.js';
import type { ForecastDemand } from './commands.js';
import type { Parameters } from './methods.js';
import { CYCLES, decimalFrom, historyOf, valuesFrom } from './periods.js';

export type Basis = {
  readonly unit: string;
  /** The business day on which it is asked for. */
  readonly today: string;
  readonly days: WantedRow['days'];
};

const wrong = (detail: string, hint: string): Rejection => reject('PRD-FORECAST-METHOD', detail, { hint });

const contradicts = ({ method, quantity, season }: ForecastDemand): Rejection | null => {
  if ((method === 'by-hand') !== (quantity !== undefined))
    return wrong(
      'A quantity is what the method by-hand, and no other, is told.',
      'Give method by-hand with a quantity, or leave the quantity out.',
    );
  return season !== undefined && (method === 'naive' || method === 'by-hand')
    ? wrong(`The method ${method} knows no season.`, 'Leave the season out.')
    : null;
};

/** More cannot be added up over the periods of a forecast. */
const MOST = '1000000000000';

/** What somebody says, in whole units where it is counted. */
const saidBy = (item: string, quantity: Quantity, unit: string): Quantity | Rejection => {
  const said = inWholeUnits(item, quantity, unit);
  if (isRefused(said) || compareDecimals(said.value, MOST) <= 0) return said;
  return wrong('No period needs that much.', `Give ${MOST} ${unit} at most.`);
};

const parametersOf = ({ window, ...constants }: Parameters) => ({
  ...(window === undefined ? {} : { window }),
  ...Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, decimalFrom(value)])),
});

const comparedOf = ({ tried }: Chosen) =>
  tried.map(({ method, mase, meanAbsoluteError, bias }) => ({
    method,
    ...(mase === undefined ? {} : { mase: decimalFrom(mase) }),
    meanAbsoluteError: decimalFrom(meanAbsoluteError),
    bias: decimalFrom(bias),
  }));

const tooShort = ({ item, site, period, method }: ForecastDemand, length: number): Rejection =>
  reject(
    'PRD-FORECAST-HISTORY',
    `${item} has ${length} whole ${period}s of demand at ${site}, too few for ${method ?? 'any method'}.`,
    { hint: 'Choose a method that needs less, or by-hand with a quantity for each period.' },
  );

/** Terms and values of a forecast, or why there is none. */
export const proposed = (
  command: ForecastDemand,
  { unit, today, days }: Basis,
): ForecastTerms | Rejection => {
  const no = contradicts(command);
  if (no) return no;
  const { period: kind, method, quantity, season: cycle = CYCLES[kind] } = command;
  const { periods = CYCLES[kind] / 2 } = command;
  const scope = { kind, today, periods, unit };
  const history = historyOf(days, kind, today).map(Number);
  const of = { period: kind, asOf: today, history: history.length };
  if (method === 'by-hand' && quantity !== undefined) {
    const said = saidBy(command.item, quantity, unit);
    if (isRefused(said)) return said;
    const values = valuesFrom(() => Number(said.value), scope);
    return { ...of, method, heldOut: 0, scale: '0', compared: [], values };
  }
  const terms = { cycle, ...(method === undefined || method === 'by-hand' ? {} : { method }) };
  const chosen = choose(history, terms);
  if (chosen === null) return tooShort(command, history.length);
  return {
    ...{ ...of, method: chosen.method, parameters: parametersOf(chosen.model.parameters) },
    ...{ heldOut: chosen.heldOut, scale: decimalFrom(chosen.scale), compared: comparedOf(chosen) },
    values: valuesFrom(chosen.model.ahead, scope),
  };
};
