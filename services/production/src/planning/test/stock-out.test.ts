/** A stock-out is foreseen once, said anew when it is another one, and taken back when it is none. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { foreseeStockOuts } from '../../processes/foresee-stock-outs.js';
import { planningRun } from '../planning-run.js';
import { stockOut } from '../stock-out.js';
import { foreseenTable } from '../tables/foreseen.js';

const { given } = spec(stockOut);
const said = {
  ...{ item: 'BOLT', on: '2026-03-09', missing: { value: '4', unit: 'C62' }, reason: 'demand' as const },
  ...{ demand: 'sales-order/SO-1/1', demandDue: '2026-03-09', orderBy: '2026-03-04', tooLate: false },
};
const foresee = { ...said, site: 'lyon', run: 'RUN-1' };
const foreseen = happened('StockOutForeseen', foresee);
const averted = happened('StockOutAverted', { site: 'lyon', item: 'BOLT', run: 'RUN-2' });
const of = { subject: 'lyon.BOLT', businessDate: '2026-03-02' };

describe('a stock-out', () => {
  it('is foreseen, and no news in a later run', () => {
    given().when('ForeseeStockOut', foresee).then(foreseen);
    given(foreseen)
      .when('ForeseeStockOut', { ...foresee, run: 'RUN-2' })
      .nothing();
  });
  it('is news on another day, and once it was averted', () => {
    const later = { ...foresee, on: '2026-03-10' };
    given(foreseen).when('ForeseeStockOut', later).then(happened('StockOutForeseen', later));
    given(foreseen, averted).when('ForeseeStockOut', foresee).then(foreseen);
  });
  it('is no news where it only goes on', () => {
    const today = { ...foresee, on: '2026-03-02', orderBy: '2026-03-02' };
    const tomorrow = { ...today, on: '2026-03-03', orderBy: '2026-03-03' };
    given(happened('StockOutForeseen', today))
      .at({ date: '2026-03-03' })
      .when('ForeseeStockOut', tomorrow)
      .nothing();
  });
  it('is averted once', () => {
    given(foreseen).when('AvertStockOut', { run: 'RUN-2' }).then(averted);
    given(foreseen, averted).when('AvertStockOut', { run: 'RUN-3' }).nothing();
    given().when('AvertStockOut', { run: 'RUN-3' }).nothing();
  });
});

describe('foresee stock-outs', () => {
  it('says each of its item, and takes back each', () => {
    story(foreseeStockOuts)
      .when(heard('StockOutsFound', { site: 'lyon', stockOuts: [said] }, { subject: 'RUN-1' }))
      .sends(send(stockOut, ['lyon.BOLT', 'ForeseeStockOut'], foresee));
    story(foreseeStockOuts)
      .when(heard('StockOutsNotFound', { site: 'lyon', stockOuts: [{ item: 'BOLT' }] }, { subject: 'RUN-2' }))
      .sends(send(stockOut, ['lyon.BOLT', 'AvertStockOut'], { run: 'RUN-2' }));
  });
});

describe('a run', () => {
  const rows = shows(foreseenTable, heard('StockOutForeseen', foresee, of));
  const found = {
    ...{ scope: { asOf: '2026-03-02', until: '2026-05-30', actionsUntil: '2026-03-15' }, inputsHash: 'a' },
    ...{ items: 1, plan: { planned: [], actions: [] }, asked: {}, stockOuts: [said], foreseen: {} },
  };
  const run = (more: object) =>
    spec(planningRun)
      .given()
      .knowing({ found: { ...found, ...more } })
      .when('RunPlanning', { site: 'lyon' });
  it('looks at least as far as actions are asked for', () => {
    const short = { asOf: '2026-03-02', until: '2026-03-02', actionsUntil: '2026-03-15' };
    run({ scope: short }).refused('PRD-RUN-HORIZON');
  });
  it('says what is new, and what is in sight no more', () => {
    expect(run({}).decision).toMatchObject([
      { type: 'StockOutsFound', data: { site: 'lyon', stockOuts: [said] } },
      { type: 'PlanningRunCompleted', data: { stockOuts: 1 } },
    ]);
    expect(run({ foreseen: rows }).decision).toMatchObject([{ type: 'PlanningRunCompleted' }]);
    expect(run({ foreseen: rows, stockOuts: [] }).decision).toMatchObject([
      { type: 'StockOutsNotFound', data: { site: 'lyon', stockOuts: [{ item: 'BOLT' }] } },
      { type: 'PlanningRunCompleted', data: { stockOuts: 0 } },
    ]);
    expect(
      shows(
        foreseenTable,
        heard('StockOutForeseen', foresee, of),
        heard('StockOutAverted', averted.data, of),
      ),
    ).toEqual({});
  });
});
