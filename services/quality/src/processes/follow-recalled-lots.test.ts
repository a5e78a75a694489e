/** A recalled lot is followed to wherever it goes and whatever it becomes, and held wherever it lies. */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { happened } from '@gemba/decider/decision';
import { lotTrail, trailOfLot, trailOfOrder, trailOfShipment } from '../recall/lot-trail.js';
import { recall } from '../recall/recall.js';
import { followRecalledLots } from './follow-recalled-lots.js';

const lot = { item: 'CAST', lot: 'C-1' };
const pump = { item: 'PUMP', lot: 'L-1' };
const pieces = (value: string) => ({ value, unit: 'C62' });
const follows = { ...lot, recall: 'R-1' };
const begin = (id: string, of = lot) => send(lotTrail, [id, 'BeginLotTrail'], { recall: 'R-1', ...of });
const move = (id: string) => send(lotTrail, [id, 'MoveLotTrail'], {});
const trace = send(recall, ['R-1', 'TraceRecall'], lot);
const when = story(followRecalledLots).when;

describe('a trail', () => {
  const trail = spec(lotTrail);
  const begun = happened('LotTrailBegun', follows);
  it('begins once for each recall, and says when something moves on it', () => {
    trail.given().when('BeginLotTrail', follows).then(begun);
    trail.given(begun).when('BeginLotTrail', follows).nothing();
    const moved = happened('LotTrailMoved', { follows: [follows] });
    trail.given(begun).when('MoveLotTrail', {}).then(moved);
    trail.given().when('MoveLotTrail', {}).nothing();
  });
});

describe('follow recalled lots', () => {
  it('begins with the lots of the recall, and traces each as everything is known', () => {
    const opened = { class: 'I' as const, reason: 'Cracks', lots: [lot], openedBy: 'ana' };
    when(heard('RecallOpened', opened, { subject: 'R-1' })).sends(begin(trailOfLot(lot)));
    const widened = { reason: 'Same mould', lots: [pump] };
    when(heard('RecallWidened', widened, { subject: 'R-1' })).sends(begin(trailOfLot(pump), pump));
    const begun = when(heard('LotTrailBegun', follows));
    begun.sends(trace);
    expect(begun.sent[0]?.settled).toBe(true);
    when(heard('LotTrailMoved', { follows: [follows] })).sends(trace);
  });

  it('holds the lot at each site, and goes on along orders, shipments and what it became', () => {
    const none = pieces('0');
    const found = heard(
      'RecallTraced',
      {
        ...{ ...lot, made: pieces('9'), inTransit: none, scrapped: none, sentBack: none, missing: none },
        stock: [{ site: 'gdansk', quantity: pieces('4'), free: pieces('4') }],
        used: [{ order: 'P-1', quantity: pieces('3'), over: false }],
        shipped: [{ shipment: 'SH-1', quantity: pieces('2'), returned: none, despatched: true }],
        became: [pump],
      },
      { subject: 'R-1' },
    );
    const { sent } = when(found);
    expect(sent[0]).toMatchObject({
      ...{ to: 'quality-hold', name: 'PlaceHold', site: 'gdansk' },
      data: { site: 'gdansk', ...lot, reason: 'Recall R-1', source: 'recall/R-1' },
    });
    expect(insteadOf(sent[0], reject('QAL-HLD-STATE', 'lifted'))).toEqual([]);
    expect(sent.slice(1)).toEqual([
      begin(trailOfOrder('P-1')),
      begin(trailOfShipment('SH-1')),
      begin(trailOfLot(pump), pump),
    ]);
  });

  it('looks again when something moves, and at what an order makes', () => {
    const stock = { site: 'lyon', ...pump, quantity: pieces('1') };
    const source = { kind: 'production-order', id: 'P-1' } as const;
    when(heard('StockReceived', { ...stock, status: 'available' as const, source })).sends(
      move(trailOfLot(pump)),
      move(trailOfOrder('P-1')),
    );
    const purpose = { kind: 'scrap', id: 'X' } as const;
    when(heard('StockIssued', { ...stock, purpose })).sends(move(trailOfLot(pump)));
    when(heard('StockAdjusted', { ...stock, reason: 'count' })).sends(move(trailOfLot(pump)));
    const load = { site: 'lyon', salesOrder: 'SO-1', customer: 'AQUA', lines: [] };
    when(heard('ShipmentDespatched', load, { subject: 'SH-1' })).sends(move(trailOfShipment('SH-1')));
    const cancelled = { reason: 'x', site: 'lyon', item: 'PUMP', quantity: pieces('1') };
    when(heard('ProductionOrderCancelled', cancelled as never, { subject: 'P-1' })).sends(
      move(trailOfOrder('P-1')),
    );
  });
});
