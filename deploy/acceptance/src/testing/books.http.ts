/** What finance has in its books, as tests read it. */
import type { JournalAnswer } from '@gemba/finance-service/ledger/journal/journal';
import type { Money } from '@gemba/measures/money';
import type { Person } from './person.http.js';

export type Journals = { readonly data: readonly (JournalAnswer & { readonly id: string })[] };

type Charge = { readonly kind?: string; readonly element?: string; readonly amount: Money };

/** The history of an order's cost. */
export type Charges = { readonly data: readonly { readonly data: Charge }[] };

/** Account, side and amount in local currency, `1300 +400.00`. */
const booked = ({ lines }: JournalAnswer): readonly string[] =>
  lines.map(({ account, localDebit, localCredit }) =>
    Number(localDebit.amount) === 0
      ? `${account} -${localCredit.amount}`
      : `${account} +${localDebit.amount}`,
  );

/** Waits for a journal that books this type of event, and answers the lines of the latest. */
export const journalOf = async (person: Person, sourceType: string): Promise<readonly string[]> => {
  const isIt = (journal: JournalAnswer) => journal.sourceType === sourceType;
  const { data } = await person.awaits<Journals>('journals?limit=200', (page) => page.data.some(isIt));
  return data.filter(isIt).slice(0, 1).flatMap(booked);
};
