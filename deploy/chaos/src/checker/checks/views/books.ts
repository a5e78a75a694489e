/** The projection's books are those of the journals, and its consistency board agrees. */
import type { Check } from '../../model/finding.js';
import { add, decimal, ZERO } from '../../model/decimals.js';
import type { Decimal } from '../../model/decimals.js';
import { booksOf } from '../../model/ledger.js';
import type { Money } from '../../model/shapes.js';

type AccountDocument = {
  readonly local: { readonly debit: Money; readonly credit: Money };
  readonly group: { readonly debit: Money; readonly credit: Money };
};

const shownIn = (row: unknown) => {
  const { local, group } = row as AccountDocument;
  return {
    debit: decimal(local.debit.amount),
    credit: decimal(local.credit.amount),
    group: decimal(group.debit.amount).minus(decimal(group.credit.amount)),
  };
};

const NOTHING = { debit: ZERO, credit: ZERO, group: ZERO };

export const accountsInViews: Check = {
  name: 'ledger-in-views',
  find: (of) => {
    const books = booksOf(of.of('JournalPosted'));
    const shown = new Map(
      of.views.rows
        .filter(({ table }) => table === 'account-documents')
        .map(({ key, row }) => [key, shownIn(row)]),
    );
    return [...new Set([...books.keys(), ...shown.keys()])].flatMap((account) => {
      const [mine, theirs] = [books.get(account) ?? NOTHING, shown.get(account) ?? NOTHING];
      const isSame =
        mine.debit.equals(theirs.debit) &&
        mine.credit.equals(theirs.credit) &&
        mine.group.equals(theirs.group);
      if (isSame) return [];
      const sides = ({ debit, credit }: typeof NOTHING): string =>
        `${debit.toFixed()} and ${credit.toFixed()}`;
      const what = `The views show ${sides(theirs)} on ${account}; the journals say ${sides(mine)}.`;
      return [{ what, evidence: { account } }];
    });
  },
};

/** The facts of an account sum to its balance. */
export const accountsInFacts: Check = {
  name: 'ledger-in-facts',
  find: (of) => {
    const sums = new Map<string, Decimal>();
    for (const { measure, site, value } of of.views.facts)
      if (measure.startsWith('ledger/'))
        add(sums, `${site}.${measure.slice('ledger/'.length)}`, decimal(value));
    return [...booksOf(of.of('JournalPosted'))].flatMap(([account, { debit, credit }]) => {
      const [mine, theirs] = [debit.minus(credit), sums.get(account) ?? ZERO];
      if (mine.equals(theirs)) return [];
      const what = `Facts of ${account} sum to ${theirs.toFixed()}, the journals to ${mine.toFixed()}.`;
      return [{ what, evidence: { account } }];
    });
  },
};

/** Each line is even. */
export const consistencyBoard: Check = {
  name: 'consistency-board',
  find: (of) =>
    of.answers.consistency
      .filter(({ difference }) => !decimal(difference).isZero())
      .map((line) => ({
        what: `The consistency board has ${line.id} off by ${line.difference}.`,
        evidence: line,
      })),
};
