/** The invoice, the payment, and the journals that book them. */
import type { AccountName } from '@gemba/contracts/events/finance/accounts';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Order, Said } from './said.js';
import { money, pieces, says } from './said.js';

type Entry = readonly [account: AccountName, cents: number];

/** Debits are above zero, credits below; the group keeps its books in the same amounts in euro. */
const journal = (order: Order, id: string, entries: readonly Entry[]): Said => {
  const { number, site, currency, customer, due: postingDate } = order;
  const sides = (cents: number, of: string) =>
    [money(Math.max(0, cents), of), money(Math.max(0, -cents), of)] as const;
  const lines = entries.map(([account, cents]) => {
    const [[debit, credit], [groupDebit, groupCredit]] = [sides(cents, currency), sides(cents, 'EUR')];
    const both = { debit, credit, localDebit: debit, localCredit: credit, groupDebit, groupCredit };
    return {
      account: ACCOUNTS[account].number,
      ...both,
      dimensions: { partner: customer, order: `SO-${String(number)}` },
    };
  });
  const said = {
    company: `company-${site}`,
    site,
    postingDate,
    sourceEventId: id,
    sourceType: 'Order',
    text: 'Entry',
  };
  return says(`journal-${id}`, 'JournalPosted', { ...said, lines });
};

export const booking = (order: Order): readonly Said[] => {
  const { number, site, currency, customer, item, due } = order;
  const shipment = `SH-${String(number)}`;
  const net = order.cents * order.pieces * 2;
  const tax = Math.round(net / 5);
  const cost = order.cents * order.pieces;
  const of = (cents: number) => money(cents, currency);
  const about = { site, customer, salesOrder: `SO-${String(number)}` };
  const price = of(order.cents);
  const lines = ['1', '2'].map((line) => ({ line, item, quantity: pieces(order.pieces), price }));
  const sums = { net: of(net), taxRate: '0.2', tax: of(tax), total: of(net + tax) };
  const paid = { amount: of(net + tax), open: of(0), reference: `B-${String(number)}` };
  return [
    says(`customer-invoice-${shipment}`, 'CustomerInvoiceIssued', {
      ...about,
      shipment,
      lines,
      ...sums,
      due,
    }),
    journal(order, `${shipment}-sold`, [
      ['receivables', net + tax],
      ['revenue', -net],
      ['taxPayable', -tax],
    ]),
    journal(order, `${shipment}-cost`, [
      ['goodsSold', cost],
      ['inventory', -cost],
    ]),
    says(`customer-invoice-${shipment}`, 'CustomerPaymentReceived', { ...about, ...paid }),
    journal(order, `${shipment}-paid`, [
      ['bank', net + tax],
      ['receivables', -net - tax],
    ]),
  ];
};
