/**
 * What planning knows of stock, orders and demand follows from what the departments say, to the last piece.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { millionths } from '../plan/millionths.js';
import type { PlanRows } from '../plan/inputs.js';
import { inputsHashOf, inputsOf } from '../plan/inputs.js';
import { plannedItemTable } from '../tables/defined.js';
import { salesDemandTable } from '../tables/demand.js';
import { plannedForecastTable } from '../tables/forecast.js';
import { onHandTable } from '../tables/on-hand.js';
import {
  askedTable,
  madeSupplyTable,
  pendingTable,
  purchaseSupplyTable,
  transferDemandTable,
  transferSupplyTable,
} from '../tables/supply.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const place = { site: 'lyon', item: 'BOLT' };
const lot = { ...place, lot: 'L-1' };
const source = { kind: 'purchase-order', id: 'PO-1' } as const;

describe('stock on hand', () => {
  const received = (status: 'available' | 'inspection' | 'hold', more: object = {}) =>
    heard('StockReceived', { ...lot, quantity: pieces('10'), status, source, ...more });
  const changed = (from: 'available' | 'inspection' | 'hold', to: 'available' | 'hold', value: string) =>
    heard('StockStatusChanged', { ...lot, quantity: pieces(value), from, to, reason: 'looked at' });
  const rows = (...events: Parameters<typeof shows>[1][]) => shows(onHandTable, ...events)['lyon.BOLT'];
  it('counts what is free or waits for inspection, and not what is held', () => {
    expect(rows(received('inspection', { expiry: '2026-09-01' }))?.lots).toEqual({
      'L-1': { quantity: '10', expiry: '2026-09-01' },
    });
    expect(rows(received('hold'))).toBeUndefined();
    expect(rows(received('available'), changed('available', 'hold', '4'))?.lots['L-1']?.quantity).toBe('6');
    expect(
      rows(received('inspection'), changed('inspection', 'available', '10'))?.lots['L-1']?.quantity,
    ).toBe('10');
    expect(rows(received('hold'), changed('hold', 'available', '3'))?.lots['L-1']?.quantity).toBe('3');
  });
  it('still counts what is picked for a customer until it counts as shipped', () => {
    const purpose = { kind: 'shipment', id: 'SH-1' } as const;
    const picked = heard('StockIssued', { ...lot, quantity: pieces('10'), purpose });
    expect(rows(received('available'), picked)).toMatchObject({ lots: {}, picked: '10' });
    const shipped = heard('SalesOrderLineShipped', {
      ...{ line: '1', item: 'BOLT', quantity: pieces('10'), shipment: 'SH-1' },
    });
    expect(rows(received('available'), picked, shipped)).toBeUndefined();
  });
});

describe('what is on order', () => {
  const line = {
    line: '1',
    item: 'BOLT',
    quantity: pieces('10'),
    price: { amount: '1.00', currency: 'EUR' },
  };
  const placed = heard(
    'PurchaseOrderPlaced',
    { site: 'lyon', supplier: 'ACME', lines: [line], total: line.price, promised: '2026-03-09' },
    { subject: 'PO-1' },
  );
  const goods = { ...lot, supplier: 'ACME', line: '1', price: line.price, promised: '2026-03-09' };
  const of = { subject: 'PO-1' };
  it('is what has not come of it, on the day that the supplier confirms', () => {
    const came = heard('GoodsReceived', { ...goods, quantity: pieces('4') }, of);
    const back = heard('GoodsReturned', { ...goods, quantity: pieces('1'), movement: 'M' }, of);
    const confirmed = heard('PurchaseOrderConfirmed', { promised: '2026-03-12' }, of);
    expect(shows(purchaseSupplyTable, placed, came, confirmed, back)['PO-1']).toEqual({
      ...{ site: 'lyon', due: '2026-03-12' },
      lines: { '1': { item: 'BOLT', ordered: '10', open: '7' } },
    });
    expect(
      shows(purchaseSupplyTable, placed, heard('PurchaseOrderClosed', { reason: 'Enough.' }, of)),
    ).toEqual({});
    const end = {
      ...{ site: 'lyon', supplier: 'ACME', item: 'BOLT' },
      kind: 'short',
      open: pieces('6'),
    } as const;
    const short = heard('PurchaseOrderLineClosed', { ...end, line: '1', reason: 'Enough.' }, of);
    expect(shows(purchaseSupplyTable, placed, came, short)['PO-1']?.lines['1']?.open).toBe('0');
  });

  const components = [{ item: 'BOLT', quantity: pieces('80'), operation: 10 }];
  const created = heard(
    'ProductionOrderCreated',
    {
      ...{ site: 'lyon', item: 'PUMP', quantity: pieces('10'), due: '2026-03-20', bomVersion: 1 },
      ...{ routingVersion: 1, components, operations: [] },
    },
    { subject: 'P-1' },
  );
  const issued = heard(
    'MaterialIssued',
    { operation: 10, item: 'BOLT', lot: 'L', quantity: pieces('30') },
    { subject: 'P-1' },
  );
  it('O6: takes what is not issued yet, and gives what is not scrapped', () => {
    const scrapped = heard(
      'QuantityReported',
      {
        ...{ item: 'PUMP', operation: 10, good: pieces('7'), scrap: pieces('2'), rework: pieces('0') },
        workUnit: 'LATHE',
      },
      { subject: 'P-1' },
    );
    const made = shows(madeSupplyTable, created, issued, scrapped);
    const inputs = inputsOf({ ...nothing, made }, scope);
    expect(inputs.receipts.get('PUMP')).toMatchObject([
      { id: 'P-1', quantity: millionths('8'), isFirm: true, isOpen: false },
    ]);
    expect(inputs.demands.get('BOLT')).toMatchObject([
      { date: '2026-03-20', quantity: millionths('50'), ref: 'production-order/P-1' },
    ]);
  });
  it('counts what was applied today, until it has become an order', () => {
    const work = {
      ...{ action: 'make' as const, item: 'PUMP', quantity: pieces('10'), due: '2026-03-20' },
      ...{ reason: 'short' as const, pegs: [] },
    };
    const applied = heard('PlanningActionApplied', { site: 'lyon', work, order: 'P-1' }, { subject: 'A' });
    const pending = shows(pendingTable, applied);
    expect(inputsOf({ ...nothing, pending }, scope).receipts.get('PUMP')).toHaveLength(1);
    expect(inputsOf({ ...nothing, pending }, { ...scope, today: '2026-03-03' }).receipts.size).toBe(0);
    expect(shows(pendingTable, applied, created)).toEqual({});
    const raised = heard('PlanningActionRaised', { ...work, site: 'lyon', run: 'R' }, { subject: 'A' });
    expect(Object.keys(shows(askedTable, raised))).toEqual(['A']);
    expect(shows(askedTable, raised, applied)).toEqual({});
  });
});

describe('what is needed', () => {
  it('is what customers have not got, on the day that they were promised', () => {
    const price = { amount: '1.00', currency: 'EUR' };
    const of = { subject: 'SO-1' };
    const lines = [
      { line: '1', item: 'PUMP', quantity: pieces('5'), price, requested: '2026-03-09' },
      { line: '2', item: 'BOLT', quantity: pieces('5'), price, requested: '2026-03-09' },
    ];
    const placed = heard('SalesOrderPlaced', { site: 'lyon', customer: 'aqua', lines }, of);
    const promised = heard(
      'SalesOrderPromised',
      { line: '1', date: '2026-03-12', method: 'production', evidence: 'e' },
      of,
    );
    const shipped = (line: string, item: string, value: string) =>
      heard('SalesOrderLineShipped', { line, item, quantity: pieces(value), shipment: 'SH' }, of);
    expect(shows(salesDemandTable, placed, promised, shipped('1', 'PUMP', '2'))['SO-1']?.lines['1']).toEqual({
      ...{ item: 'PUMP', open: '3', due: '2026-03-12' },
    });
    const all = [shipped('1', 'PUMP', '5'), shipped('2', 'BOLT', '5')];
    expect(shows(salesDemandTable, placed, ...all)).toEqual({});
  });
});

describe('transfers', () => {
  const of = { subject: 'T-7' };
  const wish = { item: 'BOLT', quantity: pieces('10'), wanted: '2026-03-09', cause: 'Late' };
  const there = { site: 'lyon', item: 'BOLT' };
  const requested = heard(
    'StockTransferRequested',
    { ...wish, ...there, from: 'porto', currency: 'EUR' },
    of,
  );
  const consented = heard('StockTransferConsented', { ...there, quantity: pieces('8') }, of);
  const came = (value: string, more: object = {}) =>
    heard(
      'StockTransferReceived',
      { ...there, from: 'porto', lot: 'L', quantity: pieces(value), made: {}, ...more },
      of,
    );

  it('are supply of the receiver until all is here, missing, or will not come', () => {
    const row = { ...there, quantity: '10', due: '2026-03-09' };
    expect(shows(transferSupplyTable, requested)).toEqual({ 'T-7': row });
    const open = shows(transferSupplyTable, requested, consented, came('3', { short: pieces('1') }));
    expect(open).toEqual({ 'T-7': { ...row, quantity: '4' } });
    const ended = heard('StockTransferEnded', { ...there, quantity: pieces('4'), reason: 'Needed' }, of);
    expect(shows(transferSupplyTable, requested, consented, came('4'), ended)).toEqual({});
    const cancelled = heard(
      'StockTransferCancelled',
      { ...there, from: 'porto', quantity: pieces('10'), reason: 'No' },
      of,
    );
    expect(shows(transferSupplyTable, requested, cancelled)).toEqual({});
  });

  it('are demand of the donor from its consent until all has left', () => {
    const asked = heard('TransferShipmentAsked', { ...wish, site: 'porto', to: 'lyon' }, of);
    const given = heard(
      'TransferConsented',
      { site: 'porto', to: 'lyon', item: 'BOLT', quantity: pieces('8') },
      of,
    );
    const left = (value: string) => heard('TransferLotShipped', { lot: 'L', quantity: pieces(value) }, of);
    const row = { site: 'porto', item: 'BOLT', due: '2026-03-09' };
    expect(shows(transferDemandTable, asked)).toEqual({ 'T-7': { ...row, quantity: '0' } });
    expect(shows(transferDemandTable, asked, given, left('5'))).toEqual({ 'T-7': { ...row, quantity: '3' } });
    expect(shows(transferDemandTable, asked, given, left('5'), left('3'))).toEqual({});
  });

  it('are planned with at both sites, on their day', () => {
    const row = { site: 'lyon', item: 'BOLT', quantity: '4', due: '2026-03-09' };
    const { receipts, demands } = inputsOf(
      { ...nothing, comes: { 'T-7': row }, goes: { 'T-8': row } },
      scope,
    );
    const quantity = millionths('4');
    expect(receipts.get('BOLT')).toMatchObject([
      { kind: 'stock-transfer', id: 'T-7', due: '2026-03-09', quantity, isFirm: true },
    ]);
    expect(demands.get('BOLT')).toMatchObject([{ ref: 'stock-transfer/T-8', date: '2026-03-09', quantity }]);
  });
});

const nothing: PlanRows = {
  ...{ items: {}, boms: {}, routings: {}, onHand: {}, sold: {}, bought: {}, requested: {}, made: {} },
  pending: {},
  comes: {},
  goes: {},
  forecasts: {},
  wanted: {},
};
const scope = {
  ...{ site: 'lyon', today: '2026-03-02', until: '2026-05-30', actionsUntil: '2026-03-15' },
  calendar: undefined,
};

describe('the inputs of a run', () => {
  const registered = heard(
    'ItemRegistered',
    { name: 'Bolt', kind: 'buy', unit: 'C62', tracking: 'lot' },
    { subject: 'BOLT' },
  );
  const policy = heard(
    'PlanningPolicySet',
    {
      ...{ site: 'lyon', method: 'fixed', leadTime: 'P3D', orderQuantity: pieces('50') },
      ...{ safetyStock: pieces('20'), supplier: 'ACME' },
    },
    { subject: 'BOLT' },
  );
  it('are planned by the policy of the site, without one as they are short, at a reorder point not', () => {
    const of = (site: string, ...events: Parameters<typeof shows>[1][]) =>
      inputsOf({ ...nothing, items: shows(plannedItemTable, registered, ...events) }, { ...scope, site })
        .items;
    expect(of('lyon', policy)).toMatchObject([
      {
        id: 'BOLT',
        leadTime: 'P3D',
        safety: millionths('20'),
        lots: { method: 'fixed', fixed: millionths('50') },
      },
    ]);
    expect(of('porto', policy)).toMatchObject([{ lots: { method: 'lot-for-lot' }, safety: 0n }]);
    const point = { method: 'reorder-point' as const, reorderPoint: pieces('5'), orderQuantity: pieces('9') };
    const reorder = heard(
      'PlanningPolicySet',
      { site: 'lyon', leadTime: 'P3D', ...point },
      { subject: 'BOLT' },
    );
    expect(of('lyon', reorder)).toMatchObject([{ lots: undefined }]);
  });
  it('have one hash, whatever the order of their keys, and another for any other content', async () => {
    const now = () => Promise.resolve();
    const row = { site: 'lyon', item: 'BOLT', picked: '0', lots: { L: { quantity: '1' } } };
    const hash = (onHand: PlanRows['onHand']) => inputsHashOf({ ...nothing, onHand }, scope, now);
    const other = { ...row, item: 'NUT' };
    const one = await hash({ a: row, b: other });
    expect(
      await hash({ b: other, a: Object.fromEntries(Object.entries(row).toReversed()) as typeof row }),
    ).toBe(one);
    expect(await hash({ a: row, b: { ...other, picked: '1' } })).not.toBe(one);
  });
});

describe('forecasts', () => {
  const of = { subject: 'lyon.BOLT', businessDate: '2026-03-02' };
  const there = { site: 'lyon', item: 'BOLT' };
  const week = (from: string, to: string, value: string) => ({ from, to, quantity: pieces(value) });
  const weeks = [week('2026-03-02', '2026-03-09', '10'), week('2026-03-09', '2026-03-16', '20')];
  const adopted = heard(
    'DemandForecastAdopted',
    {
      ...{ ...there, period: 'week', method: 'naive', scale: '1', values: weeks },
      endsAt: '2026-03-09T05:00:00.000Z',
    },
    of,
  );
  const change = { ...there, from: '2026-03-09', to: '2026-03-16', quantity: pieces('30') };
  const overridden = heard(
    'DemandForecastOverridden',
    { ...change, quantityBefore: pieces('20'), reason: 'A tender.' },
    of,
  );
  const lifted = heard('DemandForecastOverrideLifted', { ...there, from: '2026-03-09' }, of);
  const values = {
    '2026-03-02': { to: '2026-03-09', quantity: '10' },
    '2026-03-09': { to: '2026-03-16', quantity: '20' },
  };
  it('are what is in force, until they are withdrawn', () => {
    const row = { ...there, values, overrides: { '2026-03-09': '30' } };
    expect(shows(plannedForecastTable, adopted, overridden)).toEqual({ 'lyon.BOLT': row });
    expect(shows(plannedForecastTable, adopted, overridden, lifted)['lyon.BOLT']?.overrides).toEqual({});
    const again = { ...adopted, data: { ...adopted.data, values: weeks.slice(1) } };
    expect(shows(plannedForecastTable, adopted, overridden, again)).toEqual({ 'lyon.BOLT': row });
    const month = {
      ...adopted.data,
      period: 'month' as const,
      values: [week('2026-03-09', '2026-04-01', '9')],
    };
    expect(
      shows(plannedForecastTable, adopted, overridden, { ...adopted, data: month })['lyon.BOLT']?.overrides,
    ).toEqual({});
    const withdrawn = heard('DemandForecastWithdrawn', { ...there, reason: 'No more.' }, of);
    expect(shows(plannedForecastTable, adopted, withdrawn)).toEqual({});
  });
  it('are demand as far as no order has used them up, each period for itself', () => {
    const wanted = { ...there, days: { '2026-03-04': '4', '2026-03-10': '50' } };
    const forecasts = { 'lyon.BOLT': { ...there, values, overrides: {} } };
    const { demands } = inputsOf({ ...nothing, forecasts, wanted: { 'lyon.BOLT': wanted } }, scope);
    const ref = 'forecast/BOLT/2026-03-02';
    expect(demands.get('BOLT')).toEqual([
      { date: '2026-03-02', quantity: millionths('6'), ref, ends: [ref] },
    ]);
  });
});
