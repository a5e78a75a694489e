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
const by = { kind: 'system' as const, id: 'process' };
const calendar = { months: { '2026-03': 'open', '2026-04': 'open' } };
const here = given().at({ site: gdansk, by }).knowing({ rates, calendar });

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
      .at({ site: gdansk, by })
      .knowing({ rates, calendar });
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

  it('refuses without a rate and in the books of another company', () => {
    here
      .knowing({ calendar: { months: { '2026-02': 'open' } } })
      .when('PostJournal', { ...command, postingDate: '2026-02-01' })
      .refused('FIN-RATE-MISSING');
    here.when('PostJournal', { ...command, company: 'gemba-fr' }).refused('FIN-JNL-COMPANY');
  });

  const byHand = {
    ...command,
    sourceType: 'manual',
    lines: [
      { account: '1000', debit: eur('100.00') },
      { account: '3000', credit: eur('100.00') },
    ],
  };
  const ana = here.at({ by: { kind: 'person', id: 'ana' } });
  const months = (status: string, next?: string) => ({
    calendar: { months: { '2026-03': status, ...(next && { '2026-04': next }) } },
  });

  it.each([
    ['closed', 'FIN-PER-CLOSED'],
    ['locked', 'FIN-PER-LOCKED'],
  ])(
    'O12: for a month that is %s books operations in the next open one, or refuses with %s',
    (status, code) => {
      const { decision } = here.knowing(months(status, 'open')).when('PostJournal', command);
      expect(decision).toMatchObject([{ data: { postingDate: '2026-04-01', documentDate: '2026-03-02' } }]);
      here.knowing(months(status)).when('PostJournal', command).refused(code);
      here.knowing(months(status, 'locked')).when('PostJournal', command).refused(code);
    },
  );

  it('takes by hand what is dated into an open or a locked month, never another', () => {
    for (const status of ['open', 'locked']) {
      const { decision } = ana.knowing(months(status, 'open')).when('PostJournal', byHand);
      expect(decision).toMatchObject([{ data: { postingDate: '2026-03-02' } }]);
    }
    ana.knowing(months('closed', 'open')).when('PostJournal', byHand).refused('FIN-PER-CLOSED');
  });

  it('P38: refuses a year that has no period, by hand and by process', () => {
    ana.when('PostJournal', { ...byHand, postingDate: '1969-12-31' }).refused('FIN-PER-NONE');
    ana.when('PostJournal', { ...byHand, postingDate: '2031-01-01' }).refused('FIN-PER-NONE');
    here.when('PostJournal', { ...command, postingDate: '2031-01-01' }).refused('FIN-PER-NONE');
    here.knowing({ calendar: undefined }).when('PostJournal', command).refused('FIN-PER-NONE');
  });

  it('P49: refuses by hand what a subledger keeps, and the name of a process', () => {
    ana.when('PostJournal', { ...command, sourceType: 'manual' }).refused('FIN-JNL-CONTROL');
    ana.when('PostJournal', { ...byHand, sourceType: 'finance.CostLayerAdded' }).refused('FIN-JNL-SOURCE');
  });

  it('refuses by hand what a line is to be worth in the books: that is its amount at the rate', () => {
    const [bank, equity] = byHand.lines as [object, object];
    for (const [local, group] of [
      ['50000.00', '1.00'],
      ['433.33', '100.00'],
    ] as const) {
      const booked = { local: pln(local), group: eur(group) };
      const lines = [{ ...bank, booked }, equity] as typeof byHand.lines;
      ana.when('PostJournal', { ...byHand, lines }).refused('FIN-JNL-BOOKED');
    }
    const own = [
      { account: '1000', debit: pln('100.00') },
      { account: '3000', credit: pln('100.00') },
    ] as unknown as typeof byHand.lines;
    const { decision } = ana.when('PostJournal', { ...byHand, lines: own });
    const [{ data }] = decision as unknown as [{ data: { lines: JournalLine[] } }];
    expect(data.lines.map(({ localDebit, localCredit }) => [localDebit, localCredit])).toEqual([
      [pln('100.00'), pln('0.00')],
      [pln('0.00'), pln('100.00')],
    ]);
  });
});

describe('ReverseJournal', () => {
  const lines = posted(command.lines);
  const { lines: _, ...rest } = command;
  const head = { ...rest, sourceType: 'manual' };
  const before = happened('JournalPosted', { ...head, lines: [...lines] });
  const reason = 'wrong account';
  const reversed = happened('JournalReversed', {
    reason,
    company: 'gemba-pl',
    site: 'gdansk',
    postingDate: '2026-03-02',
    lines: [...lines],
  });

  const march = (status: string) => ({ calendar: { months: { '2026-03': status, '2026-04': 'open' } } });

  it.each([
    ['closed', 'FIN-PER-CLOSED'],
    ['locked', 'FIN-PER-LOCKED'],
  ])('O12: refuses while the month of today is %s, since its mirror could not be posted', (status, code) => {
    given(before).knowing(march(status)).when('ReverseJournal', { reason }).refused(code);
    given(before).knowing({ calendar: undefined }).when('ReverseJournal', { reason }).refused('FIN-PER-NONE');
    given(before, reversed).knowing(march(status)).when('ReverseJournal', { reason }).nothing();
  });

  it('says what has to be taken back, once', () => {
    given(before).knowing(march('open')).when('ReverseJournal', { reason }).then(reversed);
    given(before, reversed).when('ReverseJournal', { reason }).nothing();
    given().when('ReverseJournal', { reason }).refused('FIN-JNL-STATE');
  });

  it('P49: refuses what a process booked, with the way to do it', () => {
    const byProcess = happened('JournalPosted', { ...before.data, sourceType: 'finance.CostLayerAdded' });
    const refusal = given(byProcess).when('ReverseJournal', { reason });
    refusal.refused('FIN-JNL-PROCESS');
    expect(refusal.decision).toMatchObject({ hint: 'Count, return or issue the stock.' });
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
