/**
 * An improvement case (A3, PDCA) says what is wrong with a figure, why, and what is done about it; what came
 * of it is measured on days that are not those of the baseline, and never typed.
 *
 *   none ──open──▶ open ──plan effect──▶ checking ──verify──▶ verified ──close──▶ closed ──reopen──▶ open
 */
import {
  CountermeasureAgreed,
  EffectPlanned,
  ImprovementBaselined,
  ImprovementClosed,
  ImprovementOpened,
  MeasuredEffect,
  RootCauseFound,
  improvementCaseEvents,
} from '@gemba/contracts/events/improvement';
import { IsFigure } from '@gemba/contracts/figure-field';
import {
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { About, Given } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, reject } from '@gemba/decider/decision';
import { row, stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { daysBetween } from '@gemba/measures/period';
import type { Alert } from '../alert/alert.js';
import { alert } from '../alert/alert.js';
import type { PersonRow } from '../tables/person.js';
import { person } from '../tables/person.js';

export class OpenImprovementCase extends ImprovementOpened {}
/** The machine that reads the figure says what it was before. */
export class RecordBaseline extends ImprovementBaselined {}
export class StateRootCause extends RootCauseFound {}
export class AgreeCountermeasure extends CountermeasureAgreed {}
export class ImplementCountermeasure {
  @IsId() countermeasure!: string;
  @IsText({ lines: true }) done!: string;
}
/** Which days are compared with the baseline: none of its own, and none on which something was changed. */
export class PlanEffect extends EffectPlanned {}
export class RecordEffect extends MeasuredEffect {}
export class CloseImprovementCase extends ImprovementClosed {}
export class ReopenImprovementCase extends MeasuredEffect {}

const STATUSES = ['open', 'checking', 'verified', 'closed'] as const;
type Status = (typeof STATUSES)[number];

type Countermeasure = CountermeasureAgreed & { readonly done: string; readonly on: string };

export type ImprovementCase = {
  readonly status: 'none' | Status;
  readonly opened: ImprovementOpened | null;
  readonly baseline: ImprovementBaselined | null;
  readonly rootCause: string;
  readonly countermeasures: readonly Countermeasure[];
  readonly planned: EffectPlanned | null;
  readonly effect: MeasuredEffect | null;
  readonly learned: string;
};

class CountermeasureAnswer extends CountermeasureAgreed {
  /** What was done; absent while it is not. */
  @Optional() @IsText({ lines: true }) done?: string;
  @Optional() @IsPlainDate() on?: string;
}

class ImprovementCaseAnswer {
  @IsOneOf(STATUSES) status!: Status;
  @IsText({ max: 120 }) title!: string;
  @IsFigure() kpi!: string;
  @IsRef('employee') owner!: string;
  @Optional() @IsRef('alert') alert?: string;
  @IsText({ lines: true }) problem!: string;
  @IsPlainDate() baselineFrom!: string;
  @IsPlainDate() baselineTo!: string;
  /** What the figure was before; absent until it was read. */
  @Optional() @IsRecord(() => ImprovementBaselined) baseline?: ImprovementBaselined;
  @Optional() @IsText({ lines: true }) rootCause?: string;
  @IsListOf(() => CountermeasureAnswer) countermeasures!: readonly CountermeasureAnswer[];
  @Optional() @IsRecord(() => EffectPlanned) planned?: EffectPlanned;
  /** What came of it; where the case is open again, how it was found that the effect is gone. */
  @Optional() @IsRecord(() => MeasuredEffect) effect?: MeasuredEffect;
  @Optional() @IsText({ lines: true }) learned?: string;
}

const NONE: ImprovementCase = {
  ...{ status: 'none', opened: null, baseline: null, rootCause: '', countermeasures: [] },
  ...{ planned: null, effect: null, learned: '' },
};

/** Fewer days say little about a mean. */
const FEWEST_DAYS = 5;
const MOST_DAYS = 366;

type Window = { readonly from: string; readonly to: string };

const wrongLength = ({ from, to }: Window): Rejection | null => {
  const days = from < to ? daysBetween(from, to) : 0;
  return days >= FEWEST_DAYS && days <= MOST_DAYS
    ? null
    : reject('GOV-IMP-WINDOW', `${String(FEWEST_DAYS)} to ${String(MOST_DAYS)} days are compared.`, {
        violated: { rule: 'days', actual: String(days), limit: String(FEWEST_DAYS), unit: 'DAY' },
      });
};

const wrongPlace = (
  { site }: OpenImprovementCase,
  { site: here, boundTo }: Pick<Given, 'site' | 'boundTo'>,
): Rejection | null => {
  if (site !== undefined && site !== here?.id)
    return reject('GOV-IMP-SITE', `${site} is no registered site; name one, or none for the enterprise.`);
  return site === undefined && boundTo !== undefined
    ? reject('GOV-IMP-SITE', 'Whoever is bound to sites improves these: name one of yours.', { status: 403 })
    : null;
};

const unknownPerson = (id: string, known: PersonRow | undefined, date: string): Rejection | null =>
  known && (known.lastDay === '' || known.lastDay >= date)
    ? null
    : reject('GOV-IMP-PERSON', `${id} does not work here; choose somebody who does.`);

/** An alert that a case answers is about the same figure at the same place. */
const otherAlert = (command: OpenImprovementCase, known: Alert | undefined): Rejection | null => {
  if (command.alert === undefined) return null;
  const breach = known?.breach;
  return breach?.kpi === command.kpi && breach.site === command.site
    ? null
    : reject('GOV-IMP-ALERT', `${command.alert} is no alert of this figure at this place.`);
};

const notOver = ({ to }: Window, date: string): Rejection | null =>
  to <= date ? null : reject('GOV-IMP-WINDOW', `The days before ${to} are not over on ${date}.`);

const isClosed = ({ status }: ImprovementCase): Rejection | null =>
  status === 'closed' ? reject('GOV-IMP-STATE', 'The case is closed.') : null;

/** The effect is looked for after what was done, in days that the baseline does not have. */
const notPlannable = (of: ImprovementCase, window: Window): Rejection | null => {
  const { baseline, rootCause, countermeasures } = of;
  const { baselineTo } = begun(of.opened);
  if (baseline === null)
    return reject('GOV-IMP-BASELINE', 'The baseline is not measured yet; that takes a minute.');
  if (rootCause === '') return reject('GOV-IMP-CAUSE', 'Say first what the root cause is.');
  const open = countermeasures.find(({ done }) => done === '');
  if (open || countermeasures.length === 0)
    return reject('GOV-IMP-ACTION', open ? `${open.countermeasure} is not done.` : 'Nothing was done yet.');
  const changed =
    countermeasures
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? '';
  const limit = changed >= baselineTo ? changed : baselineTo;
  return window.from > changed && window.from >= baselineTo
    ? wrongLength(window)
    : reject('GOV-IMP-WINDOW', 'It is compared after what was done, on days that the baseline has not.', {
        violated: { rule: 'after the last change and the baseline', actual: window.from, limit },
      });
};

const LEADS = [
  ...(['planner', 'buyer', 'quality-inspector', 'hr', 'controller', 'site-manager'] as const),
  ...(['coo', 'admin'] as const),
];

export const improvementCase = decider('improvement-case', {
  path: 'improvement-cases',
  opens: 'OpenImprovementCase',
  home: 'cause',
  commands: {
    ...{ OpenImprovementCase, RecordBaseline, StateRootCause, AgreeCountermeasure, ImplementCountermeasure },
    ...{ PlanEffect, RecordEffect, CloseImprovementCase, ReopenImprovementCase },
  },
  events: improvementCaseEvents,
  initial: NONE,
  answers: answers(ImprovementCaseAnswer, (of: ImprovementCase): ImprovementCaseAnswer => {
    const { site: _, ...said } = begun(of.opened);
    const { status, baseline, rootCause, planned, effect, learned } = of;
    return {
      ...{ ...said, status: status === 'none' ? 'open' : status },
      countermeasures: of.countermeasures.map(({ done, on, ...each }) => ({
        ...each,
        ...stated({ done, on }),
      })),
      ...stated({ baseline, rootCause, planned, effect, learned }),
    };
  }),
  filters: { status: ({ status }, wanted) => status === wanted },
  allow: {
    ...{ OpenImprovementCase: LEADS, StateRootCause: LEADS, AgreeCountermeasure: LEADS },
    ...{ ImplementCountermeasure: LEADS, PlanEffect: LEADS, CloseImprovementCase: LEADS },
    ...{ RecordBaseline: ['service'], RecordEffect: ['service'], ReopenImprovementCase: ['service'] },
  },
  needs: {
    OpenImprovementCase: ({ owner, alert: of }: OpenImprovementCase) => ({
      person: row(person, owner),
      alert: stateOf(alert, of ?? ''),
    }),
    AgreeCountermeasure: ({ owner }: AgreeCountermeasure, _: About) => ({ person: row(person, owner) }),
  },

  decide: {
    OpenImprovementCase({ opened }, command, given) {
      if (opened && same(opened, command)) return [];
      if (opened) return reject('GOV-IMP-STATE', `${given.id} is another case already; choose another id.`);
      const window = { from: command.baselineFrom, to: command.baselineTo };
      return (
        wrongPlace(command, given) ??
        wrongLength(window) ??
        notOver(window, given.date) ??
        unknownPerson(command.owner, given.known.person, given.date) ??
        otherAlert(command, given.known.alert) ?? [happened('ImprovementOpened', { ...command })]
      );
    },
    RecordBaseline({ baseline }, command) {
      return baseline ? [] : [happened('ImprovementBaselined', { ...command })];
    },
    StateRootCause(of, { rootCause }) {
      if (of.rootCause === rootCause) return [];
      return isClosed(of) ?? [happened('RootCauseFound', { rootCause })];
    },
    AgreeCountermeasure(of, command, { date, known }) {
      const before = of.countermeasures.find(
        ({ countermeasure }) => countermeasure === command.countermeasure,
      );
      if (before) {
        const { done: _, on: __, ...said } = before;
        if (same(said, command)) return [];
        return reject(
          'GOV-IMP-STATE',
          `${command.countermeasure} is another one already; choose another id.`,
        );
      }
      return (
        isClosed(of) ??
        dayIsOver('GOV-IMP-DUE', ['It is due on', command.due], date) ??
        unknownPerson(command.owner, known.person, date) ?? [happened('CountermeasureAgreed', { ...command })]
      );
    },
    ImplementCountermeasure(of, { countermeasure, done }, { date }) {
      const known = of.countermeasures.find((each) => each.countermeasure === countermeasure);
      if (!known) return reject('GOV-IMP-ACTION', `Nobody agreed on ${countermeasure}.`);
      if (known.done === done) return [];
      return known.done === ''
        ? [happened('CountermeasureImplemented', { countermeasure, done, on: date })]
        : reject('GOV-IMP-STATE', `${countermeasure} is done: ${known.done}`);
    },
    PlanEffect(of, command) {
      if (of.status === 'checking' && same(of.planned, command)) return [];
      return isClosed(of) ?? notPlannable(of, command) ?? [happened('EffectPlanned', { ...command })];
    },
    RecordEffect({ status, planned, effect }, command, { date }) {
      if (status !== 'checking' || effect) return [];
      const { from, to } = begun(planned);
      if (from !== command.from || to !== command.to)
        return reject('GOV-IMP-WINDOW', `The effect is measured from ${from} to ${to}.`);
      return notOver(command, date) ?? [happened('ImprovementVerified', { ...command })];
    },
    CloseImprovementCase(of, { learned }) {
      if (of.status === 'closed') return [];
      return of.status === 'verified'
        ? [happened('ImprovementClosed', { learned })]
        : reject('GOV-IMP-UNVERIFIED', 'Its effect is not measured.', {
            hint: 'Plan which days are compared with the baseline; they are measured when they are over.',
          });
    },
    ReopenImprovementCase({ status, planned }, command, { date }) {
      if (status !== 'closed') return [];
      if (command.from < begun(planned).to)
        return reject('GOV-IMP-WINDOW', 'Whether the effect lasts is seen on days after it was measured.');
      return notOver(command, date) ?? [happened('ImprovementReopened', { ...command })];
    },
  },

  evolve: {
    ImprovementOpened: (of, opened): ImprovementCase => ({ ...of, status: 'open', opened }),
    ImprovementBaselined: (of, baseline): ImprovementCase => ({ ...of, baseline }),
    RootCauseFound: (of, { rootCause }): ImprovementCase => ({ ...of, rootCause }),
    CountermeasureAgreed: (of, each): ImprovementCase => ({
      ...of,
      countermeasures: [...of.countermeasures, { ...each, done: '', on: '' }],
    }),
    CountermeasureImplemented: (of, { countermeasure, done, on }): ImprovementCase => ({
      ...of,
      countermeasures: of.countermeasures.map((each) =>
        each.countermeasure === countermeasure ? { ...each, done, on } : each,
      ),
    }),
    EffectPlanned: (of, planned): ImprovementCase => ({ ...of, status: 'checking', planned, effect: null }),
    ImprovementVerified: (of, effect): ImprovementCase => ({ ...of, status: 'verified', effect }),
    ImprovementClosed: (of, { learned }): ImprovementCase => ({ ...of, status: 'closed', learned }),
    ImprovementReopened: (of, effect): ImprovementCase => ({ ...of, status: 'open', effect }),
  },
});
