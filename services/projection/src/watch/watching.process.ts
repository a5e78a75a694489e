/**
 * Looks at the figures that rules watch, each at its time, and tells governance what broke or has recovered.
 * Nothing is kept: what was told is in the views, and what was not told yet is seen again.
 */
import { describeError } from '@gemba/messaging/engines/failure';
import type { Log } from '@gemba/messaging/engines/log';
import type { SiteClock } from '@gemba/measures/calendar';
import type { Pool } from 'pg';
import type { MonitoringRuleRow } from '../answers/rows/governance.js';
import type { TopicLag } from '../answers/views.js';
import { kpiNamed } from '../queries/kpi-values.sql.js';
import { plusDays } from '@gemba/measures/period';
import { backTested, turnAt } from './judging.js';
import { dailyMoments } from './moments.js';
import { Measuring } from './measuring.process.js';
import { Progress } from './progress.process.js';
import type { Seen } from './reading.sql.js';
import { clockOf, readAt, readLastAlert, readRules } from './reading.sql.js';
import type { Tell } from './telling.http.js';

const EVERY_MS = 5_000;
/** What was recorded by a moment has reached the topics by then, as long as nothing is behind. */
const GRACE_MS = 15_000;
const TRIED_DAYS = 90;

type Options = {
  readonly pool: Pool;
  readonly log: Log;
  readonly tell: Tell;
  /** How far the views are behind; null while nobody knows. */
  readonly lag: () => readonly TopicLag[] | null;
};

/** How far a rule was looked at, and the alert whose figure has not recovered. */
type Looked = { readonly upTo: string; readonly broken: string | null };

export class Watching {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private looking: Promise<void> = Promise.resolve();
  private readonly looked = new Map<string, Looked>();

  private readonly measuring: Measuring;
  private readonly progress: Progress;

  constructor(private readonly options: Options) {
    this.measuring = new Measuring(options);
    this.progress = new Progress(options);
  }

  start(): void {
    this.looking = this.round();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private async round(): Promise<void> {
    try {
      await this.look(new Date());
    } catch (error) {
      this.options.log.warn({ error: describeError(error) }, 'the figures that are watched wait');
    }
    if (!this.stopped) this.timer = setTimeout(() => this.start(), EVERY_MS);
  }

  /** Looks at everything that is due by now. @throws while governance or the database cannot be reached */
  async look(now: Date): Promise<void> {
    const lag = this.options.lag();
    if (lag === null || lag.some(({ lag: behind }) => behind > 0)) return;
    const { rules, sites } = await readRules(this.options.pool);
    const due = new Date(now.getTime() - GRACE_MS).toISOString();
    for (const rule of rules) {
      if (this.stopped) return;
      const clock = clockOf(sites.get(rule.site ?? ''));
      if (rule.status === 'defined' && rule.evaluations === null) await this.tryOn(rule, clock, due);
      if (rule.from !== null) await this.catchUp({ ...rule, from: rule.from }, clock, due);
    }
    const clockAt = (site: string | null): SiteClock => clockOf(sites.get(site ?? ''));
    await this.measuring.look(due, clockAt);
    await this.progress.look(due, clockAt);
  }

  /** What the rule would have come to on the days before. */
  private async tryOn(rule: MonitoringRuleRow, clock: SiteClock, due: string): Promise<void> {
    const { pool, tell } = this.options;
    const from = plusDays(due.slice(0, 10), -TRIED_DAYS);
    const moments = dailyMoments(rule.evaluatedAt, clock, { after: `${from}T00:00:00.000Z`, to: due });
    const readings: Seen[] = [];
    for (const at of moments) readings.push(await readAt(pool, rule, { clock, at, basis: 'at' }));
    const { formulaVersion } = kpiNamed(rule.kpi);
    const to = due.slice(0, 10);
    await tell({
      path: `monitoring-rules/${rule.id}/record-back-test`,
      body: { from, to, ...backTested(rule, readings), formulaVersion },
      key: `back-test/${rule.id}/${to}`,
    });
  }

  private async catchUp(
    rule: MonitoringRuleRow & { readonly from: string },
    clock: SiteClock,
    due: string,
  ): Promise<void> {
    const { from, until } = rule;
    const looked = this.looked.get(rule.id) ?? (await this.lookedBefore(rule.id));
    const daily = dailyMoments(rule.evaluatedAt, clock, { after: looked.upTo || from, to: due });
    const first = looked.upTo === '' && Date.parse(from) <= Date.parse(due) ? [from] : [];
    const held = [...first, ...daily].filter((at) => until === null || Date.parse(at) < Date.parse(until));
    let { broken } = looked;
    for (const at of held) {
      const seen = await readAt(this.options.pool, rule, { clock, at, basis: 'knownAt' });
      const turn = turnAt(rule, broken !== null, seen);
      const told = turn ? await this.toldOf(rule, broken, seen) : broken;
      // Somebody else told it otherwise: what they told is in the views a moment later.
      if (told === undefined) return void this.looked.delete(rule.id);
      broken = told;
      this.looked.set(rule.id, { upTo: at, broken });
    }
  }

  private async lookedBefore(rule: string): Promise<Looked> {
    const last = await readLastAlert(this.options.pool, rule);
    if (!last) return { upTo: '', broken: null };
    const { id, evaluatedAt, recoveredAt } = last;
    return recoveredAt === null ? { upTo: evaluatedAt, broken: id } : { upTo: recoveredAt, broken: null };
  }

  /** The alert whose figure has not recovered now, null without; undefined where it has to be looked up. */
  private async toldOf(
    rule: MonitoringRuleRow,
    broken: string | null,
    seen: Seen,
  ): Promise<string | null | undefined> {
    const answer = await this.options.tell(broken === null ? breach(rule, seen) : recovery(broken, seen));
    if (answer.done) return broken === null ? answer.id : null;
    const { code, detail } = answer;
    this.options.log.warn(
      { rule: rule.id, at: seen.at, code, detail },
      'governance did not take what was seen',
    );
    return code === 'GOV-ALERT-RULE' ? broken : undefined;
  }
}

const valueOf = ({ values }: Seen) => {
  const value = values.at(-1) ?? null;
  return value === null ? {} : { value };
};

const breach = (rule: MonitoringRuleRow, seen: Seen) => ({
  path: 'alerts',
  body: {
    rule: rule.id,
    ...(rule.site === null ? {} : { site: rule.site }),
    ...{ evaluatedAt: seen.at, ...seen.period, ...valueOf(seen), factCount: seen.facts },
    ...{ formulaVersion: kpiNamed(rule.kpi).formulaVersion, causes: seen.causes },
  },
  key: `breach/${rule.id}/${seen.at}`,
});

const recovery = (alert: string, seen: Seen) => ({
  path: `alerts/${alert}/record-recovery`,
  body: { evaluatedAt: seen.at, ...valueOf(seen) },
  key: `recovery/${alert}`,
});
