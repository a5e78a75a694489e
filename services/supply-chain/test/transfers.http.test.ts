/**
 * Transfers over HTTP: goods that Lyon gives to Gdańsk leave, are in transit, arrive with what differs, and
 * their worth goes with them into the books of two legal entities.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Journals } from '@gemba/deploy-acceptance/testing/books.http';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays, instantInDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { eur, held, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { finance } from '@gemba/finance-service/finance.module';
import { production } from '@gemba/production-service/production.module';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { StockItemAnswer } from '../src/stock/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';
import type { TransferShipmentAnswer } from '../src/transfers/shipment-state.js';
import type { StockTransferAnswer } from '../src/transfers/transfer-state.js';

jest.setTimeout(60_000);

const THERE = 'stock-items/lyon.CAST';
const HERE = 'stock-items/gdansk.CAST';

let company: Company;
let giver: Person;
let leader: Person;
let asker: Person;
let taker: Person;
let boss: Person;
let controller: Person;

const request = { site: 'gdansk', from: 'lyon', item: 'CAST', quantity: pieces(10), cause: 'Castings late' };
const transfer = (id: string) => `stock-transfers/${id}`;
const shipment = (id: string) => `transfer-shipments/${id}`;

/** Debit less credit of an account in local currency. */
const balanceIn = (journals: Journals['data'], account: keyof typeof ACCOUNTS): string =>
  journals
    .flatMap(({ lines }) => lines)
    .filter((line) => line.account === ACCOUNTS[account].number)
    .map(({ localDebit, localCredit }) => subtractDecimal(localDebit.amount, localCredit.amount))
    .reduce(addDecimal, '0');

/** Waits until finance has booked what is still under way. */
const untilBooked = (account: keyof typeof ACCOUNTS, wanted: string): Promise<unknown> =>
  controller.awaits<Journals>('journals?limit=200', ({ data }) => balanceIn(data, account) === wanted);

beforeAll(async () => {
  company = await foundCompany(supplyChain, production, finance);
  const makers = await company.as('production', 'planner');
  for (const id of ['CAST', 'PUMP'])
    await makers.does('items', { id, name: id, kind: 'buy', unit: 'C62', tracking: 'lot' });
  const admin = await company.as('governance', 'admin');
  const right = { topic: 'stock-transfer', scope: 'lyon', validFrom: '2026-01-01T00:00:00Z', level: 'site' };
  await admin.does('decision-rights', {
    ...right,
    id: 'give.machine',
    holderRole: 'automation',
    escalatesTo: 'site-manager',
  });
  await admin.does('decision-rights', { ...right, id: 'give.manager', holderRole: 'site-manager' });
  const counts = { topic: 'stock-count', scope: 'gdansk', holderRole: 'site-manager' };
  await admin.does('decision-rights', { ...right, ...counts, id: 'count.manager' });
  [giver, leader, asker, taker, boss, controller] = await Promise.all([
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'site-manager', 'lyon'),
    company.as('supply-chain', 'planner', 'gdansk'),
    company.as('supply-chain', 'warehouse', 'gdansk'),
    company.as('supply-chain', 'site-manager', 'gdansk'),
    company.as('finance', 'controller'),
  ]);
  for (const entity of ['gemba-fr', 'gemba-pl'])
    for (const month of new Set([inDays(-1), inDays(0), inDays(1)].map((date) => date.slice(0, 7))))
      await controller.does('fiscal-periods', { company: entity, period: month });
  await controller.does('exchange-rates', {
    date: inDays(-1),
    from: 'EUR',
    to: 'PLN',
    rate: '4.3',
    source: 'NBP',
  });
  const rates = { labourRate: eur('30.00'), machineRate: eur('20.00') };
  await controller.does('standard-costs', { site: 'lyon', item: 'CAST', cost: eur('40.00'), ...rates });
  await company.heard();
  const found = { site: 'lyon', item: 'CAST', source: { kind: 'count', id: 'OPENING' } };
  await giver.does('stock-items', { ...found, lot: 'C2', quantity: pieces(30), expiry: inDays(90) });
  await giver.does('stock-items', { ...found, lot: 'C1', quantity: pieces(6), expiry: inDays(30) });
  await company.heard();
}, 120_000);

afterAll(() => company.stop());

describe('a transfer', () => {
  it('is asked of another site, by the site that needs it', async () => {
    const asked = { ...request, id: 'T-1' };
    expect(await asker.cannot('stock-transfers', { ...asked, from: 'gdansk' })).toBe('422 SCM-TRF-SITE');
    expect(await asker.cannot('stock-transfers', { ...asked, from: 'mars' })).toBe('422 SCM-TRF-SITE');
    expect(await asker.cannot('stock-transfers', { ...asked, wanted: inDays(-3) })).toBe('422 SCM-TRF-DATE');
    expect(await asker.cannot('stock-transfers', { ...asked, quantity: pieces('0.5') })).toBe(
      '422 SCM-UOM-WHOLE',
    );
    expect(await taker.cannot('stock-transfers', asked)).toBe('403 ACC-ROLE');
    expect(await giver.cannot('stock-transfers', asked)).toBe('403 ACC-ROLE');
    expect(await asker.does('stock-transfers', asked)).toMatchObject({ status: 201 });
    expect(await asker.does('stock-transfers', asked)).toMatchObject({ status: 200, events: [] });
    expect(await asker.cannot('stock-transfers', { ...asked, quantity: pieces(11) })).toBe(
      '409 SCM-TRF-STATE',
    );
  });

  it('is given by itself where the donor keeps enough, and kept for it', async () => {
    await asker.awaits<StockTransferAnswer>(transfer('T-1'), ({ status }) => status === 'consented');
    await giver.awaits<StockItemAnswer>(THERE, ({ reservations }) =>
      reservations.some(({ demand, quantity }) => demand === 'stock-transfer/T-1' && quantity === '10'),
    );
    await taker.awaits<StockItemAnswer>(HERE, ({ onOrder }) => onOrder === '10');
    expect((await taker.looks(shipment('T-1'))).status).toBe(404);
    expect((await giver.looks(transfer('T-1'))).status).toBe(404);
  });

  it('S06: is proposed first expired, first out, of what is free', async () => {
    const asked = (more: string) => `pick-proposals?site=lyon&item=CAST&${more}`;
    const first = { lot: 'C1', quantity: '6', expiry: inDays(30) };
    const answer = await giver.looks(asked('quantity=10&demand=stock-transfer/T-1'));
    const rest = { lot: 'C2', quantity: '4', expiry: inDays(90) };
    expect(answer.body).toEqual({ unit: 'C62', lots: [first, rest], missing: '0' });
    expect((await giver.looks(asked('quantity=27'))).body).toMatchObject({ missing: '1' });
    expect((await taker.looks(asked('quantity=1'))).status).toBe(404);
    expect((await giver.looks(asked('quantity=-1'))).status).toBe(400);
  });

  it('leaves by lot, what expires first before the rest, and no more than was given', async () => {
    const despatch = `${shipment('T-1')}/despatch`;
    const lines = (lot: string, quantity: number) => ({ lines: [{ lot, quantity: pieces(quantity) }] });
    expect(await giver.cannot(despatch, lines('C2', 11))).toBe('422 SCM-TRF-OVER');
    expect(await giver.cannot(despatch, lines('C1', 7))).toBe('422 SCM-STK-NEGATIVE');
    expect(await taker.cannot(despatch)).toBe('404 PLT-NOT-FOUND');
    const byHand = { lot: 'C1', quantity: pieces(1), purpose: { kind: 'stock-transfer', id: 'T-1' } };
    expect(await giver.cannot(`${THERE}/issue-stock`, byHand)).toBe('422 SCM-STK-PURPOSE');
    await leader.does(`${THERE}/hold-lot`, { lot: 'C1', reason: 'Rust' });
    expect(await giver.cannot(despatch, lines('C1', 6))).toBe('422 SCM-STK-STATUS');
    await leader.does(`${THERE}/change-stock-status`, {
      lot: 'C1',
      from: 'hold',
      to: 'available',
      reason: 'Dust',
    });
    await giver.does(despatch);
    const { lots } = await giver.awaits<TransferShipmentAnswer>(
      shipment('T-1'),
      ({ status }) => status === 'shipped',
    );
    expect(lots).toEqual([
      { lot: 'C1', quantity: pieces(6) },
      { lot: 'C2', quantity: pieces(4) },
    ]);
    expect(await giver.does(despatch)).toMatchObject({ events: [] });
    const stock = await giver.awaits<StockItemAnswer>(THERE, ({ reservations }) => reservations.length === 0);
    expect([held(stock, 'C1', 'available'), held(stock, 'C2', 'available')]).toEqual([0, 26]);
    await asker.awaits<StockTransferAnswer>(transfer('T-1'), ({ inTransit }) => inTransit === '10');
    expect(await asker.cannot(`${transfer('T-1')}/cancel`, { reason: 'Late' })).toBe('409 SCM-TRF-STATE');
    await company.heard();
    await untilBooked('goodsInTransit', '400');
  });

  it('arrives with what differs, and keeps lot, expiry and origin', async () => {
    const receive = `${transfer('T-1')}/receive`;
    const first = {
      lines: [
        { lot: 'C1', quantity: pieces(6) },
        { lot: 'C2', quantity: pieces(1), damaged: pieces(1) },
      ],
    };
    const before = { headers: { 'gemba-occurred-at': instantInDays(-0.5) } };
    expect(await taker.cannot(receive, first, before)).toBe('422 PLT-TIME-BEFORE');
    expect(await taker.cannot(receive, { lines: [{ lot: 'C9', quantity: pieces(1) }] })).toBe(
      '422 SCM-TRF-LOT',
    );
    const byHand = { site: 'gdansk', item: 'CAST', lot: 'C1', quantity: pieces(1) };
    expect(
      await taker.cannot('stock-items', { ...byHand, source: { kind: 'stock-transfer', id: 'T-1' } }),
    ).toBe('422 SCM-GR-ORDER');
    await taker.does(receive, first);
    expect(await taker.cannot(receive, first)).toBe('422 SCM-TRF-MORE');
    const stock = await taker.awaits<StockItemAnswer>(HERE, (state) => held(state, 'C2', 'available') === 1);
    expect(stock.lots.find(({ lot }) => lot === 'C1')).toMatchObject({
      expiry: inDays(30),
      source: 'count/OPENING',
    });
    const state = (await asker.looks(transfer('T-1'))).body as unknown as StockTransferAnswer;
    expect(state).toMatchObject({ status: 'received', received: '7', inTransit: '0' });
    expect(state.differences).toEqual([
      { lot: 'C2', kind: 'short', quantity: '2' },
      { lot: 'C2', kind: 'damaged', quantity: '1' },
    ]);
    await taker.awaits<StockItemAnswer>(HERE, ({ onOrder }) => onOrder === '0');
  });

  it('has each difference resolved, by who may', async () => {
    const resolve = `${transfer('T-1')}/resolve-transfer-difference`;
    const short = { lot: 'C2', kind: 'short', reason: 'Asked the carrier' };
    expect(await taker.cannot(resolve, { ...short, resolution: 'lost' })).toBe('403 ACC-ROLE');
    expect(await boss.cannot(resolve, { ...short, resolution: 'sent-back' })).toBe('422 SCM-TRF-DIFFERENCE');
    expect(await boss.cannot(resolve, { ...short, quantity: pieces(3), resolution: 'lost' })).toBe(
      '422 SCM-TRF-DIFFERENCE',
    );
    await boss.does(resolve, { ...short, quantity: pieces(1), resolution: 'found' });
    await boss.does(resolve, { ...short, resolution: 'claimed' });
    await boss.does(resolve, { ...short, kind: 'damaged', resolution: 'lost' });
    expect(await boss.cannot(resolve, { ...short, resolution: 'lost' })).toBe('422 SCM-TRF-DIFFERENCE');
    await taker.awaits<StockItemAnswer>(HERE, (state) => held(state, 'C2', 'available') === 2);
    await company.heard();
    await untilBooked('goodsInTransit', '0');
    await untilBooked('carrierClaims', '40');
    await untilBooked('lostInTransit', '40');
    await untilBooked('intercompanyReceivables', '320');
    // 8 pieces of 40.00 EUR at 4.3.
    await untilBooked('intercompanyPayables', '-1376');
    await untilBooked('betweenSites', '0');
  });

  it('needs the donor where little is left, who may give less or end it', async () => {
    const asked = { ...request, id: 'T-2', quantity: pieces(27) };
    await asker.does('stock-transfers', asked);
    const waiting = await giver.awaits<TransferShipmentAnswer>(
      shipment('T-2'),
      ({ status }) => status === 'asked',
    );
    expect(waiting).toMatchObject({ role: 'site-manager', why: 'The quantity is not free here.' });
    expect(await leader.cannot(`${shipment('T-2')}/approve`)).toBe('422 SCM-RES-OVER');
    expect(await leader.cannot(`${shipment('T-2')}/approve`, { quantity: pieces(28) })).toBe(
      '422 SCM-TRF-OVER',
    );
    expect(await boss.cannot(`${shipment('T-2')}/approve`)).toBe('404 PLT-NOT-FOUND');
    expect(await giver.cannot(`${shipment('T-2')}/despatch`)).toBe('409 SCM-TRF-STATE');
    await leader.does(`${shipment('T-2')}/approve`, { quantity: pieces(20) });
    expect(await leader.does(`${shipment('T-2')}/approve`)).toMatchObject({ events: [] });
    await giver.does(`${shipment('T-2')}/despatch`, { lines: [{ lot: 'C2', quantity: pieces(5) }] });
    await giver.awaits<TransferShipmentAnswer>(shipment('T-2'), ({ shipped }) => shipped === '5');
    await giver.does(`${shipment('T-2')}/end`, { reason: 'The rest is needed here' });
    await giver.awaits<StockItemAnswer>(THERE, ({ reservations }) => reservations.length === 0);
    await taker.awaits<StockItemAnswer>(HERE, ({ onOrder }) => onOrder === '5');
    await taker.does(`${transfer('T-2')}/receive`, { lines: [{ lot: 'C2', quantity: pieces(7) }] });
    const state = await asker.awaits<StockTransferAnswer>(
      transfer('T-2'),
      ({ status }) => status === 'received',
    );
    expect(state.differences).toEqual([{ lot: 'C2', kind: 'over', quantity: '2' }]);
    const over = { lot: 'C2', kind: 'over', resolution: 'found', reason: 'Counted twice' };
    await boss.does(`${transfer('T-2')}/resolve-transfer-difference`, over);
    await taker.awaits<StockItemAnswer>(HERE, (stock) => held(stock, 'C2', 'available') === 9);
  });

  it('S26: shares what is short by need, whole, and consents to each with its share', async () => {
    for (const [id, quantity] of [
      ['T-8', 48],
      ['T-9', 24],
    ] as const) {
      await asker.does('stock-transfers', { ...request, id, quantity: pieces(quantity) });
      await giver.awaits<TransferShipmentAnswer>(shipment(id), ({ status }) => status === 'asked');
    }
    const share = { id: 'FS-1', site: 'lyon', item: 'CAST', transfers: ['T-8', 'T-9'], by: 'need' };
    expect(await giver.cannot('fair-shares', share)).toBe('403 ACC-ROLE');
    expect(await boss.cannot('fair-shares', share)).toBe('403 ACC-SITE');
    expect(await leader.cannot('fair-shares', { ...share, transfers: ['T-1', 'T-9'] })).toBe(
      '422 SCM-FSH-TRANSFER',
    );
    expect(await leader.does('fair-shares', share)).toMatchObject({ status: 201 });
    expect(await leader.does('fair-shares', share)).toMatchObject({ status: 200, events: [] });
    const { body } = await leader.looks('fair-shares/FS-1');
    expect(body).toMatchObject({ free: pieces(21), shares: [{ given: pieces(14) }, { given: pieces(7) }] });
    for (const [id, consented] of [
      ['T-8', '14'],
      ['T-9', '7'],
    ] as const) {
      const given = await giver.awaits<TransferShipmentAnswer>(
        shipment(id),
        ({ status }) => status !== 'asked',
      );
      expect(given).toMatchObject({ status: 'consented', consented });
      await giver.awaits<StockItemAnswer>(THERE, ({ reservations }) =>
        reservations.some(({ demand }) => demand === `stock-transfer/${id}`),
      );
      await giver.does(`${shipment(id)}/end`, { reason: 'The test goes on' });
    }
    await giver.awaits<StockItemAnswer>(THERE, ({ reservations }) => reservations.length === 0);
    await taker.awaits<StockItemAnswer>(HERE, ({ onOrder }) => onOrder === '0');
  });

  it('is cancelled while nothing is shipped, and refused by the donor', async () => {
    await asker.does('stock-transfers', { ...request, id: 'T-3' });
    await giver.awaits<StockItemAnswer>(THERE, ({ reservations }) => reservations.length === 1);
    await asker.does(`${transfer('T-3')}/cancel`, { reason: 'Castings came' });
    expect(await asker.does(`${transfer('T-3')}/cancel`, { reason: 'Castings came' })).toMatchObject({
      events: [],
    });
    expect(await giver.cannot(`${shipment('T-3')}/despatch`)).toMatch(/409 SCM-TRF-STATE/);
    await giver.awaits<StockItemAnswer>(THERE, ({ reservations }) => reservations.length === 0);
    await taker.awaits<StockItemAnswer>(HERE, ({ onOrder }) => onOrder === '0');
    await asker.does('stock-transfers', { ...request, id: 'T-4', quantity: pieces(100) });
    await giver.awaits<TransferShipmentAnswer>(shipment('T-4'), ({ status }) => status === 'asked');
    expect(await leader.does(`${shipment('T-4')}/refuse`, { reason: 'Needed here' })).toMatchObject({
      status: 200,
    });
    await asker.awaits<StockTransferAnswer>(
      transfer('T-4'),
      ({ status, reason }) => status === 'refused' && reason === 'Needed here',
    );
  });
});
