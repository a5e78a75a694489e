/** How an item that comes back to a site can be disposed of, and what each way brings; `<site>.<item>`. */
import type {
  DispositionTerms as Terms,
  ReturnPolicySet,
} from '@gemba/contracts/events/supply-chain/returns';
import {
  DISPOSITIONS,
  DispositionTerms,
  ReturnPolicy as Ways,
  returnPolicyEvents,
} from '@gemba/contracts/events/supply-chain/returns';
import { IsListOf, IsRef } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { present, saysTheSame } from '../facts/facts.js';
import { inUnitOf, unknownItem } from '../facts/quantities.js';
import { itemCalled } from '../tables/known.js';

export class SetReturnPolicy {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsListOf(() => DispositionTerms, { min: 1, max: DISPOSITIONS.length }) options!: DispositionTerms[];
}

export type ReturnPolicy = { readonly set: ReturnPolicySet | null };

const NONE: ReturnPolicy = { set: null };

type Measured = { readonly id: string; readonly unit: string };

/** The limits of one way in the unit of the item. */
const ownTerms = (item: Measured, { capacity, demand, ...terms }: Terms): Terms | Rejection => {
  const most = capacity && inUnitOf(item, capacity, 'SCM-RPL-UNIT');
  if (isRefused(most)) return most;
  const wanted = demand && inUnitOf(item, demand, 'SCM-RPL-UNIT');
  if (isRefused(wanted)) return wanted;
  return { ...terms, ...present({ capacity: most, demand: wanted }) };
};

/** Ways are told apart by their kind, and compared in one currency. */
const cannotCompare = (options: readonly Terms[], currency: string): Rejection | null => {
  if (new Set(options.map(({ kind }) => kind)).size < options.length)
    return reject('SCM-RPL-OPTION', 'One way is named twice. Name each way once.');
  const other = options
    .flatMap(({ price, cost }) => [price, cost])
    .find((each) => each.currency !== currency);
  return other
    ? reject('SCM-RPL-CURRENCY', `Prices and costs are compared in ${currency}, not in ${other.currency}.`)
    : null;
};

const answered = ({ set }: ReturnPolicy): Ways => {
  const { site: _, ...ways } = begun(set);
  return ways;
};

export const returnPolicy = decider('return-policy', {
  path: 'return-policies',
  opens: 'SetReturnPolicy',
  home: 'site',
  idOf: ({ site, item }: SetReturnPolicy) => `${site}.${item}`,
  commands: { SetReturnPolicy },
  events: returnPolicyEvents,
  initial: NONE,
  answers: answers(Ways, answered),
  allow: { SetReturnPolicy: ['planner', 'controller', 'site-manager', 'admin'] },
  needs: { SetReturnPolicy: ({ item }: SetReturnPolicy) => ({ item: itemCalled(item) }) },
  decide: {
    SetReturnPolicy({ set }, { site, item: id, options: said }, { known, site: home }) {
      if (!known.item) return unknownItem(id);
      const { unit } = known.item;
      const own = said.map((terms) => ownTerms({ id, unit }, terms));
      const no = own.find(isRefused) ?? cannotCompare(said, home?.currency ?? '');
      if (no) return no;
      const policy = { site, item: id, options: own.filter((terms): terms is Terms => !isRefused(terms)) };
      return saysTheSame(set, policy) ? [] : [happened('ReturnPolicySet', policy)];
    },
  },
  evolve: { ReturnPolicySet: (_, set): ReturnPolicy => ({ set }) },
});
