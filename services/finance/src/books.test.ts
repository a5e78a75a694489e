/** One order through all of finance, in three currencies: at the end every account says what it should. */
import { describe, expect, it } from '@jest/globals';
import { finance } from './finance.module.js';
import { isBalanced } from './ledger/journal/balance.js';
import { CompanyInMemory } from './testing/company-in-memory.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pln = (amount: string) => ({ amount, currency: 'PLN' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const seals = (quantity: string, price: string) => ({
  ...{ line: '1', item: 'SEAL', quantity: pieces(quantity), price: eur(price) },
});

const rate = (date: string, value: string) => ({ date, from: 'EUR', to: 'PLN', rate: value, source: 'ECB' });
const cost = { cost: pln('200.00'), labourRate: pln('110.00'), machineRate: pln('80.00') };

/** Buys in euro, makes, sells in euro, is paid in two parts, at a rate that changes in between. */
const traded = (): CompanyInMemory => {
  const company = new CompanyInMemory(finance);
  company.open('2026-03');
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
  const order = { site: 'gdansk', supplier: 'S1', lines: [seals('7', '14.29')], total: eur('100.03') };
  company.say('2026-03-01', 'PurchaseOrderPlaced', ['PO-1', { ...order, promised: '2026-03-02' }]);
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

const sell = (company: CompanyInMemory, pump: { site: string; item: string; lot: string }): void => {
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

const goods = { site: 'gdansk', supplier: 'S1', line: '1', item: 'SEAL', lot: 'L1' };

/** A site in złoty that ordered 7 seals at 14.29 EUR. */
const ordered = (): CompanyInMemory => {
  const company = new CompanyInMemory(finance);
  company.open('2026-03');
  for (const [date, value] of [
    ['2026-03-01', '4.3127'],
    ['2026-03-05', '4.3333'],
    ['2026-03-28', '4.2000'],
  ] as const) {
    company.send(date, { to: 'exchange-rate', id: 'table', name: 'PublishRate', data: rate(date, value) });
  }
  const order = { site: 'gdansk', supplier: 'S1', lines: [seals('7', '14.29')], total: eur('100.03') };
  company.say('2026-03-01', 'PurchaseOrderPlaced', ['PO-1', { ...order, promised: '2026-03-02' }]);
  return company;
};

const receive = (company: CompanyInMemory, date: string, quantity: string): void => {
  const price = eur('14.29');
  const came = { ...goods, quantity: pieces(quantity), price, promised: '2026-03-02' };
  company.say(date, 'GoodsReceived', ['PO-1', came]);
  const source = { kind: 'purchase-order', id: 'PO-1', line: '1' };
  const receipt = { ...goods, quantity: pieces(quantity), status: 'available', source, unitPrice: price };
  company.say(date, 'StockReceived', ['gdansk.SEAL', receipt]);
};

const bill = (
  company: CompanyInMemory,
  date: string,
  of: { number: string; quantity: string; price: string },
) => {
  const { number, quantity, price } = of;
  const total = eur((Number(quantity) * Number(price)).toFixed(2));
  const data = {
    ...{ site: 'gdansk', supplier: 'S1', purchaseOrder: 'PO-1', number, due: '2026-04-06', total },
    lines: [seals(quantity, price)],
  };
  const invoice = { to: 'supplier-invoice', id: `S1.${number}` };
  company.send(date, { ...invoice, name: 'ReceiveSupplierInvoice', data });
  return { ...invoice, total };
};

const release = (company: CompanyInMemory, date: string, invoice: ReturnType<typeof bill>): void => {
  const { total, ...to } = invoice;
  const data = { total, reason: 'It comes next week' };
  company.send(date, { ...to, name: 'ReleaseSupplierInvoice', data }, { kind: 'person', id: 'bo' });
};

describe('goods received and not invoiced', () => {
  it('O33: end at nothing when the invoice is released before the goods come', () => {
    const company = ordered();
    release(
      company,
      '2026-03-02',
      bill(company, '2026-03-02', { number: 'R1', quantity: '7', price: '14.50' }),
    );
    expect(company.balance('priceDifference')).toEqual(['0', '0']);
    expect(company.balance('goodsReceived')).toEqual(['437.74', '101.5']);
    receive(company, '2026-03-05', '3');
    receive(company, '2026-03-05', '4');
    expect(company.balance('goodsReceived')).toEqual(['0', '0']);
    // 3 and 4 × 0.21 EUR more than ordered, each at the rate of the day on which the goods came.
    expect(company.balance('priceDifference')).toEqual(['6.37', '1.47']);
    expect(company.journals.every(({ lines }) => isBalanced(lines))).toBe(true);
  });

  it('O33: end at nothing when a part has come, and the rest comes in parts after the release', () => {
    const company = ordered();
    receive(company, '2026-03-01', '2');
    release(
      company,
      '2026-03-02',
      bill(company, '2026-03-02', { number: 'R1', quantity: '7', price: '14.29' }),
    );
    receive(company, '2026-03-05', '1');
    receive(company, '2026-03-05', '4');
    expect(company.balance('goodsReceived')).toEqual(['0', '0']);
    expect(company.balance('priceDifference')).toEqual(['0', '0']);
  });

  it('end at nothing when one receipt is billed in parts whose rounded values do not add up', () => {
    const company = ordered();
    receive(company, '2026-03-01', '7');
    for (const [number, quantity] of [
      ['R1', '3'],
      ['R2', '2'],
      ['R3', '2'],
    ] as const) {
      bill(company, '2026-03-05', { number, quantity, price: '14.29' });
    }
    expect(company.balance('goodsReceived')).toEqual(['0', '0']);
    expect(company.balance('priceDifference')).toEqual(['0', '0']);
  });

  it('O3: are less by what goes back, at the value of its lot', () => {
    const company = ordered();
    receive(company, '2026-03-01', '7');
    const back = { kind: 'supplier-return', id: 'PO-1', line: '1' };
    const issue = { ...goods, quantity: pieces('7'), purpose: back };
    company.say('2026-03-02', 'StockIssued', ['gdansk.SEAL', issue]);
    expect(company.balance('goodsReceived')).toEqual(['0', '0']);
    expect(company.balance('inventory')).toEqual(['0', '0']);
    expect(company.balance('scrap')).toEqual(['0', '0']);
  });
});

describe('what operations report late', () => {
  const found = (company: CompanyInMemory, date: string): void => {
    const count = { site: 'gdansk', item: 'SEAL', lot: 'L1', quantity: pieces('5'), reason: 'Found' };
    company.say(date, 'StockAdjusted', ['gdansk.SEAL', count]);
  };
  const period = (company: CompanyInMemory, name: string, month: string): void => {
    const of = { company: 'gemba-pl', period: month };
    const data = name === 'LockFiscalPeriod' ? { reason: 'Month end' } : of;
    company.send('2026-05-02', { to: 'fiscal-period', id: `gemba-pl.${month}`, name, data });
  };

  it('O12: for a closed or a locked month is booked in the first open month, said so, and all agree', () => {
    const company = ordered();
    company.open('2026-04', '2026-05');
    receive(company, '2026-03-01', '7');
    period(company, 'LockFiscalPeriod', '2026-03');
    period(company, 'CloseFiscalPeriod', '2026-03');
    period(company, 'LockFiscalPeriod', '2026-04');
    found(company, '2026-03-31');
    expect(company.journals.at(-1)).toMatchObject({
      ...{ postingDate: '2026-05-01', documentDate: '2026-03-31' },
      text: expect.stringContaining('of 2026-03-31, booked late'),
    });
    // 12 × 61.63 PLN, as its layers say.
    expect(company.balance('inventory')[0]).toBe('739.54');
    expect(company.journals.every(({ lines }) => isBalanced(lines))).toBe(true);
  });

  it('O12: is refused while no later month is open', () => {
    const company = ordered();
    receive(company, '2026-03-01', '7');
    period(company, 'LockFiscalPeriod', '2026-03');
    expect(() => {
      found(company, '2026-03-31');
    }).toThrow('FIN-PER-LOCKED');
  });
});

describe('operating expenses', () => {
  const record = (company: CompanyInMemory, number: string, more: object): void => {
    const data = {
      ...{ site: 'gdansk', company: 'gemba-pl', number, date: '2026-03-01', settled: 'bank', text: number },
      ...more,
    };
    company.send('2026-03-02', {
      ...{ to: 'operating-expense', id: `gdansk.${number}`, name: 'RecordOperatingExpense', data },
    });
  };

  it('O36: wages, energy and rent are in the books, and taken back with their tax', () => {
    const company = ordered();
    record(company, 'W-1', { kind: 'wages', net: pln('9000.00'), settled: 'accrual' });
    record(company, 'E-1', { kind: 'energy', net: pln('1000.00'), tax: pln('230.00') });
    record(company, 'R-1', { kind: 'rent', net: pln('4000.00'), tax: pln('920.00') });
    record(company, 'P-1', { kind: 'productionWages', net: pln('200.00') });
    expect(company.balance('wages')[0]).toBe('9000');
    expect(company.balance('energy')[0]).toBe('1000');
    expect(company.balance('rent')[0]).toBe('4000');
    expect(company.balance('absorbedLabour')[0]).toBe('200');
    expect(company.balance('inputTax')[0]).toBe('1150');
    expect(company.balance('accruals')[0]).toBe('-9000');
    expect(company.balance('bank')[0]).toBe('-6350');
    company.send('2026-03-03', {
      ...{ to: 'operating-expense', id: 'gdansk.R-1', name: 'ReverseOperatingExpense' },
      data: { reason: 'Not our rent' },
    });
    expect(company.balance('rent')[0]).toBe('0');
    expect(company.balance('inputTax')[0]).toBe('230');
    expect(company.balance('bank')[0]).toBe('-1430');
  });
});
