/** Measures objectives, once for each whole business day: by their figure, or by those that serve them. */
import { OBJECTIVE_LEVELS } from '@gemba/contracts/events/objective';
import type { SiteClock } from '@gemba/measures/calendar';
import { businessDate } from '@gemba/measures/calendar';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Pool } from 'pg';
import type { ObjectiveRow } from '../answers/rows/governance.js';
import { kpiNamed } from '../queries/kpi-values.sql.js';
import { readFigures, readObjectives } from './reading.sql.js';
import type { Tell } from './telling.http.js';

type Options = { readonly pool: Pool; readonly tell: Tell };

const DIGITS = 6;

/** Which part of the way from its baseline to its target a figure went; below 0 where it went back. */
export const progressOf = (value: string, baseline: string, target: string): string =>
  divideDecimals(subtractDecimal(value, baseline), subtractDecimal(target, baseline), DIGITS);

/** Nobody makes up for another: what is beyond its target counts as reached, what fell back as nothing. */
const within = (progress: string): string => {
  if (compareDecimals(progress, '0') < 0) return '0';
  return compareDecimals(progress, '1') > 0 ? '1' : progress;
};

/** What was not measured has not begun; null where nothing has a weight. */
export const progressBy = (
  weights: ObjectiveRow['weights'],
  known: ReadonlyMap<string, string | null>,
): string | null =>
  weights.length === 0
    ? null
    : weights.reduce(
        (sum, { objective, weight }) =>
          addDecimal(sum, multiplyDecimal(weight, within(known.get(objective) ?? '0'))),
        '0',
      );

type Measured = { readonly value?: string; readonly progress: string; readonly formulaVersion?: number };

type Moment = {
  /** The day after the last whole one. */
  readonly to: string;
  readonly measuredAt: string;
  readonly known: ReadonlyMap<string, string | null>;
};

/** For which day it was measured, and held to what. */
const heldTo = ({ baseline, target }: ObjectiveRow, to: string): string => [to, baseline, target].join(' ');

const narrowestFirst = (a: ObjectiveRow, b: ObjectiveRow): number =>
  OBJECTIVE_LEVELS.indexOf(b.level) - OBJECTIVE_LEVELS.indexOf(a.level);

export class Progress {
  /** What was measured by its figure and told. */
  private readonly done = new Map<string, string>();

  constructor(private readonly options: Options) {}

  /** What is due by then is measured by what was recorded by then. */
  async look(measuredAt: string, clockOf: (site: string | null) => SiteClock): Promise<void> {
    const all = await readObjectives(this.options.pool);
    const known = new Map(all.map(({ id, progress }) => [id, progress]));
    for (const of of all.filter(({ status }) => status === 'open').sort(narrowestFirst)) {
      const today = businessDate(measuredAt, clockOf(of.site));
      const to = today < of.due ? today : of.due;
      if (to <= of.from) continue;
      await this.lookAt(of, { to, measuredAt, known });
    }
  }

  private async lookAt(
    of: ObjectiveRow,
    moment: Moment & { known: Map<string, string | null> },
  ): Promise<void> {
    const { to, measuredAt, known } = moment;
    const measured = await this.measure(of, moment);
    if (!measured) return;
    known.set(of.id, measured.progress);
    const isNews = measured.progress !== of.progress || (measured.value ?? null) !== of.value;
    if (isNews)
      await this.options.tell({
        path: `objectives/${of.id}/record-progress`,
        body: { ...measured, from: of.from, to, measuredAt },
        key: `progress/${of.id}/${measuredAt}`,
      });
    if (of.kpi !== null) this.done.set(of.id, heldTo(of, to));
  }

  private async measure(of: ObjectiveRow, { to, measuredAt, known }: Moment): Promise<Measured | null> {
    const { kpi, baseline, target, site, from } = of;
    if (kpi === null || baseline === null || target === null) {
      const progress = progressBy(of.weights, known);
      return progress === null ? null : { progress };
    }
    if (this.done.get(of.id) === heldTo(of, to)) return null;
    const [value = null] = await readFigures(this.options.pool, {
      ...{ kpi, site, knownAt: measuredAt, buckets: [{ from, to }] },
    });
    if (value === null) return null;
    return {
      ...{ value, progress: progressOf(value, baseline, target) },
      formulaVersion: kpiNamed(kpi).formulaVersion,
    };
  }
}
