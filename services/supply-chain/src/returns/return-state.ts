/** What a return authorisation remembers: what may come back, what came, and what became of it. */
import type {
  DispositionKind,
  DispositionOption,
  Refurbishment,
  ReturnAuthorised,
  ReturnDispositionDecided,
  ReturnDispositionWithdrawn,
  ReturnGraded,
  ReturnReceived,
} from '@gemba/contracts/events/supply-chain/returns';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { present } from '../facts/facts.js';
import type { Quantity } from '@gemba/measures/quantity';

/** So much of a part goes this way, as a decimal in the unit of the return. */
export type Disposed = {
  readonly kind: DispositionKind;
  readonly quantity: string;
  readonly refurbishment?: Refurbishment;
};

export type ReturnPart = {
  readonly part: number;
  readonly grade: ReturnGraded['grade'];
  readonly findings: string;
  readonly quantity: Quantity;
  /** By what was known when it was graded, the best first. */
  readonly options: readonly DispositionOption[];
  readonly disposed: readonly Disposed[];
  /** RFC 3339 UTC. */
  readonly gradedAt: string;
};

export type ReturnAuthorisation = {
  readonly status: 'none' | 'authorised' | 'received' | 'settled' | 'closed' | 'cancelled' | 'expired';
  readonly goods: ReturnAuthorised | null;
  /** Decimals in the unit of the return. */
  readonly received: string;
  readonly graded: string;
  readonly receipts: number;
  /** What the customer paid for one unit; null before anything came. */
  readonly price: Money | null;
  /** When the last of it came, RFC 3339 UTC; empty before. */
  readonly receivedAt: string;
  /** The business date of that; empty before. */
  readonly receivedOn: string;
  readonly parts: readonly ReturnPart[];
  /** How many decisions there were, withdrawn ones among them. */
  readonly decisions: number;
  /** What it was before it was settled. */
  readonly unsettled: ReturnAuthorisation['status'];
};

export const NO_RETURN: ReturnAuthorisation = {
  status: 'none',
  goods: null,
  received: '0',
  graded: '0',
  receipts: 0,
  price: null,
  receivedAt: '',
  receivedOn: '',
  parts: [],
  decisions: 0,
  unsettled: 'none',
};

/** What was authorised and has not come, as a decimal. */
export const outstanding = ({ goods, received }: ReturnAuthorisation): string =>
  subtractDecimal(goods?.quantity.value ?? '0', received);

/** What came and was not graded, as a decimal. */
export const ungraded = ({ received, graded }: ReturnAuthorisation): string =>
  subtractDecimal(received, graded);

/** What of a part is not decided on, as a decimal. */
export const undecided = ({ quantity, disposed }: ReturnPart): string =>
  disposed.reduce((left, each) => subtractDecimal(left, each.quantity), quantity.value);

export const partOf = (state: ReturnAuthorisation, part: number): ReturnPart | undefined =>
  state.parts.find((each) => each.part === part);

const isNothing = (value: string): boolean => compareDecimals(value, '0') === 0;

/** Nothing more comes, and all that came is decided on. */
const isSettled = (state: ReturnAuthorisation): boolean =>
  ['received', 'closed', 'expired'].includes(state.status) &&
  !isNothing(state.received) &&
  isNothing(ungraded(state)) &&
  state.parts.every((part) => isNothing(undecided(part)));

const orSettled = (state: ReturnAuthorisation): ReturnAuthorisation =>
  isSettled(state) ? { ...state, status: 'settled', unsettled: state.status } : state;

const later = (a: string, b: string): string => (a > b ? a : b);

const ended =
  (status: 'closed' | 'cancelled' | 'expired') =>
  (state: ReturnAuthorisation): ReturnAuthorisation =>
    orSettled({ ...state, status });

export const returnFolds = {
  ReturnAuthorised: (_: ReturnAuthorisation, goods: ReturnAuthorised): ReturnAuthorisation => ({
    ...NO_RETURN,
    status: 'authorised',
    goods,
  }),
  ReturnAuthorisationCancelled: ended('cancelled'),
  ReturnAuthorisationClosed: ended('closed'),
  ReturnAuthorisationExpired: ended('expired'),
  ReturnReceived: (
    state: ReturnAuthorisation,
    { quantity, receipt, price, receivedOn: on }: ReturnReceived,
    at: string,
  ): ReturnAuthorisation => {
    const received = addDecimal(state.received, quantity.value);
    const times = { receivedAt: later(at, state.receivedAt), receivedOn: later(on, state.receivedOn) };
    const after = { ...state, received, receipts: receipt, price, ...times };
    return isNothing(outstanding(after)) ? { ...after, status: 'received' } : after;
  },
  ReturnGraded: (
    state: ReturnAuthorisation,
    { part, grade, findings, quantity, options }: ReturnGraded,
    at: string,
  ): ReturnAuthorisation => ({
    ...state,
    graded: addDecimal(state.graded, quantity.value),
    parts: [...state.parts, { part, grade, findings, quantity, options, disposed: [], gradedAt: at }],
  }),
  ReturnDispositionDecided: (
    state: ReturnAuthorisation,
    { part, kind, quantity: { value }, refurbishment }: ReturnDispositionDecided,
  ): ReturnAuthorisation =>
    orSettled({
      ...state,
      decisions: state.decisions + 1,
      parts: state.parts.map((each) =>
        each.part === part
          ? {
              ...each,
              disposed: [...each.disposed, { kind, quantity: value, ...present({ refurbishment }) }],
            }
          : each,
      ),
    }),
  ReturnDispositionWithdrawn: (
    state: ReturnAuthorisation,
    { part, refurbishment: { order } }: ReturnDispositionWithdrawn,
  ): ReturnAuthorisation => ({
    ...state,
    status: state.status === 'settled' ? state.unsettled : state.status,
    parts: state.parts.map((each) =>
      each.part === part
        ? { ...each, disposed: each.disposed.filter((way) => way.refurbishment?.order !== order) }
        : each,
    ),
  }),
};
