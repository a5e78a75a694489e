/** What it costs to keep an item at a site, and what it brings as scrap; `<site>.<item>`. */
import { companyEvents } from '@gemba/contracts/events/company';
import { HoldingCostSet, holdingCostEvents } from '@gemba/contracts/events/supply-chain/cancellations';
import { IsDecimal, IsMoney, IsRef } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { table } from '@gemba/read-model/table';
import { saysTheSame } from '../facts/facts.js';
import { unknownItem } from '../facts/quantities.js';
import { itemCalled } from '../tables/known.js';

export class SetHoldingCost {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** Share of its value that a year in stock costs, between 0 and 1. */
  @IsDecimal() holdingRate!: string;
  /** What one unit brings as scrap, in the currency of the site. */
  @IsMoney() scrapValue!: Money;
}

class HoldingCostAnswer {
  @IsRef('item') item!: string;
  @IsDecimal() holdingRate!: string;
  @IsMoney() scrapValue!: Money;
}

export type HoldingCost = { readonly set: HoldingCostSet | null };

const NONE: HoldingCost = { set: null };

const answered = ({ set }: HoldingCost): HoldingCostAnswer => {
  const { site: _, ...policy } = begun(set);
  return policy;
};

/**
 * A year in stock costs this share of the value where nothing else is said: the carrying charge of a quarter
 * is the usual middle (Silver, Pyke, Thomas: Inventory and Production Management, 2.4.1).
 */
export const USUAL_RATE = '0.25';

export const holdingCost = decider('holding-cost', {
  path: 'holding-costs',
  opens: 'SetHoldingCost',
  home: 'site',
  idOf: ({ site, item }: SetHoldingCost) => `${site}.${item}`,
  commands: { SetHoldingCost },
  events: holdingCostEvents,
  initial: NONE,
  answers: answers(HoldingCostAnswer, answered),
  allow: { SetHoldingCost: ['planner', 'controller', 'site-manager', 'admin'] },
  needs: { SetHoldingCost: ({ item }: SetHoldingCost) => ({ item: itemCalled(item) }) },
  decide: {
    SetHoldingCost({ set }, { site, item, holdingRate, scrapValue }, { known, site: home }) {
      if (!known.item) return unknownItem(item);
      if (compareDecimals(holdingRate, '0') < 0 || compareDecimals(holdingRate, '1') > 0)
        return reject('SCM-HLC-RATE', 'A year in stock costs a share of the value between 0 and 1.', {
          violated: { rule: 'share of the value', actual: holdingRate, limit: '0 to 1' },
        });
      if (scrapValue.currency !== home?.currency)
        return reject('SCM-HLC-CURRENCY', `Say it in ${home?.currency ?? ''}, the currency of the site.`);
      const policy = { site, item, holdingRate, scrapValue };
      return saysTheSame(set, policy) ? [] : [happened('HoldingCostSet', policy)];
    },
  },
  evolve: { HoldingCostSet: (_, set): HoldingCost => ({ set }) },
});

export const holdingCostTable = table('holding-cost', {
  events: companyEvents,
  row: {} as Pick<HoldingCostSet, 'holdingRate' | 'scrapValue'>,
  on: {
    HoldingCostSet: {
      key: ({ data: { site, item } }) => `${site}.${item}`,
      becomes: (_, { data: { holdingRate, scrapValue } }) => ({ holdingRate, scrapValue }),
    },
  },
});
