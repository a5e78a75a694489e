/** The refusals of returns: more than was delivered, another lot, somebody else, too late, not graded. */
import type { DispositionKind, DispositionOption } from '@gemba/contracts/events/supply-chain/returns';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { plusDays } from '@gemba/measures/period';
import type { Quantity } from '@gemba/measures/quantity';
import type { Shipment } from '../orders/shipment-state.js';
import type { ReturnTerms } from './return-terms.js';
import type { ReturnPart, ReturnAuthorisation } from './return-state.js';
import { outstanding, undecided, ungraded } from './return-state.js';
import type { ReturnableRow } from './returnable.js';

const isMore = (a: string, b: string): boolean => compareDecimals(a, b) > 0;

const over = (detail: string, rule: string, [quantity, limit]: readonly [Quantity, string]): Rejection =>
  reject('SCM-RET-OVER', detail, {
    violated: { rule, actual: quantity.value, limit, unit: quantity.unit },
  });

type Wish = {
  readonly site: string;
  readonly customer: string;
  readonly shipment: string;
  readonly line: string;
  readonly lot: string;
};

/** What of the shipment there is to send back, for whoever named another line or lot. */
const linesOf = ({ picked }: Shipment): string =>
  picked.map(({ line, lot, item }) => `line ${line} of lot ${lot} (${item})`).join(', ');

/** What stands against a return by what was delivered, whatever its quantity; otherwise the row of it. */
export const deliveredTo = (
  wish: Wish,
  { shipment, row }: { readonly shipment: Shipment | undefined; readonly row: ReturnableRow | undefined },
): ReturnableRow | Rejection => {
  const { site, customer, shipment: id, line, lot } = wish;
  if (shipment?.plan?.site !== site)
    return reject('SCM-RET-SHIPMENT', `There is no shipment ${id} at ${site}. Check its number.`, {
      hint: 'Goods come back to the site that sent them.',
    });
  if (shipment.status !== 'delivered')
    return reject(
      'SCM-RET-SHIPMENT',
      `Shipment ${id} is ${shipment.status}; only what was delivered comes back.`,
    );
  if (shipment.plan.customer !== customer)
    return reject('SCM-RET-CUSTOMER', `Shipment ${id} did not go to ${customer}. Check who sends it back.`);
  return (
    row ??
    reject('SCM-RET-LOT', `Shipment ${id} had no line ${line} of lot ${lot}; it had ${linesOf(shipment)}.`)
  );
};

/** Within the time that the customer has, and no more than is left of what was delivered. */
export const cannotComeBack = (
  { delivered, authorised, deliveredOn }: ReturnableRow,
  {
    quantity,
    terms,
    date,
  }: { readonly quantity: Quantity; readonly terms: ReturnTerms; readonly date: string },
): Rejection | null => {
  const last = plusDays(deliveredOn, terms.days);
  if (date > last)
    return reject(
      'SCM-RET-LATE',
      `It was delivered on ${deliveredOn} and could be sent back until ${last}, ${String(terms.days)} days.`,
      { violated: { rule: 'within the time to return', actual: date, limit: last } },
    );
  const left = subtractDecimal(delivered.value, authorised);
  if (!isMore(quantity.value, left)) return null;
  const detail =
    `Of ${delivered.value} ${delivered.unit} that were delivered ${authorised} may come back already: ` +
    `${left} are still returnable.`;
  return over(detail, 'delivered and not returned', [quantity, left]);
};

const stateRefused = ({ status }: ReturnAuthorisation, wanted: string): Rejection =>
  reject('SCM-RET-STATE', `The return is ${status}; this needs one that is ${wanted}.`);

type Arriving = {
  readonly lot: string;
  readonly quantity: Quantity;
  readonly at: string;
  readonly date: string;
};

/** What comes is of the lot that was authorised, in time, and no more. */
export const cannotReceive = (
  state: ReturnAuthorisation,
  { lot, quantity, date }: Omit<Arriving, 'at'>,
): Rejection | null => {
  const { goods, status } = state;
  const left = outstanding(state);
  if (goods === null || status === 'none') return stateRefused(state, 'authorised');
  if (status === 'received' || status === 'settled')
    return over(`All ${goods.quantity.value} that were authorised have come.`, 'authorised', [quantity, '0']);
  if (status !== 'authorised') return stateRefused(state, 'authorised');
  if (goods.lot !== lot)
    return reject('SCM-RET-LOT', `The return is of lot ${goods.lot}, not of ${lot}. Keep it apart.`, {
      violated: { rule: 'same lot or serial number', actual: lot, limit: goods.lot },
    });
  if (date > goods.until)
    return reject('SCM-RET-LATE', `It was to come back until ${goods.until}. Authorise it again.`, {
      violated: { rule: 'authorisation still valid', actual: date, limit: goods.until },
    });
  return isMore(quantity.value, left)
    ? over(`Only ${left} of what was authorised have not come yet.`, 'authorised', [quantity, left])
    : null;
};

export const cannotEnd = (state: ReturnAuthorisation, as: 'cancelled' | 'closed'): Rejection | null => {
  if (state.status !== 'authorised') return stateRefused(state, 'authorised');
  const came = isMore(state.received, '0');
  if (as === 'cancelled' && came)
    return reject('SCM-RET-STATE', `${state.received} of it came already. Close it; the rest will not come.`);
  return as === 'closed' && !came ? reject('SCM-RET-STATE', 'Nothing of it came. Cancel it instead.') : null;
};

/** Only what came is graded, once. */
export const cannotGrade = (
  state: ReturnAuthorisation,
  { quantity, at }: { readonly quantity: Quantity; readonly at: string },
): Rejection | null => {
  const left = ungraded(state);
  if (isMore(quantity.value, left))
    return over(`${left} of the return are here and not graded.`, 'received and not graded', [
      quantity,
      left,
    ]);
  return tooEarly(at, ['It came', state.receivedAt], 'graded');
};

const tooEarly = (at: string, [what, since]: readonly [string, string], then: string): Rejection | null =>
  at < since
    ? reject('SCM-RET-TIME', `${what} at ${since}; it cannot have been ${then} at ${at}. Correct the time.`, {
        violated: { rule: 'not before what it follows from', actual: at, limit: since },
      })
    : null;

type Wanted = {
  readonly part: ReturnPart | undefined;
  readonly number: number;
  readonly quantity: Quantity | undefined;
  readonly at: string;
  /** What of the lot stands in stock as returned. */
  readonly there: string;
};

/** Only a part that is there is disposed of, and no more of it than is not decided on. */
export const cannotDispose = (
  { parts }: ReturnAuthorisation,
  { part, number, quantity, at, there }: Wanted,
): Rejection | null => {
  if (!part)
    return reject('SCM-RET-PART', `There is no part ${String(number)}; graded are ${String(parts.length)}.`);
  const left = undecided(part);
  const wanted = quantity ?? { value: left, unit: part.quantity.unit };
  if (isMore(wanted.value, left) || !isMore(left, '0'))
    return over(`${left} of part ${String(number)} are not decided on.`, 'graded and not decided', [
      wanted,
      left,
    ]);
  if (isMore(wanted.value, there))
    return reject('SCM-RET-STOCK', `Only ${there} of the lot stand in stock as returned. Count them.`, {
      violated: { rule: 'there as returned', actual: wanted.value, limit: there, unit: wanted.unit },
    });
  return tooEarly(at, ['It was graded', part.gradedAt], 'decided on');
};

const figures = ({ kind, netRecovery, possible, limitedBy }: DispositionOption): string =>
  [
    `${kind} ${netRecovery.amount} ${netRecovery.currency} each for ${possible.value}`,
    ...(limitedBy === undefined ? [] : [`(${limitedBy})`]),
  ].join(' ');

/** No way of the policy takes any of it. */
export const noWay = (options: readonly DispositionOption[]): Rejection =>
  reject(
    'SCM-RET-OPTION',
    options.length === 0
      ? 'Nobody has said what each way brings. Set a return policy, or name a way and a reason.'
      : `No way is possible now: ${options.map(figures).join('; ')}.`,
  );

type Choice = {
  readonly kind: DispositionKind;
  readonly quantity: Quantity;
  readonly options: readonly DispositionOption[];
};

/** The chosen way takes so much. */
export const cannotGo = ({ kind, quantity, options }: Choice, most: string): Rejection | null => {
  if (!isMore(quantity.value, most)) return null;
  const option = options.find((each) => each.kind === kind);
  const why = option?.limitedBy === undefined ? '' : ` (${option.limitedBy})`;
  return reject('SCM-RET-OPTION', `Only ${most} of it can go by ${kind}${why}.`, {
    violated: { rule: `possible by ${kind}`, actual: quantity.value, limit: most, unit: quantity.unit },
  });
};

/** Another way than the best needs a reason. */
export const withoutReason = (options: readonly DispositionOption[]): Rejection =>
  reject(
    'SCM-RET-REASON',
    options.length === 0
      ? 'Without a return policy of the item the way that is chosen needs a reason.'
      : `Another way brings more: ${options.map(figures).join('; ')}. Give a reason.`,
  );
