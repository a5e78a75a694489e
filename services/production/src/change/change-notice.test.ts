/** A change lists all that it touches, is released when each line is decided, and switches nothing itself. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { routing } from '../definition/routing.js';
import { planningAction } from '../planning/planning-action.js';
import { carryOutChangeNotice } from '../processes/carry-out-change-notice.js';
import * as pump from '../production-order/test/pump.js';
import { productionOrder } from '../production-order/production-order.js';
import { changeNotice } from './change-notice.js';
import { supersededBy, touchedBy } from './impact.js';
import { openOrderTable, proposedLotTable } from './tables.js';

const { pieces, kilograms } = pump;
const part = (item: string, quantity = pieces('1')) => ({
  item,
  operation: 10,
  quantity,
  scrapFraction: '0',
});
const paint = { ...part('PAINT', kilograms('0.2')), operation: 20 };
const bill = { version: 2, base: pieces('1'), lines: [part('HOUSING-2'), paint] };
const raise = { item: 'PUMP', reason: 'It leaks.', effectiveFrom: '2026-03-09', bill };
const superseded = [{ item: 'HOUSING', usedIn: ['VALVE'] }];
const raised = happened('ChangeNoticeRaised', { ...raise, superseded });

const order = { site: 'lyon', item: 'PUMP', quantity: pieces('10'), due: '2026-03-09' };
const openOrder = { ...order, bomVersion: 1, routingVersion: 1, explodedOn: '2026-03-01' };
const lots = { 'H-7': { quantity: '4' }, 'H-8': { quantity: '2' } };
const nothing = { orders: {}, proposed: {}, bought: {}, requested: {}, onHand: {}, items: {}, boms: {} };
const open = {
  ...nothing,
  orders: { 'WO-1': openOrder },
  onHand: { 'lyon.HOUSING': { site: 'lyon', item: 'HOUSING', lots, picked: '0' } },
  items: { HOUSING: { kind: 'buy' as const, unit: 'C62', policies: {} } },
};
const bought = (open: string, ordered = '50', more = {}) => ({
  'PO-1': { site: 'lyon', due: '2026-03-20', lines: { '1': { item: 'HOUSING', ordered, open }, ...more } },
});
const theOrder = { kind: 'production-order' as const, subject: 'WO-1', ...order, line: 1 };
const theStock = {
  ...{ kind: 'stock' as const, subject: 'lyon.HOUSING', site: 'lyon', item: 'HOUSING' },
  ...{ quantity: pieces('6'), line: 2 },
};
const listed = happened('ChangeImpactListed', { impacts: [theOrder, theStock] });
const item = (unit: string) => ({
  registered: { name: 'x', kind: 'make', unit, tracking: 'lot' },
  policies: {},
});
const right = { granted: { level: 'hq', rightId: 'r', policyVersion: 1 } };
const known = {
  ...{ 'item:PUMP': item('C62'), 'item:HOUSING-2': item('C62'), 'item:PAINT': item('KGM') },
  ...{ made: item('C62'), bom: pump.definition.bom, routing: pump.definition.routing },
  ...{ structure: { PUMP: ['HOUSING', 'PAINT'], VALVE: ['HOUSING'] }, phantoms: {}, parts: {} },
  ...{ right, open },
};
const orders = { 'WO-1': spec(productionOrder).given(pump.created, pump.released).state() };
const { given } = spec(changeNotice, { ...known, orders });
const reason = 'As agreed.';
const decide = (line: number, decision: 'leave' | 'use-up' | 'switch-over' | 'scrap' | 'cancel') => ({
  ...{ line, decision, reason },
});
const decided = (...of: Parameters<typeof decide>) => happened('ChangeImpactDecided', decide(...of));
const released = happened('ChangeNoticeReleased', raise);
const both = [raised, listed, decided(1, 'switch-over'), decided(2, 'scrap')] as const;

describe('RaiseChangeNotice', () => {
  it('lists what it touches, and has nothing to say to a repeat', () => {
    given().when('RaiseChangeNotice', raise).then(raised, listed);
    given(raised, listed).when('RaiseChangeNotice', raise).nothing();
    given(raised)
      .when('RaiseChangeNotice', { ...raise, reason: 'Other.' })
      .refused('PRD-ECN-STATE');
  });
  it('refuses what changes nothing, comes too late, or could not be released', () => {
    const { bill: _, ...empty } = raise;
    given().when('RaiseChangeNotice', empty).refused('PRD-ECN-EMPTY');
    given()
      .when('RaiseChangeNotice', { ...raise, effectiveFrom: '2026-03-01' })
      .refused('PRD-ECN-DATE');
    const of = (more: object) => ({ ...raise, bill: { ...bill, ...more } });
    given()
      .when('RaiseChangeNotice', of({ version: 1 }))
      .refused('PRD-BOM-STATE');
    given()
      .when('RaiseChangeNotice', of({ lines: [part('GOLD')] }))
      .refused('PRD-ITEM-UNKNOWN');
    const lost = [{ ...part('HOUSING-2'), operation: 30 }];
    given()
      .when('RaiseChangeNotice', of({ lines: lost }))
      .refused('PRD-BOM-OPERATION');
    const operations = [pump.operations[0]].flatMap((each) => (each ? [each] : []));
    given()
      .when('RaiseChangeNotice', { ...empty, routing: { version: 2, operations } })
      .refused('PRD-BOM-OPERATION');
    given()
      .when('RaiseChangeNotice', { ...empty, routing: { version: 1, operations } })
      .refused('PRD-RTG-STATE');
    given()
      .when('RaiseChangeNotice', { ...empty, routing: { version: 1, operations: pump.operations } })
      .refused('PRD-ECN-VERSION');
  });
});

describe('ListChangeImpact', () => {
  it('lists what is new under the next numbers, and ends what is over', () => {
    const after = { ...open, orders: { 'WO-2': openOrder } };
    given(raised, listed)
      .knowing({ open: after })
      .when('ListChangeImpact', {})
      .then(
        happened('ChangeImpactListed', { impacts: [{ ...theOrder, subject: 'WO-2', line: 3 }] }),
        happened('ChangeImpactEnded', { impacts: [{ line: 1 }] }),
      );
    given(raised, listed).when('ListChangeImpact', {}).nothing();
  });
  it('lists again what was over and comes again', () => {
    const ended = happened('ChangeImpactEnded', { impacts: [{ line: 1 }] });
    given(raised, listed, ended)
      .when('ListChangeImpact', {})
      .then(happened('ChangeImpactListed', { impacts: [{ ...theOrder, line: 3 }] }));
  });
  it('is over once the notice is withdrawn', () => {
    const withdrawn = happened('ChangeNoticeWithdrawn', { reason });
    given(raised, withdrawn).when('ListChangeImpact', {}).refused('PRD-ECN-STATE');
    given(raised, listed, withdrawn).when('DecideChangeImpact', decide(1, 'leave')).refused('PRD-ECN-STATE');
    given(raised, withdrawn).when('ReleaseChangeNotice', {}).refused('PRD-ECN-STATE');
    given(raised, withdrawn).when('WithdrawChangeNotice', { reason }).nothing();
  });
});

describe('DecideChangeImpact', () => {
  const deciding = (...of: Parameters<typeof decide>) =>
    given(raised, listed).when('DecideChangeImpact', decide(...of));
  it('decides on a line once, and otherwise until it is released', () => {
    deciding(1, 'switch-over').then(decided(1, 'switch-over'));
    given(...both)
      .when('DecideChangeImpact', decide(1, 'switch-over'))
      .nothing();
    given(...both)
      .when('DecideChangeImpact', decide(1, 'leave'))
      .then(decided(1, 'leave'));
  });
  it('refuses what cannot be done with such a thing, and a line that is not there', () => {
    deciding(1, 'scrap').refused('PRD-ECN-DECISION');
    deciding(2, 'cancel').refused('PRD-ECN-DECISION');
    deciding(3, 'leave').refused('PRD-ECN-LINE');
  });
  it('refuses who has no right to it, or is bound to another site', () => {
    const no = { granted: null, escalatesTo: null, why: 'Nobody may.' };
    given(raised, listed)
      .knowing({ right: no })
      .when('DecideChangeImpact', decide(1, 'leave'))
      .refused('PRD-ECN-RIGHT');
    given(raised, listed)
      .at({ boundTo: ['gdansk'] })
      .when('DecideChangeImpact', decide(1, 'leave'))
      .refused('PRD-ECN-SITE');
  });
  it('refuses to switch or to cancel an order that is begun, or over', () => {
    const pumps = spec(productionOrder);
    const deciding = (order: unknown, decision: 'leave' | 'switch-over' | 'cancel') =>
      given(raised, listed)
        .knowing({ orders: { 'WO-1': order } })
        .when('DecideChangeImpact', decide(1, decision));
    const begun = pumps.given(pump.created, pump.released, pump.housed).state();
    deciding(begun, 'switch-over').refused('PRD-ORD-BEGUN');
    deciding(begun, 'cancel').refused('PRD-CANCEL-WIP');
    deciding(begun, 'leave').then(decided(1, 'leave'));
    const cancelled = happened('ProductionOrderCancelled', { item: 'PUMP', quantity: pieces('10'), reason });
    deciding(pumps.given(pump.created, cancelled).state(), 'cancel').refused('PRD-ECN-STATE');
  });
  it('refuses to cancel a purchase with other lines, or that goods came in for', () => {
    const purchase = {
      ...{ kind: 'purchase-order' as const, subject: 'PO-1/1', site: 'lyon', item: 'HOUSING' },
      ...{ quantity: pieces('50'), line: 1 },
    };
    const of = (rows: ReturnType<typeof bought>) =>
      given(raised, happened('ChangeImpactListed', { impacts: [purchase] }))
        .knowing({ open: { ...open, bought: rows } })
        .when('DecideChangeImpact', decide(1, 'cancel'));
    of(bought('50')).then(decided(1, 'cancel'));
    of(bought('40')).refused('PRD-ECN-DECISION');
    of(bought('50', '50', { '2': { item: 'BOLT', ordered: '1', open: '1' } })).refused('PRD-ECN-DECISION');
  });
  it('has a line that came later carried out at once, and no line twice', () => {
    const later = [raised, listed, decided(2, 'leave'), decided(1, 'leave'), released] as const;
    const out = { ...theStock, decision: 'scrap' as const, reason };
    const carried = happened('ChangeImpactReleased', {
      ...out,
      lots: [
        { lot: 'H-7', quantity: pieces('4') },
        { lot: 'H-8', quantity: pieces('2') },
      ],
    });
    given(...later)
      .when('DecideChangeImpact', decide(2, 'scrap'))
      .then(decided(2, 'scrap'), carried);
    given(...later, decided(2, 'scrap'), carried)
      .when('DecideChangeImpact', decide(2, 'use-up'))
      .refused('PRD-ECN-STATE');
  });
});

describe('ReleaseChangeNotice', () => {
  it('is released when each line is decided, and hands over what has to be done', () => {
    const { decision } = given(...both).when('ReleaseChangeNotice', {});
    expect(decision).toMatchObject([
      released,
      { type: 'ChangeImpactReleased', data: { subject: 'WO-1', decision: 'switch-over', billVersion: 2 } },
      { type: 'ChangeImpactReleased', data: { subject: 'lyon.HOUSING', lots: [{ lot: 'H-7' }, {}] } },
    ]);
    given(...both, released)
      .when('ReleaseChangeNotice', {})
      .nothing();
  });
  it('refuses an undecided line, what came since, and a day that is over by then', () => {
    given(raised, listed, decided(1, 'leave')).when('ReleaseChangeNotice', {}).refused('PRD-ECN-UNDECIDED');
    const more = { ...open, bought: bought('50') };
    given(...both)
      .knowing({ open: more })
      .when('ReleaseChangeNotice', {})
      .refused('PRD-ECN-UNLISTED');
    given(...both)
      .at({ date: '2026-03-10' })
      .when('ReleaseChangeNotice', {})
      .refused('PRD-ECN-DATE');
  });
  it('needs no decision on what is over, and refuses what cannot be carried out any more', () => {
    const gone = { ...open, onHand: {} };
    const { decision } = given(raised, listed, decided(1, 'leave'))
      .knowing({ open: gone })
      .when('ReleaseChangeNotice', {});
    expect(decision).toMatchObject([
      { type: 'ChangeImpactEnded', data: { impacts: [{ line: 2 }] } },
      released,
    ]);
    const begun = spec(productionOrder).given(pump.created, pump.released, pump.housed).state();
    given(...both)
      .knowing({ orders: { 'WO-1': begun } })
      .when('ReleaseChangeNotice', {})
      .refused('PRD-ORD-BEGUN');
  });
  it('refuses a version that somebody released meanwhile, and to withdraw what is released', () => {
    const first = pump.definition.bom.versions[0];
    const versions = [first, { ...first, version: 2, effectiveFrom: '2026-03-01' }];
    given(...both)
      .knowing({ bom: { versions } })
      .when('ReleaseChangeNotice', {})
      .refused('PRD-BOM-STATE');
    given(...both, released)
      .when('WithdrawChangeNotice', { reason })
      .refused('PRD-ECN-STATE');
    given(raised)
      .when('WithdrawChangeNotice', { reason })
      .then(happened('ChangeNoticeWithdrawn', { reason }));
  });
});

describe('what a change touches', () => {
  const change = { ...raise, superseded };
  const subjects = (rows: object) =>
    touchedBy(change, { ...nothing, ...rows }).map(({ kind, subject }) => `${kind} ${subject}`);
  it('supersedes what no line and no alternate takes any more, and says what else is made of it', () => {
    const { versions } = pump.definition.bom;
    expect(supersededBy(raise, versions, { VALVE: ['HOUSING'], PUMP: ['HOUSING'] })).toEqual(superseded);
    const kept = { ...part('HOUSING-2'), alternates: [{ ...part('HOUSING'), effectiveFrom: '2026-01-01' }] };
    expect(supersededBy({ ...raise, bill: { ...bill, lines: [kept, paint] } }, versions)).toEqual([]);
  });
  it('is orders of an older version, and orders of what it supersedes', () => {
    const row = (more: object) => ({ ...openOrder, ...more });
    const orders = {
      A: row({}),
      B: row({ bomVersion: 2 }),
      C: row({ item: 'HOUSING' }),
      D: row({ item: 'X' }),
    };
    expect(subjects({ orders })).toEqual(['production-order A', 'production-order C']);
  });
  it('is orders that take it through a phantom, of before it takes effect', () => {
    const takes = (whole: string, phantom: boolean) => ({
      versions: [
        { version: 1, effectiveFrom: '2026-01-01', base: pieces('1'), lines: [{ ...part(whole), phantom }] },
      ],
    });
    const boms = { SET: takes('PUMP', true), RACK: takes('SET', true), SHOP: takes('PUMP', false) };
    const of = (made: string, explodedOn = '2026-03-01') => ({ ...openOrder, item: made, explodedOn });
    const orders = { A: of('SET'), B: of('RACK'), C: of('SHOP'), D: of('SET', '2026-03-09') };
    expect(subjects({ boms, orders })).toEqual(['production-order A', 'production-order B']);
  });
  it('is supply of what it supersedes at every site, as far as it is open', () => {
    const request = { site: 'porto', item: 'HOUSING', quantity: '5', due: '2026-03-20' };
    const requested = { 'R-1': request, 'R-2': { ...request, item: 'PAINT' } };
    const proposed = { 'A-1': { ...order, item: 'HOUSING' }, 'A-2': { ...order, item: 'PAINT' } };
    expect(subjects({ requested, proposed, bought: bought('50') })).toEqual([
      ...['planning-action A-1', 'purchase-order PO-1/1', 'requisition R-1'],
    ]);
    expect(subjects({ bought: bought('0') })).toEqual([]);
  });
  it('is as old as what was last said of an order', () => {
    const about = { subject: 'WO-1' };
    const { data } = pump.created;
    const made = heard('ProductionOrderCreated', data, about);
    const adoption = { item: 'PUMP', from: 1, to: 2, components: [], noLonger: [], reason };
    expect(shows(openOrderTable, made)).toEqual({ 'WO-1': { ...openOrder, explodedOn: '2026-03-02' } });
    expect(shows(openOrderTable, made, heard('BillVersionAdopted', adoption, about))).toMatchObject({
      'WO-1': { bomVersion: 2 },
    });
    const over = heard('ProductionOrderCancelled', { item: 'PUMP', quantity: pieces('1'), reason }, about);
    expect(shows(openOrderTable, made, over)).toEqual({});
    const asked = { ...order, reason: 'short' as const, run: 'R', pegs: [] };
    const raisedAction = heard('PlanningActionRaised', { ...asked, action: 'make' }, about);
    expect(shows(proposedLotTable, raisedAction)).toEqual({ 'WO-1': order });
    expect(
      shows(proposedLotTable, heard('PlanningActionRaised', { ...asked, action: 'defer' }, about)),
    ).toEqual({});
  });
});

describe('carry out a change notice', () => {
  const about = { subject: 'ECN-1' };
  const because = 'Change notice ECN-1.';
  const out = (more: object) =>
    heard('ChangeImpactReleased', { ...theOrder, decision: 'switch-over', reason, ...more } as never, about);
  it('releases the bill at once, and the routing on its day', () => {
    const next = { version: 2, operations: pump.operations };
    const event = heard('ChangeNoticeReleased', { ...raise, routing: next }, about);
    const run = story(carryOutChangeNotice).when(event);
    const { item: of, effectiveFrom } = raise;
    run.sends(
      send(billOfMaterials, ['PUMP', 'ReleaseBillOfMaterials'], { item: of, effectiveFrom, ...bill }),
    );
    expect(run.deadlines()).toEqual([
      { name: 'settled', at: '2026-03-02T11:15:00.000Z' },
      { name: 'effective', at: '2026-03-09T00:00:00.000Z' },
    ]);
    const { effective, settled } = carryOutChangeNotice.passed ?? {};
    expect(effective?.send({ item: 'PUMP', routing: next }, 'ECN-1', '')).toMatchObject([
      send(routing, ['PUMP', 'ReleaseRouting'], { item: 'PUMP', ...next }),
      send(changeNotice, ['ECN-1', 'ListChangeImpact'], {}),
    ]);
    expect(settled?.send({ item: 'PUMP' }, 'ECN-1', '')).toMatchObject([{ name: 'ListChangeImpact' }]);
  });
  it('has each order do what was decided, and leaves to others what is theirs', () => {
    const carry = (more: object) => story(carryOutChangeNotice).when(out(more));
    const adopt = { version: 2, reason: because };
    carry({ billVersion: 2 }).sends(send(productionOrder, ['WO-1', 'AdoptBillVersion'], adopt));
    carry({ decision: 'cancel' }).sends(
      send(productionOrder, ['WO-1', 'CancelProductionOrder'], { reason: because }),
    );
    carry({ kind: 'planning-action', decision: 'cancel' }).sends(
      send(planningAction, ['WO-1', 'DismissPlanningAction'], { reason: because }),
    );
    carry({ kind: 'stock', decision: 'scrap' }).sends();
  });
});
