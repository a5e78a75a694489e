/** A forecast is proposed, adopted, corrected, and compared with what came, each once. */
import { describe, expect, it } from '@jest/globals';
import type { demandForecastEvents } from '@gemba/contracts/events/production/forecasting';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { followDemandForecast } from '../../processes/follow-demand-forecast.js';
import { demandForecast } from '../demand-forecast.js';
import { forecastAnswer } from '../forecast/answer.js';
import { demandHistoryTable } from '../tables/demand-history.js';

type Event = HappenedIn<typeof demandForecastEvents>;

const pieces = (value: string) => ({ value, unit: 'C62' });
// The day of the sentences is Monday, 2026-03-02.
const week = (from: string, to: string, value: string) => ({ from, to, quantity: pieces(value) });
const values = [
  week('2026-03-02', '2026-03-09', '10'),
  week('2026-03-09', '2026-03-16', '12'),
  week('2026-03-16', '2026-03-23', '14'),
];
const place = { site: 'lyon', item: 'PUMP' };
const terms = {
  ...{ period: 'week' as const, asOf: '2026-03-02', method: 'holt' as const, history: 8, heldOut: 2 },
  ...{ scale: '4', compared: [], values },
};
const proposed = happened('DemandForecastProposed', { ...terms, ...place });
const adopted = happened('DemandForecastAdopted', {
  ...{ ...place, period: 'week' as const, method: 'holt' as const, scale: '4', values },
  endsAt: '2026-03-09T05:00:00.000Z',
});
const overridden = happened('DemandForecastOverridden', {
  ...{ ...place, from: '2026-03-09', to: '2026-03-16', quantity: pieces('30') },
  ...{ quantityBefore: pieces('12'), reason: 'A tender was won.' },
});
const about = { id: 'lyon.PUMP' };
const given = (...events: readonly Event[]) =>
  spec(demandForecast)
    .given(...events)
    .at(about);
const asked = { ...place, period: 'week' as const };

const registered = { name: 'Pump', kind: 'make', unit: 'C62', tracking: 'none' };
const twelve = ['12-22', '12-29']
  .map((day) => `2025-${day}`)
  .concat(
    ['01-05', '01-12', '01-19', '01-26', '02-02', '02-09', '02-16', '02-23'].map((day) => `2026-${day}`),
  );
const knowing = {
  planned: { registered, policies: {} },
  wanted: { ...place, days: Object.fromEntries(twelve.map((day, n) => [day, String(10 + 3 * n)])) },
};

describe('ForecastDemand', () => {
  it('proposes by the method that errs least, and has nothing to say where it would say the same', () => {
    const { decision } = given()
      .knowing(knowing)
      .when('ForecastDemand', { ...asked, periods: 2 });
    expect(decision).toMatchObject([
      {
        type: 'DemandForecastProposed',
        data: {
          ...{ ...place, method: 'holt', history: 9, heldOut: 2, scale: '3', asOf: '2026-03-02' },
          values: [week('2026-03-02', '2026-03-09', '40'), week('2026-03-09', '2026-03-16', '43')],
        },
      },
    ]);
    const [first] = decision as readonly [Event];
    const again = given(first).knowing(knowing);
    again.when('ForecastDemand', { ...asked, periods: 2 }).nothing();
    again
      .at({ date: '2026-03-04' })
      .when('ForecastDemand', { ...asked, periods: 2 })
      .nothing();
    expect(again.when('ForecastDemand', { ...asked, periods: 3 }).decision).toHaveLength(1);
  });
  it('refuses what is not registered, and what cannot be forecast', () => {
    given().when('ForecastDemand', asked).refused('PRD-ITEM-UNKNOWN');
    given()
      .knowing({ ...knowing, wanted: undefined })
      .when('ForecastDemand', asked)
      .refused('PRD-FORECAST-HISTORY');
    const all = { value: '999999999999999', unit: 'C62' };
    given()
      .knowing(knowing)
      .when('ForecastDemand', { ...asked, method: 'by-hand', quantity: all })
      .refused('PRD-FORECAST-METHOD');
  });
});

describe('AdoptDemandForecast', () => {
  it('puts what is proposed in force, once', () => {
    given(proposed).when('AdoptDemandForecast', {}).then(adopted);
    given(proposed, adopted).when('AdoptDemandForecast', {}).nothing();
  });
  it('refuses what is not proposed, and what was proposed before this period', () => {
    const withdrawn = happened('DemandForecastWithdrawn', { ...place, reason: 'Sold no more.' });
    given(proposed, adopted, withdrawn).when('AdoptDemandForecast', {}).refused('PRD-FORECAST-STATE');
    given(proposed).at({ date: '2026-03-09' }).when('AdoptDemandForecast', {}).refused('PRD-FORECAST-STATE');
  });
  it('keeps what somebody knew better of periods to come', () => {
    const again = happened('DemandForecastAdopted', {
      ...adopted.data,
      values: [...values.slice(1), week('2026-03-23', '2026-03-30', '16')],
    });
    const answer = forecastAnswer(given(proposed, adopted, overridden, proposed, again).state());
    expect(answer.inForce.map(({ from, quantity }) => [from, quantity.value])).toEqual([
      ...[
        ['2026-03-02', '10'],
        ['2026-03-09', '30'],
        ['2026-03-16', '14'],
        ['2026-03-23', '16'],
      ],
    ]);
    expect(answer.inForce[1]).toMatchObject({
      ...{ statistical: pieces('12'), overriddenBecause: 'A tender was won.' },
    });
  });
});

describe('OverrideDemandForecast', () => {
  const wish = { on: '2026-03-11', quantity: pieces('30'), reason: 'A tender was won.' };
  it('puts what somebody knows in the place of what the method says, with a reason', () => {
    given(proposed, adopted).when('OverrideDemandForecast', wish).then(overridden);
    given(proposed, adopted, overridden).when('OverrideDemandForecast', wish).nothing();
  });
  it('is lifted again', () => {
    const lifted = happened('DemandForecastOverrideLifted', { ...place, from: '2026-03-09' });
    given(proposed, adopted, overridden).when('LiftDemandForecastOverride', { on: wish.on }).then(lifted);
    given(proposed, adopted, overridden, lifted)
      .when('LiftDemandForecastOverride', { on: wish.on })
      .nothing();
  });
  it('refuses what is not in force, another time, parts of pieces and other measures', () => {
    const no = (more: object, code: string) => {
      given(proposed, adopted)
        .when('OverrideDemandForecast', { ...wish, ...more })
        .refused(code);
    };
    given(proposed).when('OverrideDemandForecast', wish).refused('PRD-FORECAST-STATE');
    given(proposed).when('LiftDemandForecastOverride', { on: wish.on }).refused('PRD-FORECAST-STATE');
    no({ on: '2026-05-01' }, 'PRD-FORECAST-PERIOD');
    no({ quantity: pieces('0.5') }, 'PRD-QTY-WHOLE');
    no({ quantity: { value: '1', unit: 'KGM' } }, 'PRD-UOM-DIMENSION');
    given(proposed, adopted)
      .at({ date: '2026-03-16' })
      .when('OverrideDemandForecast', wish)
      .refused('PRD-FORECAST-PERIOD');
  });
});

const measured = happened('DemandForecastMeasured', {
  ...{ ...place, period: 'week' as const, from: '2026-03-02', to: '2026-03-09' },
  ...{ forecast: pieces('10'), actual: pieces('13'), error: '3', endsAt: '2026-03-16T05:00:00.000Z' },
});

describe('MeasureDemandForecast', () => {
  const wanted = { ...place, days: { '2026-03-02': '5', '2026-03-08': '8', '2026-03-09': '40' } };
  const measuring = (date: string, ...events: readonly Event[]) =>
    given(...events)
      .at({ date })
      .knowing({ wanted });
  it('says of a period that has ended what was forecast and what came, once', () => {
    measuring('2026-03-09', proposed, adopted).when('MeasureDemandForecast', {}).then(measured);
    measuring('2026-03-09', proposed, adopted, measured).when('MeasureDemandForecast', {}).nothing();
    measuring('2026-03-08', proposed, adopted).when('MeasureDemandForecast', {}).nothing();
    measuring('2026-03-09', proposed).when('MeasureDemandForecast', {}).nothing();
  });
  it('measures what was in force, and says what the method had said', () => {
    const { decision } = measuring('2026-03-16', proposed, adopted, measured, overridden).when(
      'MeasureDemandForecast',
      {},
    );
    expect(decision).toMatchObject([
      { data: { forecast: pieces('30'), statistical: pieces('12'), actual: pieces('40'), error: '10' } },
    ]);
  });
  it('keeps the error: its mean, its side, and whether that is chance', () => {
    const second = happened('DemandForecastMeasured', { ...measured.data, from: '2026-03-09', error: '-1' });
    expect(forecastAnswer(given(proposed, adopted, measured, second).state()).accuracy).toEqual({
      ...{ periods: 2, meanAbsoluteError: '2', bias: '1', trackingSignal: '1', mase: '0.5' },
    });
  });
});

describe('WithdrawDemandForecast', () => {
  const withdrawn = happened('DemandForecastWithdrawn', { ...place, reason: 'Sold no more.' });
  it('ends it, once, until it is forecast again', () => {
    const reason = { reason: 'Sold no more.' };
    given(proposed, adopted).when('WithdrawDemandForecast', reason).then(withdrawn);
    given(proposed, adopted, withdrawn).when('WithdrawDemandForecast', reason).nothing();
    const { decision } = given(proposed, adopted, withdrawn).knowing(knowing).when('ForecastDemand', asked);
    expect(decision).toMatchObject([{ type: 'DemandForecastProposed' }]);
  });
});

describe('follow demand forecast', () => {
  const of = { subject: 'lyon.PUMP' };
  it('waits for the end of the period, and measures then', () => {
    const { endsAt } = adopted.data;
    const after = story(followDemandForecast).when(heard('DemandForecastAdopted', adopted.data, of));
    expect(after.deadlines()).toEqual([{ name: 'ended', at: endsAt }]);
    expect(followDemandForecast.passed?.ended?.send({}, 'lyon.PUMP', endsAt)).toEqual([
      send(demandForecast, ['lyon.PUMP', 'MeasureDemandForecast'], {}),
    ]);
  });
  it('proposes the next forecast then, and waits again', () => {
    const after = story(followDemandForecast).when(heard('DemandForecastMeasured', measured.data, of));
    after.sends(send(demandForecast, ['lyon.PUMP', 'ForecastDemand'], asked));
    expect(after.deadlines()).toEqual([{ name: 'ended', at: measured.data.endsAt }]);
  });
  it('waits no more once it is withdrawn', () => {
    const withdrawn = heard('DemandForecastWithdrawn', { ...place, reason: 'Sold no more.' }, of);
    expect(story(followDemandForecast).when(withdrawn).deadlines()).toEqual([{ name: 'ended', at: '' }]);
  });
});

describe('the history of demand', () => {
  const line = (id: string, item: string, value: string, requested: string) => ({
    ...{ line: id, item, quantity: pieces(value), requested, price: { amount: '1.00', currency: 'EUR' } },
  });
  const of = { subject: 'SO-1', siteId: 'lyon', businessDate: '2026-03-02' };
  const lines = [
    line('1', 'PUMP', '5', '2026-03-10'),
    line('2', 'PUMP', '2', '2026-03-10'),
    line('3', 'VALVE', '1', '2026-03-11'),
  ];
  const placed = heard('SalesOrderPlaced', { site: 'lyon', customer: 'AQUA', lines }, of);
  it('has what was wanted, by the day that was asked for', () => {
    expect(shows(demandHistoryTable, placed)).toEqual({
      'lyon.PUMP': { ...place, days: { '2026-03-10': '7' } },
      'lyon.VALVE': { site: 'lyon', item: 'VALVE', days: { '2026-03-11': '1' } },
    });
  });
  it('has nothing of what was cancelled', () => {
    const cancelled = heard('SalesOrderCancelled', { reason: 'No.', lines }, of);
    expect(shows(demandHistoryTable, placed, cancelled)).toEqual({});
  });
});
