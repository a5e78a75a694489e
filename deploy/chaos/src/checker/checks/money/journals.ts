/** The books balance: every journal in each of its currencies, and against what it books to the cent. */
import type { Check, Found } from '../../model/finding.js';
import { named } from '../../model/case.js';
import type { Case } from '../../model/case.js';
import { accountsOf, balancesOf, BOOKED, meaningOf } from '../../model/ledger.js';
import type { Level } from '../../model/ledger.js';
import type { JournalData } from '../../model/shapes.js';
import { dataOf } from '../../model/shapes.js';
import type { StoredEvent } from '../../model/snapshot.js';

const LEVELS: readonly Level[] = ['transaction', 'local', 'group'];

export const journalsBalance: Check = {
  name: 'journals-balance',
  find: (of) =>
    of.of('JournalPosted').flatMap((journal) =>
      LEVELS.flatMap((level) =>
        [...balancesOf(dataOf<JournalData>(journal).lines, level)]
          .filter(([, open]) => !open.isZero())
          .map(([currency, open]) => ({
            what: `${named(journal)} is ${open.toFixed()} ${currency} off in ${level} currency.`,
            evidence: journal,
          })),
      ),
    ),
};

const journalFor = (of: Case, source: StoredEvent): StoredEvent | undefined =>
  (of.byCause.get(source.eventId) ?? []).find(({ type }) => type === 'JournalPosted');

const drift = (of: Case, source: StoredEvent): readonly Found[] => {
  const meant = meaningOf(source);
  const journal = journalFor(of, source);
  if (!meant || !journal) return [];
  const booked = accountsOf(dataOf<JournalData>(journal));
  return [...meant].flatMap(([account, amount]) => {
    const said = booked.get(account);
    if (said?.equals(amount) === true || (said === undefined && amount.isZero())) return [];
    const both = `${said?.toFixed() ?? 'nothing'} on ${account}, its source says ${amount.toFixed()}`;
    const what = `${named(journal)} books ${both}.`;
    return [{ what, evidence: { source, journal } }];
  });
};

/** A missing journal is told by the check of reactions. */
export const journalsExact: Check = {
  name: 'journals-exact',
  find: (of) => BOOKED.flatMap((type) => of.of(type).flatMap((source) => drift(of, source))),
};

/** One event is booked once. */
export const bookedOnce: Check = {
  name: 'booked-once',
  find: (of) =>
    [...Map.groupBy(of.of('JournalPosted'), (event) => dataOf<JournalData>(event).sourceEventId)]
      .filter(([, same]) => same.length > 1)
      .map(([source, same]) => ({
        what: `${source} is booked ${String(same.length)} times.`,
        evidence: same,
      })),
};
