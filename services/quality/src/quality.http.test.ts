/**
 * Quality over HTTP: what comes in and what is made is inspected by the plan in force; what is rejected is
 * held until it is decided what becomes of it, and stock follows each decision.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import {
  definePump,
  eur,
  held,
  hire,
  makePumps,
  pieces,
} from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '@gemba/production-service/production.module';
import type { StockItemAnswer } from '@gemba/supply-chain-service/stock/answer';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import { quality } from './quality.module.js';

jest.setTimeout(60_000);

let company: Company;
let inspector: Person;
let elsewhere: Person;
let operator: Person;
let buyer: Person;
let warehouse: Person;

const CAST = 'stock-items/lyon.CAST';
const bore = { id: 'bore', name: 'Bore', nominal: '50', lower: '49.95', upper: '50.05', unit: 'MMT' };
const onReceipt = { item: 'CAST', version: 1, trigger: 'receipt', sampleSize: 2, characteristics: [bore] };
const measured = (sample: number, value: string) => ({ characteristic: 'bore', sample, value });

/** Orders castings, receives them as one lot, and waits for the inspection that this opens. */
const receive = async (lot: string): Promise<string> => {
  const lines = [{ line: '1', item: 'CAST', quantity: pieces(10), price: eur('30.00') }];
  const order = { id: `PO-${lot}`, site: 'lyon', supplier: 'FONDERIE', lines, promised: inDays(1) };
  await buyer.does('purchase-orders', order);
  const goods = { item: 'CAST', lot, quantity: pieces(10) };
  await warehouse.does(`purchase-orders/PO-${lot}/receive-goods`, goods);
  await inspector.awaits<{ status: string }>(`inspections/${lot}.receipt`, ({ status }) => status === 'open');
  return `inspections/${lot}.receipt`;
};

const reject = async (lot: string): Promise<string> => {
  const path = await receive(lot);
  await inspector.does(`${path}/record-measurement`, measured(1, '50.06'));
  await inspector.does(`${path}/decide`);
  const nonconformance = `nonconformances/${lot}.receipt`;
  await inspector.awaits(nonconformance, () => true);
  await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, lot, 'hold') === 10);
  return nonconformance;
};

beforeAll(async () => {
  company = await foundCompany(quality, supplyChain, production, hr);
  [inspector, elsewhere, operator, buyer, warehouse] = await Promise.all([
    company.as('quality', 'quality-inspector', 'lyon'),
    company.as('quality', 'quality-inspector', 'gdansk'),
    company.as('quality', 'operator', 'lyon'),
    company.as('supply-chain', 'buyer', 'lyon'),
    company.as('supply-chain', 'warehouse', 'lyon'),
  ]);
  await definePump(company);
  await hire(company, 'ANA', ['assembly', 'testing']);
  const terms = { id: 'FONDERIE', name: 'Fonderie du Rhône', currency: 'EUR', leadTime: 'P3D' };
  await buyer.does('suppliers', terms);
});

afterAll(() => company.stop());

describe('a control plan', () => {
  it('is possible, released once, and followed only by a higher version', async () => {
    const impossible = { ...onReceipt, characteristics: [{ ...bore, nominal: '51' }] };
    expect(await inspector.cannot('control-plans', impossible)).toBe('422 QAL-PLN-LIMITS');
    const twice = { ...onReceipt, characteristics: [bore, bore] };
    expect(await inspector.cannot('control-plans', twice)).toBe('422 QAL-PLN-TWICE');
    expect(await operator.cannot('control-plans', onReceipt)).toBe('403 ACC-ROLE');
    expect(await inspector.does('control-plans', onReceipt)).toMatchObject({
      id: 'CAST.receipt',
      status: 201,
    });
    expect(await inspector.does('control-plans', onReceipt)).toMatchObject({ status: 200, events: [] });
    const wider = { ...onReceipt, sampleSize: 3 };
    expect(await inspector.cannot('control-plans', wider)).toBe('409 QAL-PLN-STATE');
    const flow = { ...bore, id: 'flow', name: 'Flow' };
    const onCompletion = { ...onReceipt, item: 'PUMP', trigger: 'completion', characteristics: [flow] };
    await inspector.does('control-plans', onCompletion);
    await company.heard();
  });
});

describe('an inspection', () => {
  it('is opened when goods come in, keeps its plan, and frees the lot', async () => {
    const path = await receive('C1');
    expect((await inspector.looks(path)).body).toMatchObject({
      ...{ planVersion: 1, sampleSize: 2, site: 'lyon' },
      ...{ item: 'CAST', lot: 'C1', quantity: pieces(10), source: 'purchase-order/PO-C1/1' },
    });
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C1', 'inspection') === 10);
    expect(await inspector.cannot(`${path}/decide`)).toBe('422 QAL-INS-INCOMPLETE');
    await inspector.does(`${path}/record-measurement`, measured(1, '50.01'));
    expect(await inspector.does(`${path}/record-measurement`, measured(1, '50.01'))).toMatchObject({
      events: [],
    });
    expect(await inspector.cannot(`${path}/record-measurement`, measured(1, '50.02'))).toBe(
      '409 QAL-INS-STATE',
    );
    expect(await inspector.cannot(`${path}/record-measurement`, measured(3, '50'))).toBe(
      '422 QAL-INS-SAMPLE',
    );
    expect(await inspector.cannot(`${path}/decide`)).toBe('422 QAL-INS-SAMPLE');
    await inspector.does('control-plans', { ...onReceipt, version: 2, sampleSize: 5 });
    expect(await inspector.cannot(`${path}/record-measurement`, measured(5, '50'))).toBe(
      '422 QAL-INS-SAMPLE',
    );
    await inspector.does(`${path}/record-measurement`, measured(2, '50.05'));
    expect(await operator.cannot(`${path}/decide`)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot(`${path}/decide`)).toBe('404 PLT-NOT-FOUND');
    expect(await inspector.cannot(`${path}/decide`, {}, { headers: { 'if-match': '"1"' } })).toBe(
      '412 PLT-STALE',
    );
    expect(await inspector.does(`${path}/decide`)).toMatchObject({
      etag: '"4"',
      events: ['InspectionDecided'],
    });
    expect(await inspector.does(`${path}/decide`)).toMatchObject({ events: [] });
    expect(await inspector.cannot(`${path}/decide`, { verdict: 'reject' })).toBe('409 QAL-INS-STATE');
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C1', 'available') === 10);
    expect((await inspector.history(path)).map(({ type }) => type)).toEqual([
      ...['InspectionOpened', 'MeasurementRecorded', 'MeasurementRecorded', 'InspectionDecided'],
    ]);
  });

  it('is opened for what is made, too, and lets the order close', async () => {
    const planner = await company.as('production', 'planner', 'lyon');
    await makePumps(planner, { order: 'WO-1', quantity: 2, person: 'ANA' });
    const path = 'inspections/L-WO-1.completion';
    await inspector.awaits(path, () => true);
    for (const sample of [1, 2])
      await inspector.does(`${path}/record-measurement`, {
        ...measured(sample, '50'),
        characteristic: 'flow',
      });
    await inspector.does(`${path}/decide`);
    await warehouse.awaits<StockItemAnswer>(
      'stock-items/lyon.PUMP',
      (stock) => held(stock, 'L-WO-1', 'available') === 2,
    );
    await planner.awaits<{ status: string }>('production-orders/WO-1', ({ status }) => status === 'closed');
  });
});

describe('a rejected lot', () => {
  it('is held until all of it may be used', async () => {
    const path = await reject('C2');
    const lift = { lot: 'C2', reason: 'In a hurry' };
    const hold = 'quality-holds/C2.receipt';
    expect(await inspector.cannot('inspections/C2.receipt/decide', { verdict: 'accept' })).toBe(
      '409 QAL-INS-STATE',
    );
    expect(await inspector.cannot(`${hold}/lift-hold`, lift)).toBe('422 QAL-HLD-LIFT');
    const cause = { ...lift, nonconformance: 'C2.receipt' };
    expect(await inspector.cannot(`${hold}/lift-hold`, cause)).toBe('422 QAL-HLD-LIFT');
    expect(await operator.cannot(`${path}/set-disposition`, { kind: 'useAsIs', quantity: pieces(1) })).toBe(
      '403 ACC-ROLE',
    );
    expect(await inspector.cannot(`${path}/set-disposition`, { kind: 'useAsIs', quantity: pieces(11) })).toBe(
      '422 QAL-NCR-QTY',
    );
    await inspector.does(`${path}/set-disposition`, { kind: 'scrap', quantity: pieces(3) });
    expect(await inspector.cannot(`${path}/close`, { rootCause: 'Worn mould' })).toBe('422 QAL-NCR-QTY');
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C2', 'hold') === 7);
    await inspector.does(`${path}/set-disposition`, { kind: 'rework', quantity: pieces(7) });
    await inspector.awaits<{ active: boolean }>(hold, ({ active }) => !active);
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C2', 'available') === 7);
    await inspector.does(`${path}/close`, { rootCause: 'Worn mould' });
    expect(await inspector.does(`${path}/close`, { rootCause: 'Worn mould' })).toMatchObject({ events: [] });
    expect(await inspector.cannot(`${path}/close`, { rootCause: 'Cold iron' })).toBe('409 QAL-NCR-STATE');
  });

  it('leaves stock when it goes back to its supplier', async () => {
    const path = await reject('C3');
    await inspector.does(`${path}/set-disposition`, { kind: 'returnToSupplier', quantity: pieces(10) });
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C3', 'hold') === 0);
    await inspector.awaits<{ active: boolean }>('quality-holds/C3.receipt', ({ active }) => !active);
  });
});

describe('what somebody finds', () => {
  const crack = {
    ...{ id: 'NCR-1', site: 'lyon', item: 'CAST', lot: 'C1', quantity: pieces(10), severity: 'critical' },
    ...{ source: 'inspection', sourceRef: 'walk round the store', description: 'Crack at the flange' },
  };

  it('holds its lot at once', async () => {
    const rumour = { ...crack, source: 'rumour' };
    expect(await operator.cannot('nonconformances', rumour)).toBe('400 PLT-INVALID');
    expect(await operator.does('nonconformances', crack)).toMatchObject({ status: 201 });
    expect(await operator.does('nonconformances', crack)).toMatchObject({ status: 200, events: [] });
    expect(await operator.cannot('nonconformances', { ...crack, lot: 'C9' })).toBe('409 QAL-NCR-STATE');
    expect(await elsewhere.cannot('nonconformances', { ...crack, id: 'NCR-2' })).toBe('403 ACC-SITE');
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C1', 'hold') === 10);
    const [placed] = await inspector.history('quality-holds/NCR-1');
    expect(placed).toMatchObject({ type: 'HoldPlaced', meta: { actor: { kind: 'system' }, siteId: 'lyon' } });
  });

  it('or only suspects is lifted by whoever has the right', async () => {
    const suspect = {
      id: 'HLD-1',
      site: 'lyon',
      item: 'CAST',
      lot: 'C2',
      reason: 'Label is wet',
      source: 'dock',
    };
    await operator.does('quality-holds', suspect);
    expect(await operator.does('quality-holds', suspect)).toMatchObject({ status: 200, events: [] });
    expect(await operator.cannot('quality-holds', { ...suspect, lot: 'C1' })).toBe('409 QAL-HLD-STATE');
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C2', 'hold') === 7);
    const lift = { lot: 'C2', reason: 'Label is dry' };
    expect(await inspector.cannot('quality-holds/HLD-1/lift-hold', { ...lift, lot: 'C1' })).toBe(
      '422 QAL-HLD-LIFT',
    );
    expect(await operator.cannot('quality-holds/HLD-1/lift-hold', lift)).toBe('403 ACC-ROLE');
    const manager = await company.as('quality', 'site-manager', 'lyon');
    expect(await manager.cannot('quality-holds/HLD-1/lift-hold', lift)).toBe('403 QAL-HLD-LIFT');
    await inspector.does('quality-holds/HLD-1/lift-hold', lift);
    expect(await inspector.does('quality-holds/HLD-1/lift-hold', lift)).toMatchObject({ events: [] });
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C2', 'available') === 7);
    expect((await inspector.history('quality-holds/HLD-1')).at(-1)).toMatchObject({
      meta: { authority: { rightId: 'hold-lift.quality-inspector' } },
    });
  });
});
