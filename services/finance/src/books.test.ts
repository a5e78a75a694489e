/** One order through all of finance, in three currencies: at the end every account says what it should. */
import { describe, expect, it } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { JournalPosted } from '@gemba/contracts/events/finance/ledger';
import type { AnyDecider, Given } from '@gemba/decider/decider';
import { evolve } from '@gemba/decider/decider';
import { isRefused } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import type { AnyProcess, Heard, Sent } from '@gemba/decider/process';
import { heard } from '@gemba/decider/testing';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { finance } from './finance.module.js';
import { isBalanced } from './ledger/journal/balance.js';

const site = {
  id: 'gdansk',
  companyId: 'gemba-pl',
  timeZone: 'Europe/Warsaw',
  currency: 'PLN',
  groupCurrency: 'EUR',
  dayStart: '06:00',
};
const rows: Readonly<Record<string, unknown>> = {
  'customer/C1': { name: 'Aqua', currency: 'EUR', country: 'PL' },
  'legal-entity/gemba-pl': { id: 'gemba-pl', country: 'PL', currency: 'PLN', groupCurrency: 'EUR' },
};
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pln = (amount: string) => ({ amount, currency: 'PLN' });
const pieces = (value: string) => ({ value, unit: 'C62' });

/** The whole department in memory: rules, processes and nothing else. */
class Company {
  private readonly states = new Map<string, unknown>();
  private readonly runs = new Map<string, unknown>();
  readonly journals: JournalPosted[] = [];
  private count = 0;

  say(date: string, type: string, [subject, data]: readonly [string, object]): void {
    this.count += 1;
    const from = { subject, siteId: site.id, companyId: site.companyId, businessDate: date };
    this.hear(heard(type, data, { ...from, eventId: `E${String(this.count)}` }));
  }

  send(date: string, { to, id, name, data }: Omit<Sent, 'otherwise'>): void {
    const of = finance.deciders.find((each) => each.name === to)!;
    const before = this.stateOf(of, id);
    const decision = of.decide[name]!(
      before as never,
      data as never,
      this.given(of, { id, name, data, date }),
    );
    if (isRefused(decision)) throw new Error(`${name}: ${decision.code} ${decision.detail}`);
    for (const { type, data: said } of decision) {
      const after = evolve(of, this.stateOf(of, id), { type, data: said, occurredAt: date });
      this.states.set(`${to}/${id}`, after);
      if (type === 'JournalPosted') this.journals.push(said as JournalPosted);
      this.say(date, type, [id, said as object]);
    }
  }

  private stateOf(of: AnyDecider, id: string): unknown {
    return this.states.get(`${of.name}/${id}`) ?? of.initial;
  }

  private given(
    of: AnyDecider,
    command: { id: string; name: string; data: unknown; date: string },
  ): Given<never> {
    const needs = Object.entries(of.needs?.[command.name]?.(command.data as never) ?? {});
    const known = Object.fromEntries(needs.map(([name, need]) => [name, this.known(need)]));
    const { id, date } = command;
    const by = { kind: 'person', id: 'ana' };
    return { id, date, at: `${date}T11:00:00.000Z`, by, roles: [], site, known } as unknown as Given<never>;
  }

  private known(need: Need<unknown>): unknown {
    if (need.kind === 'state') return this.states.get(`${need.decider}/${need.id}`);
    return need.kind === 'rows' ? rows[`${need.table}/${need.keys[0] ?? ''}`] : { granted: null };
  }

  private hear(event: Heard): void {
    for (const process of finance.processes) {
      const about = process.on[event.type]?.about(event as never) ?? null;
      if (about !== null) this.react(process, event, `${process.name}/${about}`);
    }
  }

  private react(process: AnyProcess, event: Heard, key: string): void {
    const { remember, send } = process.on[event.type]!;
    const run = this.runs.get(key) ?? process.initial;
    if (remember) this.runs.set(key, remember(run as never, event as never));
    for (const each of send?.(run as never, event as never) ?? []) this.send(event.businessDate, each);
  }

  /** Debit less credit of an account in the currency of the site and of the group. */
  balance(account: keyof typeof ACCOUNTS): readonly [local: string, group: string] {
    const lines = this.journals.flatMap((journal) => journal.lines);
    return lines
      .filter((line) => line.account === ACCOUNTS[account].number)
      .reduce<readonly [string, string]>(
        ([local, group], line) => [
          addDecimal(local, subtractDecimal(line.localDebit.amount, line.localCredit.amount)),
          addDecimal(group, subtractDecimal(line.groupDebit.amount, line.groupCredit.amount)),
        ],
        ['0', '0'],
      );
  }
}

const rate = (date: string, value: string) => ({ date, from: 'EUR', to: 'PLN', rate: value, source: 'ECB' });
const cost = { cost: pln('200.00'), labourRate: pln('110.00'), machineRate: pln('80.00') };

/** Buys in euro, makes, sells in euro, is paid in two parts, at a rate that changes in between. */
const traded = (): Company => {
  const company = new Company();
  const part = { site: 'gdansk', item: 'SEAL', lot: 'L1' };
  const pump = { site: 'gdansk', item: 'PUMP', lot: 'L-P1' };
  const goods = { site: 'gdansk', supplier: 'S1', line: '1', item: 'SEAL', quantity: pieces('7'), lot: 'L1' };
  company.send('2026-03-01', {
    to: 'exchange-rate',
    id: 'table',
    name: 'PublishRate',
    data: rate('2026-03-01', '4.3127'),
  });
  company.send('2026-03-05', {
    to: 'exchange-rate',
    id: 'table',
    name: 'PublishRate',
    data: rate('2026-03-05', '4.3333'),
  });
  const standard = { site: 'gdansk', item: 'PUMP', ...cost };
  company.send('2026-03-01', {
    to: 'standard-cost',
    id: 'gdansk.PUMP',
    name: 'ReleaseStandardCost',
    data: standard,
  });
  company.say('2026-03-02', 'GoodsReceived', [
    'PO-1',
    { ...goods, price: eur('14.29'), promised: '2026-03-02' },
  ]);
  const bought = { kind: 'purchase-order', id: 'PO-1', line: '1' };
  const receipt = {
    ...part,
    quantity: pieces('7'),
    status: 'available',
    source: bought,
    unitPrice: eur('14.29'),
  };
  company.say('2026-03-02', 'StockReceived', ['gdansk.SEAL', receipt]);
  for (const quantity of [pieces('3'), pieces('2')]) {
    const issue = { ...part, quantity, purpose: { kind: 'production-order', id: 'P1', line: '10' } };
    company.say('2026-03-03', 'StockIssued', ['gdansk.SEAL', issue]);
  }
  const hours = { item: 'PUMP', setup: 'PT20M', run: 'PT1H', people: ['ana', 'bo'] };
  company.say('2026-03-03', 'OperationCompleted', ['P1', hours]);
  const made = {
    ...pump,
    quantity: pieces('3'),
    status: 'available',
    source: { kind: 'production-order', id: 'P1' },
  };
  company.say('2026-03-04', 'StockReceived', ['gdansk.PUMP', made]);
  company.say('2026-03-04', 'ProductionOrderClosed', ['P1', { item: 'PUMP' }]);
  sell(company, pump);
  const lines = [{ line: '1', item: 'SEAL', quantity: pieces('7'), price: eur('14.35') }];
  const bill = {
    site: 'gdansk',
    supplier: 'S1',
    purchaseOrder: 'PO-1',
    number: 'R1',
    lines,
    total: eur('100.45'),
  };
  const invoice = { to: 'supplier-invoice', id: 'S1.R1' };
  company.send('2026-03-06', {
    ...invoice,
    name: 'ReceiveSupplierInvoice',
    data: { ...bill, due: '2026-04-06' },
  });
  company.send('2026-03-06', { ...invoice, name: 'PaySupplierInvoice', data: { amount: eur('100.45') } });
  return company;
};

const sell = (company: Company, pump: { site: string; item: string; lot: string }): void => {
  const order = {
    line: '1',
    item: 'PUMP',
    quantity: pieces('2'),
    price: eur('99.99'),
    requested: '2026-03-04',
  };
  company.say('2026-03-01', 'SalesOrderPlaced', ['SO-1', { site: 'gdansk', customer: 'C1', lines: [order] }]);
  const issue = { ...pump, quantity: pieces('2'), purpose: { kind: 'shipment', id: 'SH-1', line: '1' } };
  company.say('2026-03-04', 'StockIssued', ['gdansk.PUMP', issue]);
  const shipped = { line: '1', item: 'PUMP', lot: 'L-P1', quantity: pieces('2') };
  const delivery = {
    site: 'gdansk',
    customer: 'C1',
    salesOrder: 'SO-1',
    receivedBy: 'Ola',
    lines: [shipped],
  };
  company.say('2026-03-04', 'DeliveryConfirmed', ['SH-1', { ...delivery, deliveredOn: '2026-03-04' }]);
  for (const amount of [eur('45.98'), eur('200.00')]) {
    company.send('2026-03-05', {
      to: 'customer-invoice',
      id: 'SH-1',
      name: 'PayCustomerInvoice',
      data: { amount },
    });
  }
};

describe('the books after a whole order', () => {
  const company = traded();

  it('balance journal by journal', () => {
    expect(company.journals).toHaveLength(13);
    expect(company.journals.every(({ lines }) => isBalanced(lines))).toBe(true);
  });

  it('have nothing left where all was settled, at whatever rates', () => {
    expect(company.balance('workInProgress')[0]).toBe('0');
    expect(company.balance('goodsReceived')).toEqual(['0', '0']);
    expect(company.balance('payables')).toEqual(['0', '0']);
    expect(company.balance('receivables')).toEqual(['0', '0']);
  });

  it('hold as much stock as the layers: two seals of seven and a pump at standard', () => {
    // 7 × 14.29 EUR at 4.3127 = 431.40 PLN; 3 of 7 take 184.89, 2 of the other 4 take 123.26.
    expect(company.balance('inventory')[0]).toBe('323.25');
    expect(company.balance('goodsSold')[0]).toBe('400');
  });

  it('show what was earned, owed for hours, and lost and won by rates', () => {
    expect(company.balance('revenue')).toEqual(['-862.45', '-199.98']);
    expect(company.balance('taxPayable')).toEqual(['-198.38', '-46']);
    expect(company.balance('absorbedLabour')[0]).toBe('-293.33');
    expect(company.balance('absorbedMachine')[0]).toBe('-106.67');
    expect(company.balance('productionVariance')[0]).toBe('108.15');
    expect(Number(company.balance('exchangeDifference')[0])).toBeLessThan(0);
  });
});
