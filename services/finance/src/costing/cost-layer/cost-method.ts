/**
 * A cost method says by which formula stock of an item at a site is valued, from the first day of a month.
 *
 *   by lot ──choose──▶ chosen ──choose──▶ chosen (the new one holds from its day on)
 */
import { COST_METHODS, costMethodEvents } from '@gemba/contracts/events/finance/ledger';
import { IsOneOf, IsPlainDate, IsRef, IsText } from '@gemba/contracts/fields';
import type { SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { registered, stateOf } from '@gemba/decider/needs';
import { businessDate, dayBounds } from '@gemba/measures/calendar';
import type { Calendar } from '../../ledger/fiscal-period/calendar.js';
import { fiscalCalendar, notOpen } from '../../ledger/fiscal-period/calendar.js';
import { same } from '../../values/same.js';
import { siteOf } from '../../values/translation.js';
import type { CostLayer } from './state.js';
import { NONE as NO_STOCK } from './state.js';
import type { CostMethod } from './valuation.js';
import { isPooled } from './valuation.js';
import type { StandardCost } from '../standard-cost/standard-cost.js';
import { standardMissing, standardOf } from '../standard-cost/standard-cost.js';

/** IAS 2.25: the same formula for all stock of similar nature and use; another one is another policy. */
export class ChooseCostMethod {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(COST_METHODS) method!: CostMethod;
  /** The first day of a month, on or after which nothing is valued yet. */
  @IsPlainDate() from!: string;
  /** IAS 8.14: since it gives reliable and more relevant information, and how. */
  @IsText({ lines: true }) reason!: string;
}

class CostMethodAnswer {
  @IsOneOf(COST_METHODS) method!: CostMethod;
  /** The first day of a month. */
  @IsPlainDate() from!: string;
  @IsText({ lines: true }) reason!: string;
}

export type ChosenMethod = { readonly chosen: Readonly<CostMethodAnswer> | null };

const NONE: ChosenMethod = { chosen: null };

type Books = {
  readonly site: SiteFacts;
  readonly today: string;
  readonly calendar: Calendar | undefined;
  readonly layer: CostLayer;
  readonly standard: StandardCost | undefined;
};

const clockOf = ({ timeZone: zone, dayStart }: SiteFacts) => ({ zone, dayStart });

const dateRefused = (
  { from }: ChooseCostMethod,
  { site, today, calendar, layer }: Books,
): Rejection | null => {
  if (!from.endsWith('-01')) {
    return reject('FIN-METHOD-FROM', `A cost method holds from the first day of a month, not from ${from}.`);
  }
  const isToCome = from > today && calendar?.months[from.slice(0, 7)] === undefined;
  const refused = isToCome ? null : notOpen(calendar, { company: site.companyId, date: from });
  if (refused) return refused;
  const last = layer.last === '' ? '' : businessDate(layer.last, clockOf(site));
  if (last < from) return null;
  return reject(
    'FIN-METHOD-LATE',
    `Stock was valued on ${last} already: what is posted is not valued again.`,
    {
      hint: 'Choose it from the first day of a later month.',
      violated: { rule: 'first day > last movement', actual: from, limit: last },
    },
  );
};

/** One average, or one order of age, is of one unit. */
const unitRefused = ({ method, item }: ChooseCostMethod, { layer }: Books): Rejection | null => {
  const units = new Set(Object.values(layer.valuation.held).map(({ unit }) => unit));
  return isPooled(method) && units.size > 1
    ? reject('FIN-COST-UNIT', `The lots of ${item} are kept in ${[...units].join(', ')}.`)
    : null;
};

export const costMethod = decider('cost-method', {
  path: 'cost-methods',
  opens: 'ChooseCostMethod',
  home: 'site',
  idOf: ({ site, item }: ChooseCostMethod) => `${site}.${item}`,
  commitments: ['ChooseCostMethod'],
  commands: { ChooseCostMethod },
  events: costMethodEvents,
  initial: NONE,
  answers: answers(CostMethodAnswer, ({ chosen }: ChosenMethod) => begun(chosen)),
  allow: { ChooseCostMethod: ['controller'] },
  needs: {
    ChooseCostMethod: ({ site, item }: ChooseCostMethod, about: { readonly site: SiteFacts | null }) => ({
      layer: stateOf<CostLayer>({ name: 'cost-layer', initial: NO_STOCK }, `${site}.${item}`),
      standard: standardOf({ site, item }),
      calendar: registered(fiscalCalendar, about.site?.companyId ?? 'none'),
    }),
  },

  decide: {
    ChooseCostMethod({ chosen }, command, given) {
      const { site, item, ...choice } = command;
      if (same(chosen, choice)) return [];
      const { layer = NO_STOCK, standard, calendar } = given.known;
      const books = { site: siteOf(given), today: given.date, calendar, layer, standard };
      const refused = dateRefused(command, books) ?? unitRefused(command, books);
      if (refused) return refused;
      if (choice.method === 'standard' && !standard?.released) return standardMissing(command);
      const begins = dayBounds(choice.from, clockOf(books.site)).from;
      return [happened('CostMethodChosen', { site, item, ...choice, begins })];
    },
  },

  evolve: {
    CostMethodChosen: (_, { method, from, reason }): ChosenMethod => ({ chosen: { method, from, reason } }),
  },
});

/** What a rule asks for when it values stock. */
export const chosenMethodOf = ({ site, item }: { readonly site: string; readonly item: string }) =>
  stateOf<ChosenMethod>(costMethod, `${site}.${item}`);
