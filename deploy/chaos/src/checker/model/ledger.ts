/** The checker's own model of the books: what an event means for the accounts, and what accounts sum to. */
import { add, decimal, rounded, sumOf } from './decimals.js';
import type { Decimal } from './decimals.js';
import type { DocumentData, JournalData, JournalLine, LayerData, Money, WorkData } from './shapes.js';
import { dataOf } from './shapes.js';
import type { StoredEvent } from './snapshot.js';

const BANK = '1000';
const RECEIVABLES = '1200';
const INVENTORY = '1300';
const WORK = '1350';
const INPUT_TAX = '1400';
const PAYABLES = '2000';
const GOODS_RECEIVED = '2100';
const TAX = '2200';
const REVENUE = '4000';

/**
 * Debit less credit in the transaction currency, by account; only the accounts that follow from the event
 * alone.
 */
export type Meaning = ReadonlyMap<string, Decimal>;

type Entry = readonly [account: string, amount: Money | undefined, sign: 1 | -1];

const meaning = (...entries: readonly Entry[]): Meaning =>
  new Map(entries.map(([account, amount, sign]) => [account, decimal(amount?.amount).times(sign)]));

type Meant = (event: StoredEvent) => Meaning | null;

const layer =
  (sign: 1 | -1): Meant =>
  (event) =>
    meaning([INVENTORY, dataOf<LayerData>(event).amount, sign]);

const accepted: Meant = (event) => {
  const { total, received, awaited, tax } = dataOf<DocumentData>(event);
  const cleared = decimal(received?.amount).plus(decimal(awaited?.amount));
  return new Map([...meaning([PAYABLES, total, -1], [INPUT_TAX, tax, 1]), [GOODS_RECEIVED, cleared]]);
};

const MEANINGS: Readonly<Record<string, Meant | undefined>> = {
  CostLayerAdded: layer(1),
  CostLayerConsumed: layer(-1),
  WorkInProgressCharged: (event) => {
    const { element, amount } = dataOf<WorkData>(event);
    return element === 'material' ? null : meaning([WORK, amount, 1]);
  },
  WorkInProgressRelieved: (event) => {
    const { kind, amount } = dataOf<WorkData>(event);
    return kind === 'finished' ? null : meaning([WORK, amount, -1]);
  },
  MatchPassed: accepted,
  PaymentReleased: accepted,
  AwaitedGoodsCleared: (event) => {
    const { received, billed } = dataOf<DocumentData>(event);
    return new Map([[GOODS_RECEIVED, decimal(received?.amount).minus(decimal(billed?.amount))]]);
  },
  SupplierInvoicePaid: (event) => {
    const { amount } = dataOf<DocumentData>(event);
    return meaning([PAYABLES, amount, 1], [BANK, amount, -1]);
  },
  CustomerInvoiceIssued: (event) => {
    const { total, net, tax } = dataOf<DocumentData>(event);
    return meaning([RECEIVABLES, total, 1], [REVENUE, net, -1], [TAX, tax, -1]);
  },
  CustomerPaymentReceived: (event) => {
    const { amount } = dataOf<DocumentData>(event);
    return meaning([BANK, amount, 1], [RECEIVABLES, amount, -1]);
  },
};

export const BOOKED: readonly string[] = Object.keys(MEANINGS);

/** What an event means for the books; null when it means nothing. */
export const meaningOf = (event: StoredEvent): Meaning | null => {
  const meant = MEANINGS[event.type]?.(event) ?? null;
  return meant && [...meant.values()].some((amount) => !amount.isZero()) ? meant : null;
};

export type Level = 'transaction' | 'local' | 'group';

const SIDES: Readonly<Record<Level, (line: JournalLine) => readonly [Money, Money]>> = {
  transaction: ({ debit, credit }) => [debit, credit],
  local: ({ localDebit, localCredit }) => [localDebit, localCredit],
  group: ({ groupDebit, groupCredit }) => [groupDebit, groupCredit],
};

/** Debit less credit of the lines at a level, by currency. */
export const balancesOf = (lines: readonly JournalLine[], level: Level): ReadonlyMap<string, Decimal> => {
  const sums = new Map<string, Decimal>();
  for (const line of lines) {
    const [debit, credit] = SIDES[level](line);
    add(sums, debit.currency, decimal(debit.amount).minus(decimal(credit.amount)));
  }
  return sums;
};

/** Debit less credit of a journal in its transaction currency, by account. */
export const accountsOf = ({ lines }: JournalData): ReadonlyMap<string, Decimal> => {
  const sums = new Map<string, Decimal>();
  for (const { account, debit, credit } of lines)
    add(sums, account, decimal(debit.amount).minus(decimal(credit.amount)));
  return sums;
};

export type Sides = { readonly debit: Decimal; readonly credit: Decimal; readonly group: Decimal };

/** Debits and credits of every account in local currency, by `<site>.<account>`. */
export const booksOf = (journals: readonly StoredEvent[]): ReadonlyMap<string, Sides> => {
  const lines = journals.flatMap((event) => {
    const { site, lines: posted } = dataOf<JournalData>(event);
    return posted.map((line) => ({ key: `${site}.${line.account}`, line }));
  });
  return new Map(
    [...Map.groupBy(lines, ({ key }) => key)].map(([key, own]) => [
      key,
      {
        debit: sumOf(own.map(({ line }) => line.localDebit.amount)),
        credit: sumOf(own.map(({ line }) => line.localCredit.amount)),
        group: sumOf(own.map(({ line }) => line.groupDebit.amount)).minus(
          sumOf(own.map(({ line }) => line.groupCredit.amount)),
        ),
      },
    ]),
  );
};

/** Σ quantity × price, each line rounded once. */
export const netOf = (lines: DocumentData['lines']): Decimal =>
  lines.reduce(
    (sum, { quantity, price }) => sum.plus(rounded(decimal(quantity.value).times(decimal(price?.amount)))),
    decimal('0'),
  );
