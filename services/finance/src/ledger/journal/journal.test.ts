/** Every journal balances in three currencies, is booked once and is only ever taken back by its mirror. */
import { describe, expect, it } from '@jest/globals';
import type { JournalLine } from '@gemba/contracts/events/finance/ledger';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { isBalanced, mirrored } from './balance.js';
import { journal } from './journal.js';

const { given } = spec(journal);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pln = (amount: string) => ({ amount, currency: 'PLN' });
const gdansk = {
  id: 'gdansk',
  companyId: 'gemba-pl',
  timeZone: 'Europe/Warsaw',
  currency: 'PLN',
  groupCurrency: 'EUR',
  dayStart: '06:00',
};
const rates = {
  pairs: {
    'EUR.PLN': [{ date: '2026-03-01', rate: '4.3333' }],
    'USD.PLN': [{ date: '2026-03-01', rate: '3.7' }],
    'USD.EUR': [{ date: '2026-03-01', rate: '0.9' }],
  },
};
const command = {
  site: 'gdansk',
  company: 'gemba-pl',
  postingDate: '2026-03-02',
  sourceEventId: 'E-1',
  sourceType: 'supply-chain.GoodsReceived',
  text: 'Goods received',
  lines: [
    { account: '1300', debit: eur('100.00') },
    { account: '2100', credit: eur('100.00') },
  ],
};
const here = given().at({ site: gdansk }).knowing({ rates });

const posted = (lines: object[]): readonly JournalLine[] => {
  const { decision } = here.when('PostJournal', { ...command, lines: lines as typeof command.lines });
  return (decision as unknown as [{ data: { lines: JournalLine[] } }])[0].data.lines;
};

describe('PostJournal', () => {
  it('books in the transaction, local and group currency', () => {
    const zero = { debit: eur('0.00'), localDebit: pln('0.00'), groupDebit: eur('0.00') };
    const none = { credit: eur('0.00'), localCredit: pln('0.00'), groupCredit: eur('0.00') };
    const { lines: _, ...head } = command;
    here.when('PostJournal', command).then(
      happened('JournalPosted', {
        ...head,
        lines: [
          {
            account: '1300',
            debit: eur('100.00'),
            localDebit: pln('433.33'),
            groupDebit: eur('100.00'),
            ...none,
            dimensions: {},
          },
          {
            account: '2100',
            ...zero,
            credit: eur('100.00'),
            localCredit: pln('433.33'),
            groupCredit: eur('100.00'),
            dimensions: {},
          },
        ],
      }),
    );
  });

  it('puts what rounding leaves over on a line of its own', () => {
    const lines = posted([
      { account: '1200', debit: eur('0.30') },
      { account: '4000', credit: eur('0.10') },
      { account: '4000', credit: eur('0.10') },
      { account: '4000', credit: eur('0.10') },
    ]);
    expect(lines.at(-1)).toMatchObject({
      account: '7100',
      debit: eur('0.00'),
      credit: eur('0.00'),
      localCredit: pln('0.01'),
      groupCredit: eur('0.00'),
    });
    expect(isBalanced(lines)).toBe(true);
  });

  it('puts what changed rates leave over on exchange differences, per currency', () => {
    const usd = { amount: '100.00', currency: 'USD' };
    const lines = posted([
      { account: '2000', debit: usd, booked: { local: pln('360.00'), group: eur('92.00') } },
      { account: '1000', credit: usd },
    ]);
    expect(lines.slice(2)).toMatchObject([
      { account: '7000', localDebit: pln('10.00'), localCredit: pln('0.00') },
      { account: '7000', groupDebit: eur('0.00'), groupCredit: eur('2.00') },
    ]);
    expect(isBalanced(lines)).toBe(true);
  });

  it('says nothing twice and refuses a second posting of the same source', () => {
    const first = here.when('PostJournal', command).decision as [ReturnType<typeof happened>];
    const again = given(first[0] as never)
      .at({ site: gdansk })
      .knowing({ rates });
    again.when('PostJournal', command).nothing();
    const other = [{ account: '1350', debit: eur('100.00') }, command.lines[1]!];
    again.when('PostJournal', { ...command, lines: other }).refused('FIN-DUP-SOURCE');
    again.when('PostJournal', { ...command, postingDate: '2026-03-03' }).refused('FIN-DUP-SOURCE');
  });

  const [debit, credit] = command.lines as [object, object];
  it.each([
    ['FIN-JNL-UNBALANCED', [debit, { account: '2100', credit: eur('99.99') }]],
    ['FIN-JNL-ZERO', [debit]],
    ['FIN-JNL-ZERO', [debit, { account: '2100', credit: eur('0.00') }]],
    ['FIN-JNL-SIDE', [debit, { account: '2100', credit: eur('100.00'), debit: eur('1.00') }]],
    ['FIN-JNL-SIDE', [debit, { account: '2100' }]],
    ['FIN-JNL-SIDE', [credit, { account: '1300', credit: eur('-100.00') }]],
    ['FIN-JNL-CURRENCY', [debit, { account: '2100', credit: eur('100.001') }]],
    ['FIN-JNL-CURRENCY', [debit, { account: '2100', credit: pln('100.00') }]],
    ['FIN-JNL-CURRENCY', [debit, { ...credit, booked: { local: eur('1.00'), group: eur('1.00') } }]],
    ['FIN-JNL-ACCOUNT', [debit, { account: '9999', credit: eur('100.00') }]],
  ])('refuses with %s', (code, lines) => {
    here.when('PostJournal', { ...command, lines: lines as typeof command.lines }).refused(code);
  });

  it('refuses without a rate, in the books of another company and in a period that is not open', () => {
    here.when('PostJournal', { ...command, postingDate: '2026-02-01' }).refused('FIN-RATE-MISSING');
    here.when('PostJournal', { ...command, company: 'gemba-fr' }).refused('FIN-JNL-COMPANY');
    here
      .knowing({ period: { status: 'closed' } })
      .when('PostJournal', command)
      .refused('FIN-PER-CLOSED');
    const locked = here.knowing({ period: { status: 'locked' } });
    locked.when('PostJournal', command).refused('FIN-PER-LOCKED');
    const byHand = { ...command, sourceType: 'manual' };
    expect(locked.when('PostJournal', byHand).decision).toHaveLength(1);
    here
      .knowing({ period: { status: 'closed' } })
      .when('PostJournal', byHand)
      .refused('FIN-PER-CLOSED');
  });
});

describe('ReverseJournal', () => {
  const lines = posted(command.lines);
  const { lines: _, ...head } = command;
  const before = happened('JournalPosted', { ...head, lines: [...lines] });
  const reason = 'wrong account';
  const reversed = happened('JournalReversed', {
    reason,
    company: 'gemba-pl',
    site: 'gdansk',
    postingDate: '2026-03-02',
    lines: [...lines],
  });

  it('says what has to be taken back, once', () => {
    given(before).when('ReverseJournal', { reason }).then(reversed);
    given(before, reversed).when('ReverseJournal', { reason }).nothing();
    given().when('ReverseJournal', { reason }).refused('FIN-JNL-STATE');
  });

  it('is mirrored to the cent, exchange differences included', () => {
    const usd = { amount: '100.00', currency: 'USD' };
    const original = posted([
      { account: '2000', debit: usd, booked: { local: pln('360.00'), group: eur('92.00') } },
      { account: '1000', credit: usd },
    ]);
    const back = mirrored(original).map(({ side, amount, ...line }) => ({ ...line, [side]: amount }));
    const taken = posted(back);
    expect(taken).toHaveLength(original.length);
    taken.forEach((line, index) => {
      const { debit, credit, localDebit, localCredit, groupDebit, groupCredit } = original[index]!;
      expect(line).toMatchObject({ debit: credit, credit: debit, localDebit: localCredit });
      expect(line).toMatchObject({
        localCredit: localDebit,
        groupDebit: groupCredit,
        groupCredit: groupDebit,
      });
    });
  });
});
