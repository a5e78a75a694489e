/**
 * A run plans all items of a site from what is known of stock, orders and demand, and asks for what is
 * missing.
 *
 *   none ──run planning──▶ completed
 */
import type { StockOut } from '@gemba/contracts/events/production/stock-outs';
import type { FoundAction, PlanningRunCompleted } from '@gemba/contracts/events/production/planning';
import { PlanningRunSummary, planningRunEvents } from '@gemba/contracts/events/production/planning';
import { IsDuration, IsRef, Optional } from '@gemba/contracts/fields';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { computed, everything, stateOf } from '@gemba/decider/needs';
import { dayBounds } from '@gemba/measures/calendar';
import { daysOf } from '@gemba/measures/lead-time';
import { calendarOf, workCalendar } from '../definition/work-calendar.js';
import { leadTimesOf } from './plan/days.js';
import { hashOf, inputsHashOf, inputsOf } from './plan/inputs.js';
import type { Plan } from './plan/model.js';
import { lastOf, planSite } from './plan/plan.js';
import { stockOutOf } from './plan/stock-out.js';
import { plannedBomTable, plannedItemTable, plannedRoutingTable } from './tables/defined.js';
import { salesDemandTable } from './tables/demand.js';
import { wantedOfLateTable } from './tables/demand-history.js';
import { plannedForecastTable } from './tables/forecast.js';
import type { ForeseenRow } from './tables/foreseen.js';
import { foreseenTable, saidOf } from './tables/foreseen.js';
import { onHandTable } from './tables/on-hand.js';
import type { AskedRow } from './tables/supply.js';
import {
  askedFor,
  askedTable,
  madeSupplyTable,
  pendingTable,
  purchaseSupplyTable,
  requisitionSupplyTable,
  transferDemandTable,
  transferSupplyTable,
} from './tables/supply.js';

export class RunPlanning {
  @IsRef('site') site!: string;
  /** How far it plans; 90 days when absent, two years at most. */
  @Optional() @IsDuration() horizon?: string;
  /** It asks for what has to begin within that time; 14 days when absent. */
  @Optional() @IsDuration() actionsWithin?: string;
}

const HORIZON = 'P90D';
const ACTIONS_WITHIN = 'P14D';
const MOST_DAYS = 731;
const AT_A_TIME = 50;
const IDS_AT_A_TIME = 500;

type PlanningRun = { readonly completed: PlanningRunCompleted | null };

const NOT_RUN: PlanningRun = { completed: null };

class PlanningRunAnswer extends PlanningRunSummary {}

const answered = ({ completed }: PlanningRun): PlanningRunAnswer => {
  const { site: _, ...summary } = begun(completed);
  return summary;
};

/** What a plan is made of. */
export const INPUTS = {
  items: plannedItemTable,
  boms: plannedBomTable,
  routings: plannedRoutingTable,
  onHand: onHandTable,
  sold: salesDemandTable,
  bought: purchaseSupplyTable,
  requested: requisitionSupplyTable,
  made: madeSupplyTable,
  pending: pendingTable,
  comes: transferSupplyTable,
  goes: transferDemandTable,
  forecasts: plannedForecastTable,
  wanted: wantedOfLateTable,
} as const;

/** What a run found, and the scope it found it in. */
export type Found = {
  readonly scope: Pick<PlanningRunCompleted, 'asOf' | 'until' | 'actionsUntil'>;
  readonly inputsHash: string;
  readonly items: number;
  readonly plan: Plan;
  readonly asked: Readonly<Record<string, AskedRow>>;
  readonly stockOuts: readonly StockOut[];
  readonly foreseen: Readonly<Record<string, ForeseenRow>>;
};

const scopeOf = ({ horizon = HORIZON, actionsWithin = ACTIONS_WITHIN }: RunPlanning, asOf: string) => ({
  asOf,
  until: lastOf(asOf, Math.min(MOST_DAYS, daysOf(horizon))),
  actionsUntil: lastOf(asOf, Math.min(MOST_DAYS, daysOf(actionsWithin))),
});

const found = (command: RunPlanning, { date }: About): Need<Found> =>
  computed(
    {
      rows: everything({ ...INPUTS, asked: askedTable, foreseen: foreseenTable }, command.site),
      calendar: stateOf(workCalendar, command.site),
    },
    async ({ rows: { asked, foreseen, ...rows }, calendar }, turn) => {
      const scope = scopeOf(command, date);
      const { asOf: today, until, actionsUntil } = scope;
      const within = { site: command.site, today, until, actionsUntil, calendar: calendarOf(calendar) };
      const inputsHash = await inputsHashOf(rows, within, turn);
      const leadTimes = leadTimesOf(within.calendar);
      const stockOuts: StockOut[] = [];
      const plan = await planSite(inputsOf(rows, within), turn, (each) => {
        const found = stockOutOf(each, { ...scope, today, leadTimes });
        if (found) stockOuts.push(found);
      });
      const items = Object.keys(rows.items).length;
      return { ...{ scope, plan, asked, items, inputsHash }, ...{ stockOuts, foreseen } };
    },
  );

/** When the business day after the date begins at the site. */
const nextDay = (date: string, site: SiteFacts | null): string =>
  dayBounds(date, { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' }).to;

const parts = <T>(all: readonly T[], size: number): readonly T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** What is asked for the first time, or not as before. */
const isNews = (asked: Found['asked'], action: FoundAction): boolean =>
  asked[action.id]?.asks !== askedFor(action.id, action);

/** What is new of the stock-outs that are in sight, and what is in sight no more. */
const stockOutNews = (site: string, { stockOuts, foreseen, scope: { asOf } }: Found) => {
  const known = new Map(Object.values(foreseen).map(({ item, says }) => [item, says]));
  const news = stockOuts.filter((each) => known.get(each.item) !== saidOf(each, asOf));
  const still = new Set(stockOuts.map(({ item }) => item));
  const gone = [...known.keys()].filter((item) => !still.has(item)).sort();
  return [
    ...parts(news, AT_A_TIME).map((each) => happened('StockOutsFound', { site, stockOuts: each })),
    ...parts(gone, IDS_AT_A_TIME).map((items) =>
      happened('StockOutsNotFound', { site, stockOuts: items.map((item) => ({ item })) }),
    ),
  ];
};

export const planningRun = decider('planning-run', {
  path: 'planning-runs',
  opens: 'RunPlanning',
  home: 'site',
  commitments: ['RunPlanning'],
  commands: { RunPlanning },
  events: planningRunEvents,
  initial: NOT_RUN,
  answers: answers(PlanningRunAnswer, answered),
  allow: { RunPlanning: ['planner', 'site-manager'] },
  needs: { RunPlanning: (command: RunPlanning, about: About) => ({ found: found(command, about) }) },

  decide: {
    RunPlanning({ completed }, { site }, { id, known, site: at }) {
      if (completed) {
        if (completed.site === site) return [];
        return reject('PRD-RUN-STATE', `${id} is a run of ${completed.site}; choose another id.`);
      }
      const { scope, plan, asked, items, inputsHash } = known.found;
      if (scope.until < scope.actionsUntil)
        return reject(
          'PRD-RUN-HORIZON',
          'The horizon is shorter than the time within which actions are asked.',
          {
            violated: { rule: 'horizon', actual: scope.until, limit: scope.actionsUntil },
          },
        );
      const news = plan.actions.filter((action) => isNews(asked, action));
      const still = new Set(plan.actions.map((action) => action.id));
      const gone = Object.keys(asked)
        .filter((each) => !still.has(each))
        .sort();
      const resultHash = hashOf(plan.actions);
      return [
        ...parts(news, AT_A_TIME).map((actions) => happened('PlanningActionsFound', { site, actions })),
        ...parts(gone, IDS_AT_A_TIME).map((ids) =>
          happened('PlanningActionsNotFound', { actions: ids.map((each) => ({ id: each })) }),
        ),
        ...stockOutNews(site, known.found),
        happened('PlanningRunCompleted', {
          ...{ site, ...scope, inputsHash, resultHash, items },
          plannedOrders: plan.planned.length,
          ...{ actions: plan.actions.length, changed: news.length, withdrawn: gone.length },
          stockOuts: known.found.stockOuts.length,
          nextRunAt: nextDay(scope.asOf, at),
        }),
      ];
    },
  },

  evolve: {
    PlanningActionsFound: (run): PlanningRun => run,
    PlanningActionsNotFound: (run): PlanningRun => run,
    StockOutsFound: (run): PlanningRun => run,
    StockOutsNotFound: (run): PlanningRun => run,
    PlanningRunCompleted: (_, completed): PlanningRun => ({ completed }),
  },
});
