/** A recall finds all of its lots, is told to every customer, and closes when everything is accounted for. */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { Whereabouts } from '../tables/whereabouts.js';
import { NOWHERE } from '../tables/whereabouts.js';
import { recallAnswer } from './answer.js';
import { recall } from './recall.js';
import { traced } from './trace.js';

const lot = { item: 'CAST', lot: 'C-1' };
const right = { granted: { level: 'hq', rightId: 'R1', policyVersion: 1 } };
const none = { granted: null, escalatesTo: 'coo', why: 'No right to recall.' };
const here: Whereabouts = {
  ...NOWHERE,
  ...{
    made: '20',
    stock: { 'lyon/available': '5', 'lyon/hold': '1', 'gdansk/returned': '2' },
    inTransit: '2',
  },
  ...{ used: { P1: '3' }, shipped: { 'SH-1': '8' }, returned: { 'SH-1': '2' }, scrapped: '1' },
};
const documents = {
  'production-order/P1': { site: 'lyon', made: [{ item: 'PUMP', lot: 'L-P1' }] },
  'shipment/SH-1': { site: 'lyon', customer: 'AQUA', salesOrder: 'SO-1', despatched: true as const },
};
const command = { class: 'II' as const, reason: 'Cracks', lots: [lot] };
const opened = happened('RecallOpened', { ...command, openedBy: 'tester' });
const trace = (row: Whereabouts, of = lot) => happened('RecallTraced', traced(of, row, documents));
const found = { right, found: { 'CAST/C-1': here } };
const recalled = spec(recall, found);
const notice = { customer: 'AQUA', means: 'phone' as const, reference: 'Ms Blue, 2 March' };
const goods = [{ ...lot, quantity: { value: '8', unit: 'C62' } }];
const told = happened('RecallNoticeGiven', { ...notice, goods });
const pieces = (value: string) => ({ value, unit: 'C62' });
const settle = {
  ...{ ...lot, customer: 'AQUA', quantity: pieces('6') },
  ...{ outcome: 'destroyed' as const, reason: 'Certificate 7' },
};
const settled = happened('RecalledGoodsSettled', settle);
/** All of it held, used up in an order that is over, or back. */
const calm: Whereabouts = { ...here, stock: { 'lyon/hold': '8' }, inTransit: '0', used: {} };
const conclusion = { conclusion: 'All castings are back.' };

describe('a recall', () => {
  it('is opened by whoever has the right, of lots that there are', () => {
    recalled.given().when('OpenRecall', command).then(opened);
    recalled.given(opened).when('OpenRecall', command).nothing();
    recalled
      .given(opened)
      .when('OpenRecall', { ...command, class: 'I' })
      .refused('QAL-RCL-STATE');
    recalled.given().knowing({ right: none }).when('OpenRecall', command).refused('QAL-RCL-RIGHT');
    recalled.given().knowing({ found: {} }).when('OpenRecall', command).refused('QAL-RCL-LOT');
  });

  it('is widened by more lots, while it is open', () => {
    const more = { reason: 'Same mould', lots: [lot, { item: 'CAST', lot: 'C-2' }] };
    const known = { found: { 'CAST/C-2': here } };
    const widened = happened('RecallWidened', { ...more, lots: more.lots.slice(1) });
    recalled.given(opened).knowing(known).when('WidenRecall', more).then(widened);
    recalled.given(opened, widened).knowing(known).when('WidenRecall', more).nothing();
    recalled.given().when('WidenRecall', more).refused('QAL-RCL-STATE');
    recalled.given(opened).when('WidenRecall', more).refused('QAL-RCL-LOT');
    recalled
      .given(opened)
      .knowing({ ...known, right: none })
      .when('WidenRecall', more)
      .refused('QAL-RCL-RIGHT');
  });

  it('finds stock at all sites, what is between them, orders, customers and what the lot became', () => {
    const knowing = { found: { lot: here, documents } };
    recalled
      .given(opened)
      .knowing(knowing)
      .when('TraceRecall', lot)
      .then(
        happened('RecallTraced', {
          ...{ ...lot, made: pieces('20'), inTransit: pieces('2') },
          stock: [
            { site: 'gdansk', quantity: pieces('2'), free: pieces('0') },
            { site: 'lyon', quantity: pieces('6'), free: pieces('5') },
          ],
          used: [{ order: 'P1', site: 'lyon', quantity: pieces('3'), over: false }],
          shipped: [
            {
              ...{ shipment: 'SH-1', site: 'lyon', customer: 'AQUA', salesOrder: 'SO-1', despatched: true },
              ...{ quantity: pieces('8'), returned: pieces('2') },
            },
          ],
          ...{ scrapped: pieces('1'), sentBack: pieces('0'), missing: pieces('0') },
          became: [{ item: 'PUMP', lot: 'L-P1' }],
        }),
      );
    recalled.given(opened, trace(here)).knowing(knowing).when('TraceRecall', lot).nothing();
  });

  it('is told to customers who were sent something, and again when they were sent more', () => {
    const before = recalled.given(opened, trace(here));
    before.when('NotifyCustomer', notice).then(told);
    before.when('NotifyCustomer', { ...notice, customer: 'BLUE' }).refused('QAL-RCL-CUSTOMER');
    recalled.given(opened, trace(here), told).when('NotifyCustomer', notice).nothing();
    const more = { ...here, shipped: { 'SH-1': '9' } };
    const again = happened('RecallNoticeGiven', {
      ...notice,
      goods: [{ ...lot, quantity: pieces('9') }],
    });
    recalled.given(opened, trace(here), told, trace(more)).when('NotifyCustomer', notice).then(again);
    recalled.given().when('NotifyCustomer', notice).refused('QAL-RCL-STATE');
  });

  it('settles what does not come back, and no more than is with the customer', () => {
    const before = recalled.given(opened, trace(here));
    before.when('SettleRecalledGoods', settle).then(settled);
    before.when('SettleRecalledGoods', { ...settle, quantity: pieces('7') }).refused('QAL-RCL-GOODS');
    before.when('SettleRecalledGoods', { ...settle, quantity: pieces('0.5') }).refused('QAL-QTY-WHOLE');
    before.when('SettleRecalledGoods', { ...settle, customer: 'BLUE' }).refused('QAL-RCL-GOODS');
    before.knowing({ right: none }).when('SettleRecalledGoods', settle).refused('QAL-RCL-RIGHT');
    const one = { ...settle, quantity: pieces('1') };
    const gone = happened('RecalledGoodsSettled', one);
    recalled.given(opened, trace(here), gone).when('SettleRecalledGoods', one).then(gone);
    const after = recalled.given(opened, trace(here), settled);
    after.when('SettleRecalledGoods', settle).nothing();
    after.when('SettleRecalledGoods', { ...settle, reason: 'Again' }).refused('QAL-RCL-GOODS');
  });

  it('stays open while anything is free, on its way, in work, untold or with a customer', () => {
    const state = recalled.given(opened, trace(here)).state();
    expect(recallAnswer(state).open.map(({ what }) => what)).toEqual([
      'lot L-P1 of PUMP is being traced',
      '5 of lot C-1 of CAST can still be used at lyon',
      '2 of lot C-1 of CAST are on their way between sites',
      '3 of lot C-1 of CAST are in order P1, which is open',
      'AQUA is not told of what they have of lot C-1 of CAST',
      '6 of lot C-1 of CAST are with AQUA, or picked for them',
    ]);
    recalled.given(opened).when('CloseRecall', conclusion).refused('QAL-RCL-OPEN');
    const { decision } = recalled.given(opened, trace(here)).when('CloseRecall', conclusion);
    expect(isRefused(decision) && decision.violated?.actual).toBe('6');
  });

  it('closes when everything is accounted for, and opens again when more is learnt', () => {
    const closed = happened('RecallClosed', conclusion);
    const done = [opened, trace(calm), told, settled] as const;
    recalled
      .given(...done)
      .when('CloseRecall', conclusion)
      .then(closed);
    recalled
      .given(...done, closed)
      .when('CloseRecall', conclusion)
      .nothing();
    recalled
      .given(...done, closed)
      .when('CloseRecall', { conclusion: 'Otherwise' })
      .refused('QAL-RCL-STATE');
    recalled
      .given(...done)
      .knowing({ right: none })
      .when('CloseRecall', conclusion)
      .refused('QAL-RCL-RIGHT');
    const late = { ...calm, shipped: { 'SH-1': '9' }, made: '21' };
    recalled
      .given(...done, closed)
      .knowing({ found: { lot: late, documents } })
      .when('TraceRecall', lot)
      .then(trace(late), happened('RecallReopened', { reason: 'More is known of lot C-1 of CAST.' }));
    const kept = { ...calm, stock: { 'lyon/hold': '7' }, scrapped: '2' };
    recalled
      .given(...done, closed)
      .knowing({ found: { lot: kept, documents } })
      .when('TraceRecall', lot)
      .then(trace(kept));
    expect(recallAnswer(recalled.given(...done, closed).state())).toMatchObject({
      status: 'closed',
      open: [],
    });
  });
});
