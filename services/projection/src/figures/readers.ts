/**
 * Who may read which figure. Sums over sites say how the company does and are for everybody who works here;
 * money, stock and people are for the readers of what they are made of.
 */
import { mayRead } from '@gemba/contracts/access';
import type { Noun } from '@gemba/contracts/access';
import type { Kpi, KpiGroup, Term } from '@gemba/read-model/kpi';
import { readTerm } from '@gemba/read-model/kpi';
import { lists } from './lists.js';
import { catalogue } from './kpis/catalogue.js';

/** The noun whose readers may see the figures of a group; the facts behind one ask for the noun of each. */
const NOUN_OF_GROUP: Readonly<Record<KpiGroup, Noun>> = {
  delivery: 'site',
  production: 'site',
  quality: 'site',
  inventory: 'stock-item',
  people: 'absence',
  money: 'journal',
};

/** Whether somebody with these roles may read the figure. */
export const mayReadKpi = (roles: readonly string[], { group }: Pick<Kpi, 'group'>): boolean =>
  mayRead(roles, NOUN_OF_GROUP[group]);

/** A notice may name only the beginning of a measure: `ledger` for `ledger/4000`. */
const concerns = (term: Term, measure: string): boolean => {
  const { measure: of, prefix } = readTerm(term);
  return of === measure || (prefix && measure.startsWith(of)) || of.startsWith(`${measure}/`);
};

/** Whether somebody with these roles may know that a measure moved. */
export const mayHearOf = (roles: readonly string[], measure: string): boolean =>
  catalogue.some(
    (kpi) =>
      mayReadKpi(roles, kpi) &&
      [...kpi.numerator, ...(kpi.denominator ?? [])].some((term) => concerns(term, measure)),
  );

/** Whether somebody with these roles may know that a list changed; documents behind lists are nobody's. */
export const mayHearOfList = (roles: readonly string[], name: string): boolean => {
  const list = lists.get(name);
  return list !== undefined && mayRead(roles, list.of);
};
