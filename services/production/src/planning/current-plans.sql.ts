/**
 * The plan of each site as everything is by now, for those who look at it. It is made when somebody asks, and
 * kept for twenty times as long as that took: a small plan is always new, and looking at a large one costs a
 * twentieth of a processor at most.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { SiteFacts } from '@gemba/decider/decider';
import { businessDate } from '@gemba/measures/calendar';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import { calendarOf, workCalendar } from '../definition/work-calendar.js';
import type { PlanRows, PlanScope } from './plan/inputs.js';
import { inputsOf } from './plan/inputs.js';
import { lastOf, planSite } from './plan/plan.js';
import type { ServedItem } from './plan/served.js';
import { Served, servedOf } from './plan/served.js';
import { INPUTS } from './planning-run.js';

export type CurrentPlan = {
  readonly madeAt: string;
  readonly scope: PlanScope;
  readonly items: ReadonlyMap<string, ServedItem>;
  readonly served: Served;
  readonly rows: Pick<PlanRows, 'items' | 'forecasts' | 'wanted'>;
};

type Kept = { readonly plan: Promise<CurrentPlan>; staleAt: number };

const HORIZON_DAYS = 90;
const TIMES = 20;
/** Plans of large sites take memory: those of the sites that were asked for last are kept. */
const MOST_KEPT = 4;

type Calendar = Parameters<typeof calendarOf>[0];

export class CurrentPlans {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly runtime: Runtime) {}

  async of(site: SiteFacts): Promise<CurrentPlan> {
    const before = this.kept.get(site.id);
    if (before && performance.now() < before.staleAt) return before.plan;
    const kept: Kept = { plan: this.make(site), staleAt: Infinity };
    this.kept.delete(site.id);
    this.kept.set(site.id, kept);
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > MOST_KEPT) this.kept.delete(oldest);
    const began = performance.now();
    try {
      const plan = await kept.plan;
      kept.staleAt = performance.now() + TIMES * (performance.now() - began);
      return plan;
    } catch (error) {
      if (this.kept.get(site.id) === kept) this.kept.delete(site.id);
      throw error;
    }
  }

  private async make(site: SiteFacts): Promise<CurrentPlan> {
    const madeAt = new Date().toISOString();
    const today = businessDate(madeAt, { zone: site.timeZone, dayStart: site.dayStart });
    const { knowledge, streams } = this.runtime;
    const tables = Object.fromEntries(Object.entries(INPUTS).map(([name, { name: table }]) => [name, table]));
    const [rows, { state }] = await Promise.all([
      knowledge.scan({ tables, site: site.id }) as Promise<unknown> as Promise<PlanRows>,
      streams.load(workCalendar, site.id),
    ]);
    const until = lastOf(today, HORIZON_DAYS);
    const calendar = calendarOf(state as Calendar);
    const scope = { site: site.id, today, until, actionsUntil: until, calendar };
    const items = new Map<string, ServedItem>();
    await planSite(
      inputsOf(rows, scope),
      () => turn(),
      (plan) => items.set(plan.item.id, servedOf(plan, today)),
    );
    const { items: known, forecasts, wanted } = rows;
    return {
      ...{ madeAt, scope, items, served: new Served(items.values()) },
      rows: { items: known, forecasts, wanted },
    };
  }
}
