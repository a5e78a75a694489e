/** A count is blind, counted again by somebody else where it differs too much, and approved by who may. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { happened } from '@gemba/decider/decision';
import { heard, spec, story } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { postDifferences } from '../processes/counting/post-differences-when-count-is-approved.js';
import type { Lot } from '../stock/lot.js';
import { stockItem } from '../stock/stock-item.js';
import { NO_STOCK } from '../stock/stock-state.js';
import { stockCostTable, worthAt } from '../tables/stock-cost.js';
import { stockCount } from './stock-count.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const lot = (available: string, hold: string, ...later: Lot['movements']): Lot => ({
  ...{ balances: { available, hold }, opening: {}, closedUntil: '' },
  movements: [
    { at: '2026-03-01T08:00:00.000Z', status: 'available', change: available },
    { at: '2026-03-01T08:00:00.000Z', status: 'hold', change: hold },
    ...later,
  ],
});
const stock = { ...NO_STOCK, unit: 'C62', lots: { C1: lot('100', '5'), C2: lot('10', '0') } };
const cost = { quantity: '115', amount: '230.00', currency: 'EUR', each: '2' };
const granted = { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
const none = { granted: null, escalatesTo: 'controller', why: 'Too much.' };
const { given } = spec(stockCount, { stock, cost, next: none, right: granted });
const by = (id: string) => ({ by: { kind: 'person' as const, id } });

const place = { site: 'lyon', item: 'CAST' };
const tolerance = { share: '0.02', value: eur('10.00') };
const lots = [
  { lot: 'C1', status: 'available' as const },
  { lot: 'C1', status: 'hold' as const },
  { lot: 'C2', status: 'available' as const },
];
const plan = { ...place, lots, due: '2026-03-02', tolerance };
const planned = happened('StockCountPlanned', plan);
const found = (...values: readonly [string, string, string]) =>
  lots.map((each, index) => ({ ...each, quantity: pieces(values[index] ?? '0') }));
const differs = (index: number, value: string) => ({ ...lots[index]!, quantity: pieces(value) });
const counted = (
  countedBy: string,
  lines: ReturnType<typeof found>,
  [value, ...differences]: readonly [string, ...ReturnType<typeof differs>[]],
) => happened('StockCounted', { countedBy, lines, differences, value: eur(value) });
const recount = happened('RecountRequested', { reason: 'It differs by more than it may.' });
const asked = happened('CountApprovalRequested', { site: 'lyon', role: 'controller' });
const far = found('90', '5', '10');
const first = counted('ana', far, ['20.00', differs(0, '-10')]);
const second = counted('bea', far, ['20.00', differs(0, '-10')]);
const approved = happened('StockCountApproved', {
  ...place,
  differences: [differs(0, '-10')],
  value: eur('20.00'),
});

describe('PlanStockCount', () => {
  it('plans every lot in every status that it has, or those that are named, once', () => {
    given()
      .when('PlanStockCount', { ...place, tolerance })
      .then(planned);
    const some = happened('StockCountPlanned', { ...plan, lots: [lots[2]!], tolerance: { share: '0' } });
    given()
      .when('PlanStockCount', { ...place, lots: ['C2'] })
      .then(some);
    given(planned)
      .when('PlanStockCount', { ...place, tolerance })
      .nothing();
    given(planned)
      .when('PlanStockCount', { ...place })
      .refused('SCM-CNT-STATE');
  });
  it('refuses a lot that another count is about, which would correct it twice', () => {
    const open = { 'CNT-9': { item: place.item, lots: [lots[2]!] } };
    given()
      .knowing({ open })
      .when('PlanStockCount', { ...place, tolerance })
      .refused('SCM-CNT-OPEN');
    const other = { 'CNT-9': { item: 'OTHER', lots } };
    given()
      .knowing({ open: other })
      .when('PlanStockCount', { ...place, tolerance })
      .then(planned);
  });
  it.each(['0.051', '-0.01'])('refuses a tolerance of %s, which would need no approval', (share) =>
    given()
      .when('PlanStockCount', { ...place, tolerance: { share } })
      .refused('SCM-CNT-TOLERANCE'),
  );

  it('refuses a day that is over, and a count of nothing', () => {
    given()
      .when('PlanStockCount', { ...place, due: '2026-03-01' })
      .refused('SCM-CNT-DATE');
    given()
      .when('PlanStockCount', { ...place, lots: ['C9'] })
      .refused('SCM-CNT-LOT');
  });
});

describe('RecordStockCount', () => {
  const open = given(planned).at(by('ana'));

  it('posts what is within tolerance by itself', () => {
    const near = counted('ana', found('98', '5', '10'), ['4.00', differs(0, '-2')]);
    const posted = happened('StockCountApproved', {
      ...place,
      differences: [differs(0, '-2')],
      value: eur('4.00'),
    });
    open.when('RecordStockCount', { lines: found('98', '5', '10') }).then(near, posted);
    const exact = counted('ana', found('100', '5', '10'), ['0.00']);
    const nothing = happened('StockCountApproved', { ...place, differences: [], value: eur('0.00') });
    open.when('RecordStockCount', { lines: found('100', '5', '10') }).then(exact, nothing);
  });

  it('is counted again beyond a share of the book, or beyond a value, and then by somebody else', () => {
    open.when('RecordStockCount', { lines: far }).then(first, recount);
    const dear = { cost: { ...cost, each: '6' } };
    open
      .knowing(dear)
      .when('RecordStockCount', { lines: found('98', '5', '10') })
      .then(counted('ana', found('98', '5', '10'), ['12.00', differs(0, '-2')]), recount);
    const again = given(planned, first, recount);
    again.at(by('ana')).when('RecordStockCount', { lines: far }).refused('SCM-CNT-SELF');
    again.at(by('bea')).when('RecordStockCount', { lines: far }).then(second, asked);
  });

  it('is against the books at the moment of counting, whatever moved since', () => {
    const moved = { at: '2026-03-02T12:00:00.000Z', status: 'available' as const, change: '-30' };
    const later = { stock: { ...stock, lots: { ...stock.lots, C1: lot('70', '5', moved) } } };
    const { decision } = open.knowing(later).when('RecordStockCount', { lines: found('100', '5', '10') });
    expect(decision).toMatchObject([{ data: { differences: [] } }, { type: 'StockCountApproved' }]);
  });

  it('counts each planned lot once, and no other', () => {
    open.when('RecordStockCount', { lines: far.slice(1) }).refused('SCM-CNT-LOT');
    open.when('RecordStockCount', { lines: [...far, far[0]!] }).refused('SCM-CNT-LOT');
    const other = { lot: 'C9', status: 'available' as const, quantity: pieces('1') };
    open.when('RecordStockCount', { lines: [...far, other] }).refused('SCM-CNT-LOT');
    const kilos = far.map((each) => ({ ...each, quantity: { value: '1', unit: 'KGM' } }));
    open.when('RecordStockCount', { lines: kilos }).refused('SCM-STK-UNIT');
    open
      .knowing({ month: { status: 'closed' } })
      .when('RecordStockCount', { lines: far })
      .refused('SCM-STK-PERIOD');
    given(planned, first, recount, second, asked)
      .when('RecordStockCount', { lines: far })
      .refused('SCM-CNT-STATE');
  });
});

describe('review', () => {
  const inReview = given(planned, first, recount, second, asked);

  it('is approved by who may, once', () => {
    inReview.when('ApproveStockCount', {}).then(approved);
    inReview.knowing({ right: none }).when('ApproveStockCount', {}).refused('SCM-CNT-RIGHT');
    given(planned, first, recount, second, asked, approved).when('ApproveStockCount', {}).nothing();
    given(planned).when('ApproveStockCount', {}).refused('SCM-CNT-STATE');
    inReview
      .knowing({ month: { status: 'locked' } })
      .when('ApproveStockCount', {})
      .refused('SCM-STK-PERIOD');
    const gone = { stock: { ...stock, lots: { C1: lot('4', '5') } } };
    inReview.knowing(gone).when('ApproveStockCount', {}).refused('SCM-STK-NEGATIVE');
  });

  it('is counted once more, or given up', () => {
    const more = happened('RecountRequested', { reason: 'Look behind the rack.' });
    inReview.when('RequestRecount', { reason: 'Look behind the rack.' }).then(more);
    given(planned, first, recount).when('RequestRecount', { reason: 'Again' }).nothing();
    given(planned).when('RequestRecount', { reason: 'Again' }).refused('SCM-CNT-STATE');
    const cancelled = happened('StockCountCancelled', { reason: 'Wrong item' });
    inReview.when('CancelStockCount', { reason: 'Wrong item' }).then(cancelled);
    given(planned, cancelled).when('CancelStockCount', { reason: 'Wrong item' }).nothing();
    given(planned, cancelled).when('RecordStockCount', { lines: far }).refused('SCM-CNT-STATE');
    given(planned, first, recount, second, asked, approved)
      .when('CancelStockCount', { reason: 'Late' })
      .refused('SCM-CNT-STATE');
  });
});

describe('an approved count', () => {
  it('is posted lot by lot', () => {
    story(postDifferences)
      .when(heard('StockCountApproved', approved.data, { subject: 'CNT-1' }))
      .sends(send(stockItem, ['lyon.CAST', 'AdjustStock'], { ...differs(0, '-10'), reason: 'Count CNT-1.' }));
  });

  it('is worth the average of what finance knows', () => {
    const layer = {
      ...place,
      lot: 'C1',
      kind: 'purchase-order',
      source: 'purchase-order/1',
      sourceEventId: 'E',
    };
    const added = (value: string, amount: string) =>
      heard('CostLayerAdded', { ...layer, quantity: pieces(value), amount: eur(amount) });
    const used = { ...place, lot: 'C1', kind: 'scrap', purpose: 'scrap/1', sourceEventId: 'F' };
    const consumed = heard('CostLayerConsumed', { ...used, quantity: pieces('4'), amount: eur('10.00') });
    const rows = shows(stockCostTable, added('4', '10.00'), added('2', '2.00'));
    expect(worthAt(rows['lyon.CAST'], '3')).toEqual(eur('6.00'));
    expect(worthAt(shows(stockCostTable, added('4', '10.00'), consumed)['lyon.CAST'], '2')).toEqual(
      eur('5.00'),
    );
    expect(worthAt(undefined, '1')).toBeUndefined();
  });
});
