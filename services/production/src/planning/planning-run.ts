/**
 * A run plans all items of a site from what is known of stock, orders and demand, and asks for what is
 * missing.
 *
 *   none ──run planning──▶ completed
 */
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
import { hashOf, inputsHashOf, inputsOf } from './plan/inputs.js';
import type { Plan } from './plan/model.js';
import { lastOf, planSite } from './plan/plan.js';
import { plannedBomTable, plannedItemTable, plannedRoutingTable } from './tables/defined.js';
import { salesDemandTable } from './tables/demand.js';
import { wantedOfLateTable } from './tables/demand-history.js';
import { plannedForecastTable } from './tables/forecast.js';
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

const INPUTS = {
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
};

const scopeOf = ({ horizon = HORIZON, actionsWithin = ACTIONS_WITHIN }: RunPlanning, asOf: string) => ({
  asOf,
  until: lastOf(asOf, Math.min(MOST_DAYS, daysOf(horizon))),
  actionsUntil: lastOf(asOf, Math.min(MOST_DAYS, daysOf(actionsWithin))),
});

const found = (command: RunPlanning, { date }: About): Need<Found> =>
  computed(
    {
      rows: everything({ ...INPUTS, asked: askedTable }, command.site),
      calendar: stateOf(workCalendar, command.site),
    },
    async ({ rows: { asked, ...rows }, calendar }, turn) => {
      const scope = scopeOf(command, date);
      const { asOf: today, until, actionsUntil } = scope;
      const within = { site: command.site, today, until, actionsUntil, calendar: calendarOf(calendar) };
      const inputsHash = await inputsHashOf(rows, within, turn);
      const plan = await planSite(inputsOf(rows, within), turn);
      return { scope, plan, asked, items: Object.keys(rows.items).length, inputsHash };
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
        happened('PlanningRunCompleted', {
          ...{ site, ...scope, inputsHash, resultHash, items },
          plannedOrders: plan.planned.length,
          ...{ actions: plan.actions.length, changed: news.length, withdrawn: gone.length },
          nextRunAt: nextDay(scope.asOf, at),
        }),
      ];
    },
  },

  evolve: {
    PlanningActionsFound: (run): PlanningRun => run,
    PlanningActionsNotFound: (run): PlanningRun => run,
    PlanningRunCompleted: (_, completed): PlanningRun => ({ completed }),
  },
});
