/**
 * Quality: a lot out of limits is rejected, held, and stays where it is until somebody says what becomes
 * of it.
 */
import { expect } from '@jest/globals';
import type { StockItemAnswer } from '@gemba/supply-chain-service/stock/answer';
import { held } from '../../testing/product.http.js';
import type { Chapter, Story } from '../company/story.http.js';
import { LYON, eur, inDays, pieces } from '../company/facts.js';

const SCM = 'supply-chain';
const INSPECTION = 'C-2.receipt';

const lot = (story: Story, status: 'inspection' | 'hold', quantity: number) =>
  story
    .as('warehouse', SCM)
    .awaits<StockItemAnswer>(
      `stock-items/${LYON}.CAST-H1`,
      (stock) => held(stock, 'C-2', status) === quantity,
    );

export const rejecting: Chapter = {
  'a lot is decided only when everything was measured': async (story) => {
    const line = { line: '1', item: 'CAST-H1', quantity: pieces(10), price: eur('46.00') };
    const order = {
      id: 'PO-BAD',
      site: LYON,
      supplier: 'FONDERIE-RHONE',
      lines: [line],
      promised: inDays(1),
    };
    await story.as('buyer', SCM).does('purchase-orders', order);
    const goods = { item: 'CAST-H1', lot: 'C-2', quantity: pieces(10) };
    await story.as('warehouse', SCM).does('purchase-orders/PO-BAD/receive-goods', goods);
    await lot(story, 'inspection', 10);
    const inspector = story.as('inspector', 'quality');
    const path = `inspections/${INSPECTION}`;
    await inspector.awaits(path, () => true);
    expect(await inspector.cannot(`${path}/decide`)).toBe('422 QAL-INS-INCOMPLETE');
    const sample = { characteristic: 'bore', sample: 1, value: '50.2' };
    await inspector.does(`${path}/record-measurement`, sample);
    expect(await inspector.cannot(`${path}/record-measurement`, { ...sample, sample: 3 })).toBe(
      '422 QAL-INS-SAMPLE',
    );
    expect(
      await inspector.cannot(`${path}/record-measurement`, { ...sample, characteristic: 'colour' }),
    ).toBe('422 QAL-SMP-SNAPSHOT');
    expect(await inspector.cannot(`${path}/decide`, { verdict: 'accept' })).toBe('422 QAL-INS-LIMIT');
    await inspector.does(`${path}/decide`);
  },
  'a rejected lot is held and has a nonconformance; it is neither used nor set free': async (story) => {
    await lot(story, 'hold', 10);
    const inspector = story.as('inspector', 'quality');
    await inspector.awaits(`nonconformances/${INSPECTION}`, () => true);
    const purpose = { kind: 'production-order', id: 'SO-1.1', line: '10' };
    const issue = { lot: 'C-2', quantity: pieces(1), purpose };
    const path = `stock-items/${LYON}.CAST-H1/issue-stock`;
    expect(await story.as('warehouse', SCM).cannot(path, issue)).toBe('422 SCM-STK-STATUS');
    await inspector.awaits(`quality-holds/${INSPECTION}`, () => true);
    const lift = { lot: 'C-2', reason: 'We are in a hurry' };
    expect(await inspector.cannot(`quality-holds/${INSPECTION}/lift-hold`, lift)).toBe('422 QAL-HLD-LIFT');
  },
  'all of it gets a disposition, and no more than that': async (story) => {
    const inspector = story.as('inspector', 'quality');
    const path = `nonconformances/${INSPECTION}`;
    const back = { kind: 'returnToSupplier', quantity: pieces(10) };
    expect(await inspector.cannot(`${path}/set-disposition`, { ...back, quantity: pieces(11) })).toBe(
      '422 QAL-NCR-QTY',
    );
    expect(await inspector.cannot(`${path}/close`, { rootCause: 'Worn mould' })).toBe('422 QAL-NCR-QTY');
    await inspector.does(`${path}/set-disposition`, back);
    await inspector.does(`${path}/close`, { rootCause: 'Worn mould' });
    await lot(story, 'hold', 0);
  },
};
