/**
 * A nonconformance is a quantity that does not meet its requirements, until every part of it has a
 * disposition.
 *
 *   none ──register──▶ registered ──set disposition──▶ … ──close──▶ closed
 */
import { DISPOSITIONS, NonconformingLot, nonconformanceEvents } from '@gemba/contracts/events/quality';
import { IsRef, IsOneOf, IsQuantity, IsText, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, minus, none, plus, same as sameQuantity } from '@gemba/measures/quantity';
import { areConvertible, convertUnit } from '@gemba/measures/units';
import { same } from '@gemba/decider/same';
import { divided } from './divided.js';
import { goodsNamed, noSuchGoods } from '../tables/goods-named.js';

export class RegisterNonconformance extends NonconformingLot {
  @IsRef('site') site!: string;
}
export class SetDisposition {
  @IsOneOf(DISPOSITIONS) kind!: (typeof DISPOSITIONS)[number];
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class CloseNonconformance {
  @IsText({ lines: true }) rootCause!: string;
}

export type Nonconformance = {
  readonly registered: RegisterNonconformance | null;
  readonly registeredBy: string | null;
  readonly disposed: Quantity;
  /** What of it stays in the company. */
  readonly kept: Quantity;
  readonly rootCause: string | null;
};

/** What does not meet its requirements, and how much of it is disposed of. */
class NonconformanceAnswer extends NonconformingLot {
  @IsQuantity() disposed!: Quantity;
  /** What of it stays in the company. */
  @IsQuantity() kept!: Quantity;
  /** There once it is closed. */
  @Optional() @IsText({ lines: true }) rootCause?: string;
}

const answered = ({ registered, disposed, kept, rootCause }: Nonconformance): NonconformanceAnswer => {
  const { site: _, ...finding } = begun(registered);
  return { ...finding, disposed, kept, ...(rootCause === null ? {} : { rootCause }) };
};

const initial: Nonconformance = {
  registered: null,
  registeredBy: null,
  disposed: none('C62'),
  kept: none('C62'),
  rootCause: null,
};
const KEPT: readonly string[] = ['useAsIs', 'rework', 'regrade'];
/** Concessions: it is used though it does not conform. */
const CONCEDED: readonly string[] = ['useAsIs', 'regrade'];
const INSPECTORS = ['quality-inspector'] as const;
const NOT_THERE = 'It is not registered yet.';

/** Whether all of it has a disposition. */
export const isDisposed = ({ registered, disposed }: Nonconformance): boolean =>
  registered !== null && sameQuantity(registered.quantity, disposed);

export const nonconformance = decider('nonconformance', {
  path: 'nonconformances',
  opens: 'RegisterNonconformance',
  home: 'site',
  commands: { RegisterNonconformance, SetDisposition, CloseNonconformance },
  events: nonconformanceEvents,
  initial,
  answers: answers(NonconformanceAnswer, answered),
  allow: {
    RegisterNonconformance: ['quality-inspector', 'operator', 'site-manager'],
    SetDisposition: INSPECTORS,
    CloseNonconformance: INSPECTORS,
  },
  needs: { RegisterNonconformance: (c: RegisterNonconformance) => goodsNamed(c) },

  decide: {
    RegisterNonconformance({ registered }, command, { by, known }) {
      if (registered === null) {
        const refused = noSuchGoods(command, { by, known }) ?? divided(command.quantity);
        return refused ?? [happened('NonconformanceRegistered', { ...command, registeredBy: by.id })];
      }
      if (same(registered, command)) return [];
      return reject(
        'QAL-NCR-STATE',
        'There is a nonconformance with this id and other content; choose another id.',
      );
    },
    SetDisposition({ registered, registeredBy, disposed, rootCause }, { kind, quantity: said }, { by }) {
      if (registered === null) return reject('QAL-NCR-STATE', NOT_THERE);
      if (rootCause !== null) return reject('QAL-NCR-STATE', 'It is closed.');
      const { site, item, lot, quantity: affected } = registered;
      if (!areConvertible(said.unit, affected.unit)) return wrongSum(said, affected);
      const quantity = convertUnit(said, affected.unit);
      const sum = plus(disposed, quantity);
      if (isAbove(sum, affected)) return wrongSum(sum, affected);
      if (CONCEDED.includes(kind) && by.id === registeredBy) return ownConcession(by.id, kind);
      return divided(quantity) ?? [happened('DispositionSet', { site, item, lot, quantity, kind })];
    },
    CloseNonconformance({ registered, disposed, rootCause }, command) {
      if (registered === null) return reject('QAL-NCR-STATE', NOT_THERE);
      if (rootCause === command.rootCause) return [];
      if (rootCause !== null) return reject('QAL-NCR-STATE', `It is closed with the cause: ${rootCause}`);
      if (!sameQuantity(disposed, registered.quantity)) return wrongSum(disposed, registered.quantity);
      return [happened('NonconformanceClosed', { ...command })];
    },
  },

  evolve: {
    NonconformanceRegistered: (state, { registeredBy = null, ...data }): Nonconformance => ({
      ...state,
      registered: data,
      registeredBy,
      disposed: none(data.quantity.unit),
      kept: none(data.quantity.unit),
    }),
    DispositionSet: (state, { kind, quantity }): Nonconformance => ({
      ...state,
      disposed: plus(state.disposed, quantity),
      kept: KEPT.includes(kind) ? plus(state.kept, quantity) : state.kept,
    }),
    NonconformanceClosed: (state, { rootCause }): Nonconformance => ({ ...state, rootCause }),
  },
});

/** Who says that something does not conform may have it repaired or scrapped, but not used all the same. */
const ownConcession = (by: string, kind: string): Rejection =>
  reject('QAL-NCR-SELF', `${by} registered it, so ${kind} is for somebody else to decide.`, {
    status: 403,
    hint: 'Ask another quality inspector, or have it reworked.',
  });

const wrongSum = (sum: Quantity, affected: Quantity): Rejection => {
  const open = sum.unit === affected.unit ? minus(affected, sum).value : affected.value;
  return reject(
    'QAL-NCR-QTY',
    `Dispositions of ${sum.value} ${sum.unit} do not fit the ${affected.value} ${affected.unit} affected.`,
    {
      violated: {
        rule: 'dispositions = quantity affected',
        actual: `${sum.value} ${sum.unit}`,
        limit: affected.value,
        unit: affected.unit,
      },
      hint: open.startsWith('-') ? 'Set less.' : `Set the disposition of ${open} ${affected.unit}.`,
    },
  );
};
