/** Who is called, until when they have to answer, and who is next: by the rule of the site, or as usual. */
import type {
  AndonCalled,
  AndonKind,
  AndonRole,
  AndonSeverity,
  AndonStep,
  AndonStops,
} from '@gemba/contracts/events/production/andon';
import { afterWorkingTime } from '@gemba/measures/calendar';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import type { WorkCalendar } from '../definition/work-calendar.js';
import { calendarOf } from '../definition/work-calendar.js';
import type { Busy } from '../production-order/busy.js';
import type { AndonRule } from './andon-rule.js';

/** How long the one who is called has, in minutes; where somebody may get hurt nobody waits that long. */
const MINUTES: Readonly<Record<AndonKind, number>> = {
  ...{ material: 10, quality: 10, machine: 10, instruction: 15 },
  safety: 2,
};

/** Whose trade it is, first. */
const FIRST: Readonly<Record<AndonKind, AndonRole>> = {
  ...{ material: 'warehouse', quality: 'quality-inspector' },
  ...{ machine: 'planner', safety: 'planner', instruction: 'planner' },
};

/** The chain where no rule is set: whose trade it is, who runs the site, who runs the company. */
const usual = (kind: AndonKind): readonly AndonStep[] =>
  [FIRST[kind], 'site-manager' as const, 'coo' as const].map((role) => ({
    role,
    within: durationOf(String(MINUTES[kind] * 60)),
  }));

/** Where somebody may get hurt a call is always critical. */
export const severityOf = (kind: AndonKind, asked: AndonSeverity | undefined): AndonSeverity =>
  kind === 'safety' ? 'critical' : (asked ?? 'normal');

type Timing = Pick<AndonCalled, 'chain' | 'timing' | 'kind'>;
type Where = { readonly at: string; readonly calendar: WorkCalendar | undefined; readonly zone: string };

const within = (step: AndonStep, timing: AndonCalled['timing'], { at, calendar, zone }: Where): string => {
  const lasts = Number(secondsOf(step.within)) * 1000;
  const known = timing === 'workingTime' ? calendarOf(calendar) : undefined;
  const byClock = new Date(Date.parse(at) + lasts).toISOString();
  return known ? (afterWorkingTime(at, lasts, { calendar: known, zone }) ?? byClock) : byClock;
};

/**
 * Who is called first and until when; a later step where the role before has not answered, null at the end.
 */
export const step = (
  { chain, timing, kind }: Timing,
  after: AndonRole | null,
  where: Where,
): { readonly role: AndonRole; readonly answerBy: string; readonly isLast: boolean } | null => {
  const steps = chain ?? usual(kind);
  const index = after === null ? 0 : steps.findIndex(({ role }) => role === after) + 1;
  const next = steps[index];
  if (next === undefined || (after !== null && index === 0)) return null;
  return { role: next.role, answerBy: within(next, timing, where), isLast: index === steps.length - 1 };
};

type Rule = Pick<AndonCalled, 'severity' | 'chain' | 'timing' | 'stops' | 'work'>;

/** A critical call stops what runs, unless the rule says otherwise. */
const stopsOf = (rule: AndonRule | undefined): AndonStops => rule?.set?.stops ?? 'operation';

/** What the rule of the site adds to a call; nothing where none is set and work goes on. */
export const ruled = (
  severity: AndonSeverity,
  rule: AndonRule | undefined,
  running: Busy | undefined,
): Rule => {
  const set = rule?.set ?? null;
  const chain = set === null ? {} : { chain: set.chain, timing: set.timing };
  if (severity === 'normal') return chain;
  const work = running?.until === '' ? { work: { order: running.order, operation: running.operation } } : {};
  return { ...chain, severity, stops: stopsOf(rule), ...work };
};
