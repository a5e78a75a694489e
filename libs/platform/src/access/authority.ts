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
import { oldestRateOn } from '@gemba/contracts/events/finance/ledger';
import type { Money } from '@gemba/measures/money';
import type { Pair, RatesOn } from './rates.js';
import { compareByRate, rateFor } from './rates.js';
import type { DecisionRight, Delegation, Mode, ModesOfTopic, RightsOfTopic } from './rights.js';
import { ALL_SITES, isBefore, isInForce, modeAt, rankOf } from './rights.js';

/** The role under which services decide by themselves. */
const AUTOMATION = 'automation';

export type Question = {
  readonly rights: RightsOfTopic | undefined;
  readonly modes: ModesOfTopic | undefined;
  readonly topic: string;
  /** Null for what belongs to no site; then only rights for all sites count. */
  readonly site: string | null;
  readonly roles: readonly string[];
  /** The person or machine that wants to decide. */
  readonly actor: string;
  /** Who placed, raised or changed it: none of them decides, nor anybody to whom they passed a right on. */
  readonly barred?: readonly string[];
  /** Roles that were asked and have not answered, the last one last: then the next in line is looked for. */
  readonly asked?: readonly string[];
  readonly amount: Money | null;
  /** Business time of the decision. */
  readonly at: string;
  /** By which an amount is compared with a limit in another currency; where there is none it is refused. */
  readonly rates: RatesOn;
};

/** A right as this person holds it: own, or by delegation with the tighter of both limits. */
type Held = { readonly right: DecisionRight; readonly limits: readonly Money[]; readonly from?: string };

type Fit = 'within' | 'above' | 'incomparable';

/** Answers the question; the same rows give the same answer. */
export const answerRight = (question: Question): RightAnswer => {
  const { asked = [] } = question;
  const mode = modeAt(question.modes, question.at);
  const counting = underMode(rightsAtSite(question), mode, question.rates);
  const held = counting.flatMap((right) => heldBy(right, question));
  const usable = held.filter((each) => fit(each.limits, question) === 'within');
  const best = usable.toSorted(lowestFirst)[0];
  if (best && asked.length === 0) return { granted: grantedBy(best) };
  const escalatesTo = escalation(counting, held, question);
  return {
    granted: null,
    escalatesTo,
    answerWithin: counting.find(({ holderRole }) => holderRole === escalatesTo)?.answerWithin ?? null,
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

const underMode = (
  rights: readonly DecisionRight[],
  mode: Mode,
  rates: RatesOn,
): readonly DecisionRight[] => {
  if (mode === 'hybrid') return rights;
  if (mode === 'centralised') return rights.filter(({ level }) => level === 'hq');
  const local = rights.filter(({ level }) => level === 'site');
  return local.length === 0
    ? rights
    : local.map((right) => (isHighest(right, local, rates) ? unlimited(right) : right));
};

const isHighest = (right: DecisionRight, local: readonly DecisionRight[], rates: RatesOn): boolean =>
  right.holderRole !== AUTOMATION &&
  !local.some((other) => other !== right && reachesAbove(other, right, rates));

/** Limits in currencies between which no rate is known do not outrank each other. */
const reachesAbove = (other: DecisionRight, right: DecisionRight, rates: RatesOn): boolean => {
  if (other.holderRole === AUTOMATION || right.limit === undefined) return false;
  if (other.limit === undefined) return true;
  return compareByRate(other.limit, right.limit, rates) === 1;
};

const unlimited = ({ limit: _, ...right }: DecisionRight): DecisionRight => right;

const heldBy = (right: DecisionRight, question: Question): readonly Held[] => {
  if (isBarred(question)) return [];
  const { roles, actor, at, site, barred = [] } = question;
  const limits = right.limit ? [right.limit] : [];
  const own: readonly Held[] = roles.includes(right.holderRole) ? [{ right, limits }] : [];
  const isFree = (each: Delegation) => !handsOf(each, right.delegations).some((id) => barred.includes(id));
  const isHere = ({ sites }: Delegation) => sites === undefined || (site !== null && sites.includes(site));
  const lent = right.delegations.filter(
    (each) => each.to === actor && runsAt(each, at) && isHere(each) && isFree(each),
  );
  return [
    ...own,
    ...lent.map(({ limit, from }) => ({ right, limits: limit ? [...limits, limit] : limits, from })),
  ];
};

/** Everybody through whose hands a delegation came. */
const handsOf = (
  delegation: Delegation,
  all: readonly Delegation[],
  seen: readonly Delegation[] = [],
): readonly string[] => {
  if (seen.includes(delegation)) return [];
  const { by, from } = delegation;
  const before = all.filter(({ to }) => to === from);
  const further = before.flatMap((each) => handsOf(each, all, [...seen, delegation]));
  return [...(by === undefined ? [] : [by]), from, ...further];
};

const runsAt = ({ since, until }: Delegation, at: string): boolean =>
  !isBefore(at, since) && isBefore(at, until);

const fit = (limits: readonly Money[], { amount, rates }: Question): Fit => {
  if (amount === null) return 'within';
  const fits = limits.map((limit): Fit => {
    const compared = compareByRate(amount, limit, rates);
    if (compared === undefined) return 'incomparable';
    return compared > 0 ? 'above' : 'within';
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
 * names. After those that were asked the ladder is that of the last one, and nobody of a lower level is next.
 */
const escalation = (
  counting: readonly DecisionRight[],
  held: readonly Held[],
  question: Question,
): string | null => {
  const { asked = [] } = question;
  const last = counting.filter(({ holderRole }) => holderRole === asked.at(-1));
  const isNext = ({ holderRole, level }: DecisionRight) =>
    !asked.includes(holderRole) && last.every((right) => rankOf(level) >= rankOf(right.level));
  const covering = counting
    .filter((right) => right.holderRole !== AUTOMATION && isNext(right) && covers(right, question))
    .toSorted((a, b) => lowestFirst({ right: a, limits: [] }, { right: b, limits: [] }));
  const below = asked.length > 0 ? last : held.map(({ right }) => right);
  const named = below.map(({ escalatesTo }) => escalatesTo).find((role) => role !== undefined);
  const ladder = climb(named, counting).filter((role) => !asked.includes(role));
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
  if (isBarred(question))
    return `${question.actor} asked for this: somebody else has to decide it (${topic} ${where}).`;
  const own = held[0];
  return own
    ? limitOf(own, question, `${topic} ${where}, ${mode}`)
    : nothingHeld(counting, question, `${topic} ${where}`);
};

const isBarred = ({ barred = [], actor }: Question): boolean => barred.includes(actor);

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

const limitOf = ({ right, limits }: Held, question: Question, where: string): string => {
  const limit = limits.find((each) => fit([each], question) !== 'within');
  const ends = `The right of ${right.holderRole} ends at ${written(limit)}`;
  const { amount, rates } = question;
  if (!limit || !amount) return `${ends} (${where}).`;
  const pair = { from: amount.currency, to: limit.currency };
  if (fit([limit], question) === 'above')
    return `${ends}; this is ${written(amount)}${atRate(pair, rates)} (${where}).`;
  const { from, to } = pair;
  const { date } = rates;
  return (
    `${ends}, and no rate is known to compare ${written(amount)} with it (${where}). Have finance ` +
    `publish the rate ${from}.${to} for a day from ${oldestRateOn(date)} to ${date}, then try again.`
  );
};

const atRate = (pair: Pair, rates: RatesOn): string => {
  const used = pair.from === pair.to ? undefined : rateFor(pair, rates);
  return used ? `, at 1 ${used.from} = ${used.rate} ${used.to} of ${used.date}` : '';
};
