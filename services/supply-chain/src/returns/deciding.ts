/** The decision on a graded part: all checks in order, then an event for each way that some of it goes. */
import type {
  DispositionKind,
  returnAuthorisationEvents,
} from '@gemba/contracts/events/supply-chain/returns';
import type { Given, HappenedIn } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { withoutRight } from '@gemba/decider/needs';
import { multiplyMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import { inUnitOf } from '../facts/quantities.js';
import { balanceOf } from '../stock/lot.js';
import { NO_STOCK, lotOf } from '../stock/stock-state.js';
import { inClosedMonth } from '../tables/known.js';
import type { FiscalPeriodRow } from '../tables/rows.js';
import type { WaysKnown } from './disposing.js';
import { decideOn, mostBy, waysOf } from './disposing.js';
import { cannotDispose } from './return-limits.js';
import type { ReturnAuthorisation } from './return-state.js';
import { partOf, undecided } from './return-state.js';

export const NOT_THERE = reject('SCM-RET-STATE', 'There is no such return.');

/** The quantity in the unit in which the goods were delivered. */
export const inUnit = ({ goods }: ReturnAuthorisation, said: Quantity): Quantity | Rejection =>
  goods ? inUnitOf({ id: goods.item, unit: goods.quantity.unit }, said, 'SCM-RET-UNIT') : NOT_THERE;

type Wish = {
  readonly part: number;
  readonly kind?: DispositionKind;
  readonly quantity?: Quantity;
  readonly reason?: string;
};

type Knowing = Given<
  WaysKnown & { readonly right: RightAnswer; readonly month: FiscalPeriodRow | undefined }
>;

/** What the goods of a decision cost the customer, by which rights are limited. */
export const worthOf = ({ part, quantity }: Wish, state: ReturnAuthorisation) => {
  const found = partOf(state, part);
  const value = quantity?.value ?? (found ? undecided(found) : '0');
  return state.price && multiplyMoney(state.price, value);
};

/** The part that is decided on and how much of it, or why it cannot be. */
const decidable = (state: ReturnAuthorisation, { part: number, quantity: wanted }: Wish, given: Knowing) => {
  const { goods, price } = state;
  if (!goods) return NOT_THERE;
  const said = wanted && inUnit(state, wanted);
  if (isRefused(said)) return said;
  const part = partOf(state, number);
  const there = balanceOf(lotOf(given.known.stock ?? NO_STOCK, goods.lot), ['returned']);
  const no =
    cannotDispose(state, { part, number, quantity: said, at: given.at, there }) ??
    inClosedMonth(given.known.month, given);
  if (no) return no;
  if (!part || !price) return NOT_THERE;
  const quantity = said ?? { value: undecided(part), unit: part.quantity.unit };
  return { goods, price, part: { grade: part.grade, quantity } };
};

/** The order that makes it good again is named after the decision, each by an id of its own. */
const refurbishing = (
  { decisions }: ReturnAuthorisation,
  { id, date, known }: Knowing,
  [part, n]: readonly [number, number],
) => {
  const order = `RFB-${id}.${String(part)}.${String(decisions + n + 1)}`;
  return { refurbishment: { order, into: known.item?.refurbishedAs ?? '', decidedOn: date } };
};

/** The order was cancelled before anybody began, so that what it was for waits for another decision. */
export const withdrawn = (
  state: ReturnAuthorisation,
  { order, reason }: { readonly order: string; readonly reason: string },
): readonly HappenedIn<typeof returnAuthorisationEvents>[] => {
  const { goods, parts } = state;
  if (!goods) return [];
  const { site, shipment, line, item, lot, quantity } = goods;
  return parts.flatMap(({ part, disposed }) =>
    disposed.flatMap(({ kind, quantity: value, refurbishment }) =>
      refurbishment?.order === order
        ? [
            happened('ReturnDispositionWithdrawn', {
              ...{ site, shipment, line, item, lot, part, kind, refurbishment, reason },
              quantity: { value, unit: quantity.unit },
            }),
          ]
        : [],
    ),
  );
};

export const disposition = (
  state: ReturnAuthorisation,
  wish: Wish,
  given: Knowing,
): readonly HappenedIn<typeof returnAuthorisationEvents>[] | Rejection => {
  const { kind, reason } = wish;
  const what = decidable(state, wish, given);
  if (isRefused(what)) return what;
  const { goods, price, part } = what;
  const { grade, quantity } = part;
  const options = [...waysOf(goods, part, given)];
  const otherwise = mostBy(kind, goods, { ...given, part });
  const decided = decideOn({ kind, reason, quantity, options, otherwise });
  if (isRefused(decided)) return decided;
  const denied = withoutRight('SCM-RET-RIGHT', given.known.right);
  if (denied) return denied;
  const { site, shipment, line, item, lot } = goods;
  return decided.map(({ option, isBest, ...way }, n) =>
    happened('ReturnDispositionDecided', {
      ...{ site, shipment, line, item, lot, part: wish.part, grade, kind: way.kind },
      quantity: { value: way.quantity, unit: quantity.unit },
      ...{ price, ...present({ netRecovery: option?.netRecovery }) },
      ...{ options, isBest },
      ...(isBest ? {} : present({ reason })),
      ...(way.kind === 'refurbish' ? refurbishing(state, given, [wish.part, n]) : {}),
    }),
  );
};
