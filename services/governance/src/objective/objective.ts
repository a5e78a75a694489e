/**
 * An objective says what is to be reached by when: of the enterprise, of a site, a team or a person. How far
 * it is follows from its figure, or from those that serve it, and is never typed.
 *
 *   none ──set──▶ open ──close──▶ closed
 */
import type { ObjectiveLevel, ObjectiveOutcome } from '@gemba/contracts/events/objective';
import {
  OBJECTIVE_LEVELS,
  OBJECTIVE_OUTCOMES,
  ObjectiveCascaded,
  ObjectiveConclusion,
  ObjectiveLinked,
  ObjectiveMeasured,
  ObjectiveReview,
  ObjectiveReviewed,
  ObjectiveRevision,
  ObjectiveSet,
  ObjectiveUnlinked,
  ObjectiveWeight,
  objectiveEvents,
} from '@gemba/contracts/events/objective';
import { accountOf } from '@gemba/contracts/events/finance/accounts';
import { IsFigure } from '@gemba/contracts/figure-field';
import {
  IsDecimal,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import type { About, Given } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered, row } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import { linkable, linkKey } from '../tables/linkable.js';
import type { PersonRow } from '../tables/person.js';
import { person } from '../tables/person.js';
import type { ObjectiveNode } from './objective-tree.js';
import { objectiveTree } from './objective-tree.js';

export class SetObjective extends ObjectiveSet {}
export class ReviseObjective extends ObjectiveRevision {}
/** Which part of it each of those that serve it makes up. */
export class CascadeObjective extends ObjectiveCascaded {}
export class LinkObjective extends ObjectiveLinked {}
export class UnlinkObjective extends ObjectiveUnlinked {}
/** The machine that reads the figures says how far it is. */
export class RecordProgress extends ObjectiveMeasured {}
export class ReviewObjective extends ObjectiveReview {}
export class CloseObjective extends ObjectiveConclusion {}

const STATUSES = ['open', 'closed'] as const;

export type Objective = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly set: ObjectiveSet | null;
  readonly weights: readonly ObjectiveWeight[];
  readonly links: readonly ObjectiveLinked[];
  readonly measured: ObjectiveMeasured | null;
  readonly review: ObjectiveReviewed | null;
  readonly conclusion: ObjectiveConclusion | null;
};

class ObjectiveAnswer {
  @IsText({ max: 120 }) title!: string;
  @IsOneOf(OBJECTIVE_LEVELS) level!: ObjectiveLevel;
  @IsRef('employee') owner!: string;
  /** The wider one that it serves. */
  @Optional() @IsRef('objective') parent?: string;
  /** The figure that says how far it is; absent where those that serve it do. */
  @Optional() @IsFigure() kpi?: string;
  @Optional() @Sensitive('cost') @IsDecimal() baseline?: string;
  @Optional() @Sensitive('cost') @IsDecimal() target?: string;
  @IsPlainDate() from!: string;
  @IsPlainDate() due!: string;
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  /** Of those that serve it. */
  @IsListOf(() => ObjectiveWeight) weights!: readonly ObjectiveWeight[];
  /** Work and spending that serve it. */
  @IsListOf(() => ObjectiveLinked) links!: readonly ObjectiveLinked[];
  /** How far it is; absent until it was measured. */
  @Optional() @IsRecord(() => ObjectiveMeasured) measured?: ObjectiveMeasured;
  /** What was found when it was last looked at. */
  @Optional() @IsRecord(() => ObjectiveReviewed) review?: ObjectiveReviewed;
  @Optional() @IsOneOf(OBJECTIVE_OUTCOMES) outcome?: ObjectiveOutcome;
  @Optional() @IsText({ lines: true }) learned?: string;
}

const NONE: Objective = {
  ...{ status: 'none', set: null, weights: [], links: [], measured: null, review: null, conclusion: null },
};

const wrongPlace = (
  { level, site }: ObjectiveSet,
  { site: here, boundTo }: Pick<Given, 'site' | 'boundTo'>,
): Rejection | null => {
  if (site === undefined && boundTo !== undefined)
    return reject('GOV-OBJ-SITE', 'Whoever is bound to sites sets objectives of these.', { status: 403 });
  if ((level === 'enterprise') !== (site === undefined))
    return reject('GOV-OBJ-SITE', 'An objective of the enterprise names no site, and any other names one.');
  return site === undefined || site === here?.id
    ? null
    : reject('GOV-OBJ-SITE', `${site} is no registered site; name one that is.`);
};

const unknownPerson = (id: string, known: PersonRow | undefined, date: string): Rejection | null =>
  known && (known.lastDay === '' || known.lastDay >= date)
    ? null
    : reject('GOV-OBJ-PERSON', `${id} does not work here; choose somebody who does.`);

/** A figure is held to a target that is not where it stands, and nothing else has one. */
const wrongTarget = ({ kpi, baseline, target }: ObjectiveSet): Rejection | null => {
  if (kpi === undefined)
    return baseline === undefined && target === undefined
      ? null
      : reject('GOV-OBJ-TARGET', 'Name the figure that is to reach the target.');
  if (baseline === undefined || target === undefined)
    return reject('GOV-OBJ-TARGET', 'Say what the figure was and what it is to be.');
  return compareDecimals(baseline, target) === 0
    ? reject('GOV-OBJ-TARGET', 'The figure is at its target already; choose another.')
    : null;
};

const wrongDays = ({ from, due }: ObjectiveSet, date: string): Rejection | null =>
  from < due
    ? dayIsOver('GOV-OBJ-DUE', ['It is due on', due], date)
    : reject('GOV-OBJ-DUE', 'It is due on the day after its last one, which comes after its first.', {
        violated: { rule: 'after its first day', actual: due, limit: from },
      });

const tooLate = (due: string, { due: limit }: { readonly due: string }): Rejection | null =>
  due <= limit
    ? null
    : reject('GOV-OBJ-DUE', 'It is due after the objective that it serves.', {
        violated: { rule: 'no later than what it serves', actual: due, limit },
      });

const isNarrower = (level: ObjectiveLevel, than: ObjectiveLevel): boolean =>
  OBJECTIVE_LEVELS.indexOf(level) > OBJECTIVE_LEVELS.indexOf(than);

const wrongParent = (of: ObjectiveSet, parent: ObjectiveNode | undefined): Rejection | null => {
  if (of.parent === undefined) return null;
  if (!parent?.isOpen) return reject('GOV-OBJ-PARENT', `${of.parent} is no open objective.`);
  if (!isNarrower(of.level, parent.level))
    return reject('GOV-OBJ-PARENT', `An objective of a ${of.level} serves a wider one than ${of.parent}.`);
  if (parent.site !== undefined && parent.site !== of.site)
    return reject('GOV-OBJ-PARENT', `${of.parent} is an objective of ${parent.site}.`);
  return tooLate(of.due, parent);
};

const ONE = '1';

const wrongWeights = ({ weights }: ObjectiveCascaded, node: ObjectiveNode | undefined): Rejection | null => {
  const children = node?.children ?? {};
  const named = new Set(weights.map(({ objective: id }) => id));
  const stranger = weights.find(({ objective: id }) => children[id] === undefined);
  if (stranger)
    return reject('GOV-OBJ-WEIGHTS', `${stranger.objective} does not serve this objective.`, {
      hint: 'Set it with this one as its parent first.',
    });
  const left = Object.keys(children).filter((id) => children[id]?.isOpen === true && !named.has(id));
  if (left.length > 0 || named.size < weights.length)
    return reject('GOV-OBJ-WEIGHTS', `Each one that serves it has one weight: ${left.join(', ')}.`);
  const sum = weights.reduce((all, { weight }) => addDecimal(all, weight), '0');
  if (compareDecimals(sum, ONE) === 0 && weights.every(({ weight }) => compareDecimals(weight, '0') > 0))
    return null;
  return reject('GOV-OBJ-WEIGHTS', 'The weights are above zero and make 1 together.', {
    violated: { rule: 'sum of weights', actual: sum, limit: ONE },
  });
};

/** Closed, or of the enterprise, which whoever is bound to sites does not steer. */
const isNotTheirs = ({ status, set }: Objective, { boundTo }: Pick<Given, 'boundTo'>): Rejection | null => {
  if (boundTo !== undefined && set?.site === undefined)
    return reject('GOV-OBJ-SITE', 'It is an objective of the enterprise; change those of your sites.', {
      status: 403,
    });
  return status === 'closed' ? reject('GOV-OBJ-STATE', 'The objective is closed.') : null;
};

/** What was reached is what was measured. */
const otherOutcome = ({ measured }: Objective, { outcome }: ObjectiveConclusion): Rejection | null => {
  const progress = measured?.progress ?? '0';
  const isReached = compareDecimals(progress, ONE) >= 0;
  return outcome === 'dropped' || isReached === (outcome === 'achieved')
    ? null
    : reject('GOV-OBJ-PROGRESS', `It was not ${outcome}, by what was measured.`, {
        violated: { rule: 'measured progress', actual: progress, limit: ONE },
      });
};

const openChildren = (node: ObjectiveNode | undefined): readonly string[] =>
  Object.entries(node?.children ?? {}).flatMap(([id, { isOpen }]) => (isOpen ? [id] : []));

const lastDue = (node: ObjectiveNode | undefined): string =>
  Object.values(node?.children ?? {}).reduce(
    (last, each) => (each.isOpen && each.due > last ? each.due : last),
    '',
  );

const node = (id: string): Need<ObjectiveNode | undefined> => registered(objectiveTree, id);

const change = ({ reason: _, ...changed }: ObjectiveRevision) => changed;

type AroundIt = {
  readonly parent: ObjectiveNode | undefined;
  readonly node: ObjectiveNode | undefined;
  readonly person: PersonRow | undefined;
};

const notRevisable = (revised: ObjectiveSet, { date, known }: Pick<Given<AroundIt>, 'date' | 'known'>) => {
  const { due, owner } = revised;
  const needed = lastDue(known.node);
  return (
    wrongTarget(revised) ??
    wrongDays(revised, date) ??
    (known.parent ? tooLate(due, known.parent) : null) ??
    unknownPerson(owner, known.person, date) ??
    (needed <= due
      ? null
      : reject('GOV-OBJ-DUE', 'One that serves it is due later; revise that first.', {
          violated: { rule: 'no earlier than what serves it', actual: due, limit: needed },
        }))
  );
};

const LEADS = ['site-manager', 'coo', 'admin'] as const;
const parentOf = ({ set }: Objective) => stated({ parent: set?.parent ?? '' });

export const objective = decider('objective', {
  path: 'objectives',
  opens: 'SetObjective',
  home: 'cause',
  commands: {
    ...{ SetObjective, ReviseObjective, CascadeObjective, LinkObjective, UnlinkObjective },
    ...{ RecordProgress, ReviewObjective, CloseObjective },
  },
  events: objectiveEvents,
  initial: NONE,
  answers: answers(ObjectiveAnswer, (of: Objective): ObjectiveAnswer => {
    const { status, weights, links, measured, review, conclusion } = of;
    const { site: _, ...set } = begun(of.set);
    return {
      ...{ ...set, status: status === 'none' ? 'open' : status, weights, links },
      ...stated({ measured, review }),
      ...conclusion,
    };
  }),
  filters: { status: ({ status }, wanted) => status === wanted },
  allow: {
    ...{ SetObjective: LEADS, ReviseObjective: LEADS, CascadeObjective: LEADS, LinkObjective: LEADS },
    ...{ UnlinkObjective: LEADS, ReviewObjective: LEADS, CloseObjective: LEADS, RecordProgress: ['service'] },
  },
  needs: {
    SetObjective: ({ owner, parent }: SetObjective) => ({
      person: row(person, owner),
      parent: node(parent ?? ''),
    }),
    ReviseObjective: ({ owner }: ReviseObjective, { id, state }: About<Objective>) => ({
      person: row(person, owner ?? state.set?.owner ?? ''),
      parent: node(state.set?.parent ?? ''),
      node: node(id),
    }),
    CascadeObjective: (_: CascadeObjective, { id }: About<Objective>) => ({ node: node(id) }),
    LinkObjective: ({ kind, ref }: LinkObjective) => ({ known: row(linkable, linkKey(kind, ref)) }),
    CloseObjective: (_: CloseObjective, { id }: About<Objective>) => ({ node: node(id) }),
  },

  decide: {
    SetObjective({ set }, command, given) {
      if (set && same(set, command)) return [];
      if (set) return reject('GOV-OBJ-STATE', `${given.id} is another objective already; choose another id.`);
      const { known, date } = given;
      return (
        wrongPlace(command, given) ??
        wrongTarget(command) ??
        wrongDays(command, date) ??
        wrongParent(command, known.parent) ??
        unknownPerson(command.owner, known.person, date) ?? [happened('ObjectiveSet', { ...command })]
      );
    },
    ReviseObjective(of, command, given) {
      const before = begun(of.set);
      const revised = { ...before, ...change(command) };
      if (same(before, revised)) return [];
      return (
        isNotTheirs(of, given) ??
        notRevisable(revised, given) ?? [happened('ObjectiveRevised', { ...command, ...parentOf(of) })]
      );
    },
    CascadeObjective(of, command, given) {
      if (same(of.weights, command.weights)) return [];
      return (
        isNotTheirs(of, given) ??
        wrongWeights(command, given.known.node) ?? [happened('ObjectiveCascaded', { ...command })]
      );
    },
    LinkObjective(of, command, given) {
      if (of.links.some((link) => same(link, command))) return [];
      const isKnown = given.known.known ?? (command.kind === 'account' && accountOf(command.ref));
      if (!isKnown) return reject('GOV-OBJ-LINK', `Nobody registered ${command.kind} ${command.ref}.`);
      return isNotTheirs(of, given) ?? [happened('ObjectiveLinked', { ...command })];
    },
    UnlinkObjective(of, command, given) {
      if (!of.links.some((link) => same(link, command))) return [];
      return isNotTheirs(of, given) ?? [happened('ObjectiveUnlinked', { ...command })];
    },
    RecordProgress(of, command) {
      const { measured } = of;
      const isNews = measured?.progress !== command.progress || measured.value !== command.value;
      return of.status === 'open' && isNews ? [happened('ObjectiveMeasured', { ...command })] : [];
    },
    ReviewObjective(of, command, given) {
      const { measured } = of;
      if (same({ ...command, measured }, of.review)) return [];
      if (!measured)
        return reject(
          'GOV-OBJ-UNMEASURED',
          'It was not measured yet: that takes a minute after its first day.',
        );
      return isNotTheirs(of, given) ?? [happened('ObjectiveReviewed', { ...command, measured })];
    },
    CloseObjective(of, command, given) {
      if (of.status === 'closed')
        return same(of.conclusion, command) ? [] : reject('GOV-OBJ-STATE', 'The objective is closed.');
      const left = openChildren(given.known.node);
      if (left.length > 0)
        return reject('GOV-OBJ-OPEN', `What serves it is closed first: ${left.join(', ')}.`);
      return (
        isNotTheirs(of, given) ??
        otherOutcome(of, command) ?? [happened('ObjectiveClosed', { ...command, ...parentOf(of) })]
      );
    },
  },

  evolve: {
    ObjectiveSet: (of, set): Objective => ({ ...of, status: 'open', set }),
    ObjectiveRevised: (of, { due, ...changed }): Objective => ({
      ...of,
      set: {
        ...{ ...begun(of.set), due },
        ...stated({ target: changed.target ?? '', owner: changed.owner ?? '' }),
      },
    }),
    ObjectiveCascaded: (of, { weights }): Objective => ({ ...of, weights }),
    ObjectiveLinked: (of, link): Objective => ({ ...of, links: [...of.links, link] }),
    ObjectiveUnlinked: (of, link): Objective => ({
      ...of,
      links: of.links.filter((each) => !same(each, link)),
    }),
    ObjectiveMeasured: (of, measured): Objective => ({ ...of, measured }),
    ObjectiveReviewed: (of, review): Objective => ({ ...of, review }),
    ObjectiveClosed: (of, { outcome, learned }): Objective => ({
      ...of,
      status: 'closed',
      conclusion: { outcome, learned },
    }),
  },
});
