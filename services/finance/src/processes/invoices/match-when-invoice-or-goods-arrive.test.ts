/** Invoices meet receipts in whatever order both arrive, and no receipt is billed twice. */
import { describe, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { supplierInvoice } from '../../invoices/supplier-invoice/supplier-invoice.js';
import { matchWhenInvoiceOrGoodsArrive } from './match-when-invoice-or-goods-arrive.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const who = { site: 'lyon', supplier: 'S1' };

const billed = (subject: string, quantity: string) =>
  heard(
    'SupplierInvoiceReceived',
    {
      ...who,
      purchaseOrder: 'PO-1',
      number: subject,
      lines: [{ line: '1', item: 'SEAL', quantity: pieces(quantity), price: eur('2.00') }],
      total: eur(String(Number(quantity) * 2)),
      due: '2026-04-01',
    },
    { subject },
  );
const arrived = (quantity: string, line = '1') =>
  heard(
    'GoodsReceived',
    {
      ...who,
      line,
      item: 'SEAL',
      quantity: pieces(quantity),
      lot: 'L1',
      price: eur('2.00'),
      promised: '2026-03-01',
    },
    { subject: 'PO-1' },
  );
const deal = { ...who, line: '1', item: 'SEAL', price: eur('2.00') };
const receipt = (quantity: string, taken?: string) => ({
  ...{ ...deal, quantity: pieces(quantity), date: '2026-03-02' },
  ...(taken !== undefined && { taken: pieces(taken) }),
});
/** Receipts as `open` or `open of whole`. */
const ask = (id: string, ...quantities: string[]) =>
  send(supplierInvoice, [id, 'MatchSupplierInvoice'], {
    ordered: [],
    receipts: quantities.map((quantity) => {
      const [open, taken] = quantity.split(' after ');
      return receipt(open!, taken);
    }),
  });
const asked = (id: string, ordered: string, ...receipts: string[]) => {
  const { data, ...command } = ask(id, ...receipts);
  return { ...command, data: { ...(data as object), ordered: [{ ...deal, quantity: pieces(ordered) }] } };
};
const { after } = story(matchWhenInvoiceOrGoodsArrive);

describe('an invoice', () => {
  it('is held against what came in on its lines', () => {
    after(arrived('6'), arrived('5', '2'), arrived('4'))
      .when(billed('I1', '10'))
      .sends(ask('I1', '6', '4'));
  });

  it('that comes before the goods is asked again with every receipt', () => {
    after().when(billed('I1', '10')).sends(ask('I1'));
    after(billed('I1', '10')).when(arrived('6')).sends(ask('I1', '6'));
    after(billed('I1', '10'), arrived('6'))
      .when(arrived('4'))
      .sends(ask('I1', '6', '4'));
    after(billed('I1', '10'), arrived('6'), arrived('4')).when(arrived('1')).sends();
  });

  it('finds nothing that another one took', () => {
    after(arrived('10'), billed('I1', '4')).when(billed('I2', '7')).sends(ask('I2', '6 after 4'));
    after(billed('I1', '10'), billed('I2', '10')).when(arrived('10')).sends(ask('I1', '10'), ask('I2'));
  });

  it('that is held for its tax or its number takes nothing', () => {
    const { data, ...event } = billed('I1', '4');
    const held = [{ unknownTaxRate: { rate: '0.77', country: 'FR' } }, { resembles: 'S1.i-1' }];
    for (const doubt of held) {
      after(arrived('10'), { ...event, data: { ...data, ...doubt } })
        .when(billed('I2', '10'))
        .sends(ask('I2', '10'));
    }
  });

  it('that was released takes what there is of it', () => {
    const released = heard(
      'PaymentReleased',
      { ...who, purchaseOrder: 'PO-1', total: eur('24.00'), received: eur('20.00'), reason: 'seen' },
      { subject: 'I1' },
    );
    after(arrived('10'), billed('I1', '12'), released).when(billed('I2', '1')).sends(ask('I2'));
  });

  it('O1: of another supplier, item or site takes nothing of what the right one needs', () => {
    const wrong = (more: object) => {
      const right = billed('I1', '10');
      return { ...right, data: { ...right.data, ...more } };
    };
    const cast = { lines: [{ line: '1', item: 'CAST', quantity: pieces('10'), price: eur('2.00') }] };
    for (const more of [{ supplier: 'S2' }, { site: 'gdansk' }, cast]) {
      after(arrived('10'), wrong(more)).when(billed('I2', '10')).sends(ask('I2', '10'));
      after(arrived('10'), wrong(more), billed('I2', '10')).when(arrived('1')).sends(ask('I1', '1'));
    }
  });

  it('O1: that names one order line twice takes its receipt once', () => {
    const twice = billed('I1', '10');
    const lines = [...twice.data.lines, ...twice.data.lines];
    after(arrived('10'), { ...twice, data: { ...twice.data, lines } })
      .when(billed('I2', '10'))
      .sends(ask('I2', '10'));
  });

  it('is asked again when another one takes what it waits with', () => {
    const dear = billed('I1', '10');
    const lines = [{ ...dear.data.lines[0]!, price: eur('3.00') }];
    after(arrived('10'), { ...dear, data: { ...dear.data, lines } }, billed('I2', '10'))
      .when(arrived('4'))
      .sends(ask('I1', '4'));
  });
});

const placed = (quantity: string) =>
  heard(
    'PurchaseOrderPlaced',
    {
      ...who,
      lines: [{ line: '1', item: 'SEAL', quantity: pieces(quantity), price: eur('2.00') }],
      total: eur('100.00'),
      promised: '2026-03-04',
    },
    { subject: 'PO-1' },
  );

const sentBack = (quantity: string) =>
  heard('StockIssued', {
    ...{ site: 'lyon', item: 'SEAL', lot: 'L1', quantity: pieces(quantity) },
    purpose: { kind: 'supplier-return' as const, id: 'PO-1', line: '1' },
  });

describe('goods that go back to the supplier', () => {
  it('O3: can no longer be billed: 25 came, 5 went back, 20 are there', () => {
    after(arrived('25'), sentBack('5')).when(billed('I1', '25')).sends(ask('I1', '20 after 5'));
  });

  it('O3: after they were billed are owed by the supplier: what replaces them is no new debt', () => {
    const before = [arrived('25'), billed('I1', '25'), sentBack('5'), arrived('8')] as const;
    after(...before)
      .when(billed('I2', '8'))
      .sends(ask('I2', '3 after 5'));
  });
});

describe('an invoice that was released before its goods came', () => {
  const released = (awaited: string) =>
    heard(
      'PaymentReleased',
      {
        ...{ ...who, purchaseOrder: 'PO-1', total: eur('24.00'), reason: 'seen' },
        ...{ received: eur('0.00'), awaited: eur(awaited) },
      },
      { subject: 'I1' },
    );
  const clear = (amount: string, ...receipts: readonly ReturnType<typeof receipt>[]) =>
    send(supplierInvoice, ['I1', 'ClearAwaitedGoods'], { billed: eur(amount), receipts: [...receipts] });
  const start = [placed('10'), billed('I1', '10'), released('20.00')] as const;

  it('O33: meets the receipts as they come, and nobody else is billed for them', () => {
    after(placed('10')).when(billed('I1', '10')).sends(asked('I1', '10'));
    after(...start)
      .when(arrived('4'))
      .sends(clear('8.00', receipt('4', '0')));
    after(...start, arrived('4'))
      .when(arrived('6'))
      .sends(clear('12.00', receipt('6', '0')));
    after(...start, arrived('10'))
      .when(billed('I2', '1'))
      .sends(asked('I2', '0'));
  });

  it('waits for nothing of a line that is closed', () => {
    const end = { ...who, line: '1', item: 'SEAL', kind: 'tolerance', open: pieces('1') } as const;
    after(placed('10'), arrived('9'), heard('PurchaseOrderLineClosed', end, { subject: 'PO-1' }))
      .when(billed('I2', '10'))
      .sends(asked('I2', '0', '9'));
  });

  it('waits for nothing that was never ordered', () => {
    after(placed('10'), billed('I1', '12'), released('24.00'), arrived('10'))
      .when(billed('I2', '1'))
      .sends(asked('I2', '0', '10'));
  });
});
