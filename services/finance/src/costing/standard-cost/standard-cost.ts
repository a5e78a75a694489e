/**
 * A standard cost is what one unit of an item should cost at a site, and what an hour of work on it costs.
 *
 *   none ──release──▶ released ──release──▶ released (the new one holds from then on)
 */
import { standardCostEvents } from '@gemba/contracts/events/finance/ledger';
import { IsRef, IsMoney } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import { same } from '../../values/same.js';
import { siteOf } from '../../values/translation.js';

export class ReleaseStandardCost {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** One unit by plan, in the currency of the site. */
  @IsMoney({ above: 0 }) cost!: Money;
  /** One hour of one person, and of the machine. */
  @IsMoney() labourRate!: Money;
  @IsMoney() machineRate!: Money;
}

class StandardCostAnswer {
  /** One unit by plan, in the currency of the site. */
  @IsMoney({ above: 0 }) cost!: Money;
  /** One hour of one person, and of the machine. */
  @IsMoney() labourRate!: Money;
  @IsMoney() machineRate!: Money;
}

export type StandardCost = { readonly released: Readonly<StandardCostAnswer> | null };

const NONE: StandardCost = { released: null };

export const standardCost = decider('standard-cost', {
  path: 'standard-costs',
  opens: 'ReleaseStandardCost',
  home: 'site',
  idOf: ({ site, item }: ReleaseStandardCost) => `${site}.${item}`,
  commands: { ReleaseStandardCost },
  events: standardCostEvents,
  initial: NONE,
  answers: answers(StandardCostAnswer, ({ released }: StandardCost) => begun(released)),
  allow: { ReleaseStandardCost: ['controller', 'admin'] },

  decide: {
    ReleaseStandardCost({ released }, { site, item, ...rates }, given) {
      const { currency } = siteOf(given);
      const { cost, labourRate, machineRate } = rates;
      if ([cost, labourRate, machineRate].some((each) => each.currency !== currency)) {
        return reject('FIN-STD-CURRENCY', `At ${site} standard costs are kept in ${currency}.`);
      }
      if (same(released, rates)) return [];
      return [happened('StandardCostReleased', { site, item, cost, labourRate, machineRate })];
    },
  },

  evolve: {
    StandardCostReleased: (_, { cost, labourRate, machineRate }): StandardCost => ({
      released: { cost, labourRate, machineRate },
    }),
  },
});

/** What a rule asks for when it values by standard. */
export const standardOf = ({ site, item }: { readonly site: string; readonly item: string }) =>
  stateOf<StandardCost>(standardCost, `${site}.${item}`);

/** The refusal where an item has no standard cost. */
export const standardMissing = ({ site, item }: { readonly site: string; readonly item: string }) =>
  reject('FIN-STD-MISSING', `No standard cost of ${item} is released at ${site}.`, {
    hint: 'Release one, then replay what waits.',
  });
