/** Whoever was promised what a production order makes hears when it moves, whoever the order is for. */
import { describe, expect, it } from '@jest/globals';
import { heard, story } from '@gemba/decider/testing';
import { revisePromise } from './revise-promise-when-its-supply-moves.js';

const item = 'PUMP';
const quantity = { value: '9', unit: 'C62' };
const reason = 'The casting machine broke.';
const of = (subject: string) => ({ subject, siteId: 'lyon' });
const sentBy = (said: ReturnType<typeof heard>) =>
  story(revisePromise)
    .when(said as never)
    .sent.map(({ to, id, name, data }) => [to, id, name, data]);

describe('revise promise when its supply moves', () => {
  const source = 'production-order/WO-7';
  const asked = (more: object) => [
    ...['stock-item', 'lyon.PUMP', 'TellPromised'],
    expect.objectContaining({ source, because: source, reason, ...more }),
  ];

  it('asks who was promised what an order makes for stock, and says how that moved', () => {
    expect(sentBy(heard('ProductionOrderHeld', { reason, item }, of('WO-7')))).toEqual([asked({})]);
    const to = { item, from: '2026-03-09', to: '2026-03-16', reason };
    expect(sentBy(heard('ProductionOrderRescheduled', to, of('WO-7')))).toEqual([
      asked({ available: '2026-03-16' }),
    ]);
    const [[, , , lost] = []] = sentBy(
      heard('ProductionOrderCancelled', { reason, item, quantity }, of('WO-7')),
    );
    expect(Number((lost as { lost: string }).lost)).toBeGreaterThan(1e9);
  });

  it('tells the line that an order is made for by its name', () => {
    const [own, others] = sentBy(heard('ProductionOrderHeld', { reason, item }, of('SO-1.2')));
    expect(own).toEqual([
      ...['sales-order', 'SO-1', 'RevisePromise'],
      expect.objectContaining({ line: '2', source: 'production-order/SO-1.2' }),
    ]);
    expect(others?.slice(0, 3)).toEqual(['stock-item', 'lyon.PUMP', 'TellPromised']);
  });

  it('tells each line that was promised it', () => {
    const move = { source, lost: '9', cause: 'E1', because: source, reason };
    const promises = [
      { salesOrder: 'SO-1', line: '1' },
      { salesOrder: 'SO-4', line: '2' },
    ];
    const moved = { site: 'lyon', item, ...move, promises };
    expect(sentBy(heard('PromisedSupplyMoved', moved, of('lyon.PUMP')))).toEqual([
      ['sales-order', 'SO-1', 'RevisePromise', { line: '1', ...move }],
      ['sales-order', 'SO-4', 'RevisePromise', { line: '2', ...move }],
    ]);
  });
});
