/**
 * Measures improvement cases: what the figure was before, what it is after, and whether that lasts. Each day
 * is one observation; days without a figure are none.
 */
import type { MeasuredEffect, Verdict } from '@gemba/contracts/events/improvement';
import type { SiteClock } from '@gemba/measures/calendar';
import { businessDate } from '@gemba/measures/calendar';
import { roundDecimal } from '@gemba/measures/decimal';
import { daysBetween, plusDays } from '@gemba/measures/period';
import type { Direction } from '@gemba/read-model/kpi';
import type { Pool } from 'pg';
import type { ImprovementCaseRow } from '../answers/rows/governance.js';
import { kpiNamed } from '../queries/kpi-values.sql.js';
import { readCases, readFigures } from './reading.sql.js';
import type { Tell } from './telling.http.js';
import type { Compared } from './welch.js';
import { compared } from './welch.js';

type Options = { readonly pool: Pool; readonly tell: Tell };

type Window = { readonly from: string; readonly to: string };

const DIGITS = 6;

const written = (value: number): string => roundDecimal(value.toFixed(DIGITS + 3), DIGITS);

/** Better or worse only where the interval leaves no doubt which way the figure went. */
export const verdictOf = (direction: Direction, { test }: Pick<Compared, 'test'>): Verdict => {
  if (test === null || direction === 'none') return 'unproven';
  const went = test.low > 0 ? 'up' : test.high < 0 ? 'down' : null;
  if (went === null) return 'unproven';
  return went === direction ? 'better' : 'worse';
};

export class Measuring {
  /** Windows of closed cases after which the effect still was there. */
  private readonly lasting = new Map<string, string>();

  constructor(private readonly options: Options) {}

  /** What is due by then is measured by what was recorded by then. */
  async look(due: string, clockOf: (site: string | null) => SiteClock): Promise<void> {
    for (const each of await readCases(this.options.pool)) {
      const today = businessDate(due, clockOf(each.site));
      if (each.baseline === null) await this.tellBaseline(each, due);
      if (each.status === 'checking' && each.effectTo !== null && each.effectTo <= today)
        await this.tellEffect(each, due);
      if (each.status === 'closed' && each.verdict === 'better') await this.checkLasting(each, due, today);
    }
  }

  private async daily(of: ImprovementCaseRow, { from, to }: Window, knownAt: string): Promise<number[]> {
    const { kpi, site } = of;
    const buckets = Array.from({ length: daysBetween(from, to) }, (_, day) => ({
      from: plusDays(from, day),
      to: plusDays(from, day + 1),
    }));
    const values = await readFigures(this.options.pool, { kpi, site, buckets, knownAt });
    return values.filter((value) => value !== null).map(Number);
  }

  private async tellBaseline(of: ImprovementCaseRow, measuredAt: string): Promise<void> {
    const values = await this.daily(of, { from: of.baselineFrom, to: of.baselineTo }, measuredAt);
    if (values.length === 0) return;
    const mean = written(values.reduce((all, each) => all + each, 0) / values.length);
    const { formulaVersion } = kpiNamed(of.kpi);
    await this.options.tell({
      path: `improvement-cases/${of.id}/record-baseline`,
      body: { mean, days: values.length, formulaVersion, measuredAt },
      key: `baseline/${of.id}/${measuredAt}`,
    });
  }

  private async tellEffect(of: ImprovementCaseRow, measuredAt: string): Promise<void> {
    const { effectFrom: from, effectTo: to } = of;
    if (from === null || to === null) return;
    const body = await this.effectOf(of, { from, to }, measuredAt);
    const key = `effect/${of.id}/${from}/${to}/${measuredAt}`;
    if (body) await this.options.tell({ path: `improvement-cases/${of.id}/record-effect`, body, key });
  }

  /** Windows as long as that of the effect follow it; the last of them that is over says whether it lasts. */
  private async checkLasting(of: ImprovementCaseRow, measuredAt: string, today: string): Promise<void> {
    const { effectFrom, effectTo } = of;
    if (effectFrom === null || effectTo === null) return;
    const days = daysBetween(effectFrom, effectTo);
    const over = effectTo < today ? Math.floor(daysBetween(effectTo, today) / days) : 0;
    const to = plusDays(effectTo, over * days);
    if (over === 0 || this.lasting.get(of.id) === to) return;
    const body = await this.effectOf(of, { from: plusDays(to, -days), to }, measuredAt);
    if (body && body.verdict !== 'better') {
      const key = `reopen/${of.id}/${to}/${measuredAt}`;
      await this.options.tell({ path: `improvement-cases/${of.id}/reopen`, body, key });
    }
    this.lasting.set(of.id, to);
  }

  /** Both windows are read anew, so that one formula and one knowledge stand behind the difference. */
  private async effectOf(
    of: ImprovementCaseRow,
    window: Window,
    measuredAt: string,
  ): Promise<MeasuredEffect | null> {
    const before = await this.daily(of, { from: of.baselineFrom, to: of.baselineTo }, measuredAt);
    const after = await this.daily(of, window, measuredAt);
    if (before.length === 0 || after.length === 0) return null;
    const result = compared(before, after);
    const { direction, formulaVersion } = kpiNamed(of.kpi);
    const { test } = result;
    return {
      ...window,
      ...{ baseline: written(result.before), baselineDays: before.length },
      ...{ mean: written(result.after), days: after.length, difference: written(result.difference) },
      ...(test && { low: written(test.low), high: written(test.high), pValue: written(test.pValue) }),
      ...{ verdict: verdictOf(direction, result), formulaVersion, measuredAt },
    };
  }
}
