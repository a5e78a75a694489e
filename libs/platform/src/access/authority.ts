/**
 * Who may decide: the pure rule of decision rights, which answers for one topic, site, person and amount.
 *
 * Rights in force for the site count; of one role's rights the one for the site itself goes before the one
 * for all
 * sites. Then the operating mode of the topic at the site says which of them decide:
 *
 * - `hybrid`: each right up to its limit, above it the role that it escalates to;
 * - `centralised`: only rights of level `hq`, up to their limits;
 * - `decentralised`: only rights of level `site`, and the highest of them has no limit, so that nothing has
 * to leave
 *   the site. The role `automation` keeps its limit, because a machine must not decide what no person looked
 * at.
 *   Where no site-level right exists there is nobody to leave it to, and rights count as in `hybrid`.
 */
import type { Granted, RightAnswer } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import { isMoneyAbove } from '@gemba/measures/money';
import type { DecisionRight, Delegation, Mode, ModesOfTopic, RightsOfTopic } from './rights.js';
import { ALL_SITES, isBefore, isInForce, modeAt, rankOf } from './rights.js';

/** The role under which services decide by themselves. */
const AUTOMATION = 'automation';

/** Money in another currency; undefined where no rate is known. */
export type Convert = (amount: Money, currency: string) => Money | undefined;

export type Question = {
  readonly rights: RightsOfTopic | undefined;
  readonly modes: ModesOfTopic | undefined;
  readonly topic: string;
  /** Null for what belongs to no site; then only rights for all sites count. */
  readonly site: string | null;
  readonly roles: readonly string[];
  /** The person or machine that wants to decide. */
  readonly actor: string;
  readonly amount: Money | null;
  /** Business time of the decision. */
  readonly at: string;
  /** Without it amounts in another currency than the limit are not comparable and refused. */
  readonly convert?: Convert;
};

/** A right as this person holds it: own, or by delegation with the tighter of both limits. */
type Held = { readonly right: DecisionRight; readonly limits: readonly Money[]; readonly from?: string };

type Fit = 'within' | 'above' | 'incomparable';

/** Answers the question; the same rows give the same answer. */
export const answerRight = (question: Question): RightAnswer => {
  const mode = modeAt(question.modes, question.at);
  const counting = underMode(rightsAtSite(question), mode);
  const held = counting.flatMap((right) => heldBy(right, question));
  const usable = held.filter((each) => fit(each.limits, question) === 'within');
  const best = usable.toSorted(lowestFirst)[0];
  if (best) return { granted: grantedBy(best) };
  return {
    granted: null,
    escalatesTo: escalation(counting, held, question),
    why: explanation(counting, held, { ...question, mode }),
  };
};

const rightsAtSite = ({ rights, topic, site, at }: Question): readonly DecisionRight[] => {
  const inForce = (rights?.rights ?? []).filter((right) => right.topic === topic && isInForce(right, at));
  const here = inForce.filter(({ scope }) => scope === site);
  const rolesHere = new Set(here.map(({ holderRole }) => holderRole));
  const everywhere = inForce.filter(
    ({ scope, holderRole }) => scope === ALL_SITES && !rolesHere.has(holderRole),
  );
  return [...here, ...everywhere];
};

const underMode = (rights: readonly DecisionRight[], mode: Mode): readonly DecisionRight[] => {
  if (mode === 'hybrid') return rights;
  if (mode === 'centralised') return rights.filter(({ level }) => level === 'hq');
  const local = rights.filter(({ level }) => level === 'site');
  return local.length === 0
    ? rights
    : local.map((right) => (isHighest(right, local) ? unlimited(right) : right));
};

const isHighest = (right: DecisionRight, local: readonly DecisionRight[]): boolean =>
  right.holderRole !== AUTOMATION && !local.some((other) => other !== right && reachesAbove(other, right));

/** Limits in different currencies do not outrank each other. */
const reachesAbove = (other: DecisionRight, right: DecisionRight): boolean => {
  if (other.holderRole === AUTOMATION || right.limit === undefined) return false;
  if (other.limit === undefined) return true;
  return other.limit.currency === right.limit.currency && isMoneyAbove(other.limit, right.limit);
};

const unlimited = ({ limit: _, ...right }: DecisionRight): DecisionRight => right;

const heldBy = (right: DecisionRight, { roles, actor, at }: Question): readonly Held[] => {
  const limits = right.limit ? [right.limit] : [];
  const own: readonly Held[] = roles.includes(right.holderRole) ? [{ right, limits }] : [];
  const lent = right.delegations.filter((each) => each.to === actor && runsAt(each, at));
  return [
    ...own,
    ...lent.map(({ limit, from }) => ({ right, limits: limit ? [...limits, limit] : limits, from })),
  ];
};

const runsAt = ({ since, until }: Delegation, at: string): boolean =>
  !isBefore(at, since) && isBefore(at, until);

const fit = (limits: readonly Money[], { amount, convert }: Question): Fit => {
  if (amount === null) return 'within';
  const fits = limits.map((limit): Fit => {
    const comparable = amount.currency === limit.currency ? amount : convert?.(amount, limit.currency);
    if (!comparable) return 'incomparable';
    return isMoneyAbove(comparable, limit) ? 'above' : 'within';
  });
  return fits.find((each) => each !== 'within') ?? 'within';
};

/** The lowest level that may decide does; own rights before lent ones; ids make the order total. */
const lowestFirst = (a: Held, b: Held): number =>
  rankOf(a.right.level) - rankOf(b.right.level) ||
  Number(a.from !== undefined) - Number(b.from !== undefined) ||
  (a.right.id < b.right.id ? -1 : Number(a.right.id > b.right.id));

const grantedBy = ({ right, from }: Held): Granted => ({
  level: right.level,
  rightId: right.id,
  policyVersion: right.version,
  ...(from === undefined ? {} : { delegatedFrom: from }),
});

/**
 * The role to ask: up the ladder of the own right, else the lowest that covers it, else whom the ladder
 * names.
 */
const escalation = (
  counting: readonly DecisionRight[],
  held: readonly Held[],
  question: Question,
): string | null => {
  const covering = counting
    .filter((right) => right.holderRole !== AUTOMATION && covers(right, question))
    .toSorted((a, b) => lowestFirst({ right: a, limits: [] }, { right: b, limits: [] }));
  const named = held.map(({ right }) => right.escalatesTo).find((role) => role !== undefined);
  const ladder = climb(named, counting);
  const next = ladder.find((role) => covering.some(({ holderRole }) => holderRole === role));
  return next ?? covering[0]?.holderRole ?? ladder.at(-1) ?? null;
};

const covers = (right: DecisionRight, question: Question): boolean =>
  fit(right.limit ? [right.limit] : [], question) === 'within';

/** The roles that follow each other upwards, each once, so that a circle ends. */
const climb = (
  role: string | undefined,
  rights: readonly DecisionRight[],
  seen: readonly string[] = [],
): readonly string[] => {
  if (role === undefined || seen.includes(role)) return seen;
  const above = rights.find(({ holderRole }) => holderRole === role)?.escalatesTo;
  return climb(above, rights, [...seen, role]);
};

const explanation = (
  counting: readonly DecisionRight[],
  held: readonly Held[],
  question: Question & { readonly mode: Mode },
): string => {
  const { topic, site, mode } = question;
  const where = site === null ? 'for the enterprise' : `at ${site}`;
  const own = held[0];
  return own
    ? `${limitOf(own, question)} (${topic} ${where}, ${mode}).`
    : nothingHeld(counting, question, `${topic} ${where}`);
};

const nothingHeld = (
  counting: readonly DecisionRight[],
  { roles, mode }: Question & { readonly mode: Mode },
  what: string,
): string => {
  if (mode === 'centralised') return `Decisions on ${what} are centralised: only headquarters may take them.`;
  if (counting.length === 0) return `No decision right for ${what} is in force.`;
  const who = roles.length === 0 ? 'You hold' : `The role ${roles.join(', ')} holds`;
  return `${who} no decision right for ${what} (${mode}).`;
};

const written = (money: Money | null | undefined): string =>
  money ? `${money.amount} ${money.currency}` : '';

const limitOf = ({ right, limits }: Held, question: Question): string => {
  const limit = limits.find((each) => fit([each], question) !== 'within');
  const ends = `The right of ${right.holderRole} ends at ${written(limit)}`;
  return fit(limits, question) === 'above'
    ? `${ends}; this is ${written(question.amount)}`
    : `${ends}, and no rate is known to compare ${written(question.amount)} with it`;
};
