/** The decision on what was made or bought for a cancelled order: one option each, as it stands now. */
import type {
  CancellationChoice,
  CancellationDecided,
  CancellationStep,
  ComparedSupply,
} from '@gemba/contracts/events/supply-chain/cancellations';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { sumOfMoney, zeroMoney } from '@gemba/measures/money';
import { present, saysTheSame } from '../facts/facts.js';
import type { Cancellation } from './cancellation-state.js';
import { GO_ON } from './cheapest.js';

const optionOf = ({ options }: ComparedSupply, { option }: CancellationChoice) =>
  options.find((each) => each.option === option);

const suppliesBy = (supplies: readonly ComparedSupply[]): ReadonlyMap<string, ComparedSupply> =>
  new Map(supplies.map((each) => [each.supply, each]));

/** What the choices cost together, of what was compared. */
export const costOf = (
  supplies: readonly ComparedSupply[],
  choices: readonly CancellationChoice[],
  currency: string,
): Money => {
  const by = suppliesBy(supplies);
  return sumOfMoney(
    choices.flatMap((choice) => {
      const supply = by.get(choice.supply);
      return (supply && optionOf(supply, choice)?.cost) ?? [];
    }),
    currency,
  );
};

export const currencyOf = ({ compared }: Cancellation): string => compared?.cost.currency ?? '';

/** The choices of the cheapest combination with those that somebody names in their place. */
export const chosen = (
  { compared }: Cancellation,
  named: readonly CancellationChoice[],
): readonly CancellationChoice[] => {
  const instead = new Map(named.map((each) => [each.supply, each]));
  return (compared?.plan ?? []).map((choice) => instead.get(choice.supply) ?? choice);
};

const isEnded = (supply: ComparedSupply | undefined, choice: CancellationChoice): boolean =>
  supply !== undefined && (optionOf(supply, choice)?.parts.every(({ way }) => way === 'stop') ?? false);

/** Whether a choice is one of its supply, and fits what becomes of the order above it. */
const cannotGo = (
  supply: ComparedSupply,
  choice: CancellationChoice,
  isNeeded: boolean,
): Rejection | null => {
  const ways = isNeeded ? [GO_ON] : supply.options.map((each) => each.option);
  return ways.includes(choice.option)
    ? null
    : reject('SCM-CXL-CHOICE', `${supply.supply} can go these ways: ${ways.join('; ')}. Choose one of them.`);
};

/** A demand that two of the choices would serve. */
const servedTwice = (
  by: ReadonlyMap<string, ComparedSupply>,
  choices: readonly CancellationChoice[],
): Rejection | null => {
  const demands = choices.flatMap((choice) => {
    const supply = by.get(choice.supply);
    const parts = supply ? optionOf(supply, choice)?.parts : undefined;
    return parts?.flatMap(({ demand }) => demand ?? []) ?? [];
  });
  const twice = demands.find((demand, at) => demands.indexOf(demand) !== at);
  return twice === undefined
    ? null
    : reject('SCM-CXL-CHOICE', `${twice} is served by two of these. Choose one of them.`);
};

/** Each choice is one of its supply, fits what becomes of the order above it, and takes no demand twice. */
const cannotChoose = (
  supplies: readonly ComparedSupply[],
  choices: readonly CancellationChoice[],
): Rejection | null => {
  const by = suppliesBy(supplies);
  const choiceOf = new Map(choices.map((each) => [each.supply, each]));
  for (const choice of choices) {
    const supply = by.get(choice.supply);
    const above = supply && choiceOf.get(supply.for);
    const isNeeded = above !== undefined && !isEnded(by.get(above.supply), above);
    const no = supply ? cannotGo(supply, choice, isNeeded) : null;
    if (no) return no;
  }
  return servedTwice(by, choices);
};

/** An option that is not there any more, or costs something else, was chosen by what is not so by now. */
const stale = (
  before: readonly ComparedSupply[],
  now: readonly ComparedSupply[],
  choices: readonly CancellationChoice[],
): Rejection | null => {
  const [then, today] = [suppliesBy(before), suppliesBy(now)];
  const other = choices.find((choice) => {
    const [a, b] = [then.get(choice.supply), today.get(choice.supply)];
    if (!a || !b) return true;
    return choice.option !== GO_ON && !saysTheSame(optionOf(a, choice), optionOf(b, choice));
  });
  return (
    (other &&
      reject(
        'SCM-CXL-STALE',
        `${other.supply} is not as it was when it was compared: ${other.option} is not there any more, or ` +
          'costs something else.',
        {
          status: 409,
          hint: 'Trace the cancellation again; it is compared anew, and shows what is possible now.',
        },
      )) ??
    null
  );
};

const stepOf = (supply: ComparedSupply, choice: CancellationChoice, currency: string): CancellationStep => {
  const { item, quantity, lots } = supply;
  const option = optionOf(supply, choice);
  const parts = option?.parts ?? [{ way: 'goOn' as const, quantity }];
  const isStopped = parts.some(({ way }) => way === 'stop');
  return {
    ...{ supply: supply.supply, item, quantity, for: supply.for },
    ...present({ requisition: supply.requisition, supplier: supply.supplier, price: supply.price }),
    ...{ parts, cost: option?.cost ?? zeroMoney(currency), lots: isStopped ? lots : [] },
  };
};

type Wish = {
  readonly choices: readonly CancellationChoice[];
  readonly reason?: string | undefined;
  readonly now: readonly ComparedSupply[];
};

/** What is decided, or why it cannot be. */
export const decided = (
  state: Cancellation,
  { choices: named, reason, now }: Wish,
): CancellationDecided | Rejection => {
  const { compared, opened } = state;
  if (!compared || !opened) return reject('SCM-CXL-STATE', 'Nothing waits for a decision here.');
  const { supplies, plan, site, cost: least } = compared;
  const unknown = named.find(({ supply }) => !plan.some((each) => each.supply === supply));
  if (unknown) return reject('SCM-CXL-CHOICE', `${unknown.supply} is not part of this cancellation.`);
  const choices = chosen(state, named);
  const no = cannotChoose(supplies, choices) ?? stale(supplies, now, choices);
  if (isRefused(no)) return no;
  const by = suppliesBy(supplies);
  const cost = costOf(supplies, choices, least.currency);
  const isCheapest = saysTheSame(cost, least);
  if (!isCheapest && reason === undefined)
    return reject('SCM-CXL-REASON', 'Say why another combination than the cheapest is chosen.', {
      violated: { rule: 'cheapest combination', actual: cost.amount, limit: least.amount },
    });
  const steps = choices.flatMap((choice) => {
    const supply = by.get(choice.supply);
    return supply ? [stepOf(supply, choice, least.currency)] : [];
  });
  const { salesOrder } = opened;
  return { site, salesOrder, steps, cost, isCheapest, ...(isCheapest ? {} : present({ reason })) };
};
