/**
 * A nonconformance is a quantity that does not meet its requirements, until every part of it has a
 * disposition.
 *
 *   none ──register──▶ registered ──set disposition──▶ … ──close──▶ closed
 */
import {
  DISPOSITIONS,
  NONCONFORMANCE_SOURCES,
  SEVERITIES,
  nonconformanceEvents,
} from '@gemba/contracts/events/quality';
import { IsId, IsOneOf, IsQuantity, IsText } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, minus, none, plus, same as sameQuantity } from '@gemba/measures/quantity';
import { areConvertible, convertUnit } from '@gemba/measures/units';
import { same } from '@gemba/decider/same';

export class RegisterNonconformance {
  @IsId() site!: string;
  @IsOneOf(NONCONFORMANCE_SOURCES) source!: (typeof NONCONFORMANCE_SOURCES)[number];
  @IsText({ max: 160 }) sourceRef!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(SEVERITIES) severity!: (typeof SEVERITIES)[number];
  @IsText() description!: string;
}
export class SetDisposition {
  @IsOneOf(DISPOSITIONS) kind!: (typeof DISPOSITIONS)[number];
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class CloseNonconformance {
  @IsText() rootCause!: string;
}

export type Nonconformance = {
  readonly registered: RegisterNonconformance | null;
  readonly disposed: Quantity;
  /** The kinds of disposition that were set. */
  readonly kinds: readonly SetDisposition['kind'][];
  readonly rootCause: string | null;
};

const initial: Nonconformance = { registered: null, disposed: none('C62'), kinds: [], rootCause: null };
const KEPT: readonly string[] = ['useAsIs', 'rework', 'regrade'];
const INSPECTORS = ['quality-inspector'];
const NOT_THERE = 'It is not registered yet.';

/** Whether all of it has a disposition, and some of it stays in the company. */
export const mayBeUsed = ({ registered, disposed, kinds }: Nonconformance): boolean =>
  registered !== null &&
  sameQuantity(registered.quantity, disposed) &&
  kinds.some((kind) => KEPT.includes(kind));

export const nonconformance = decider('nonconformance', {
  path: 'nonconformances',
  opens: 'RegisterNonconformance',
  home: 'site',
  commands: { RegisterNonconformance, SetDisposition, CloseNonconformance },
  events: nonconformanceEvents,
  initial,
  allow: {
    RegisterNonconformance: ['quality-inspector', 'operator', 'site-manager'],
    SetDisposition: INSPECTORS,
    CloseNonconformance: INSPECTORS,
  },

  decide: {
    RegisterNonconformance({ registered }, command) {
      if (registered === null) return [happened('NonconformanceRegistered', { ...command })];
      if (same(registered, command)) return [];
      return reject(
        'QAL-NCR-STATE',
        'There is a nonconformance with this id and other content; choose another id.',
      );
    },
    SetDisposition({ registered, disposed, rootCause }, { kind, quantity: said }) {
      if (registered === null) return reject('QAL-NCR-STATE', NOT_THERE);
      if (rootCause !== null) return reject('QAL-NCR-STATE', 'It is closed.');
      const { site, item, lot, quantity: affected } = registered;
      if (!areConvertible(said.unit, affected.unit)) return wrongSum(said, affected);
      const quantity = convertUnit(said, affected.unit);
      const sum = plus(disposed, quantity);
      if (isAbove(sum, affected)) return wrongSum(sum, affected);
      return [happened('DispositionSet', { site, item, lot, quantity, kind })];
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
    NonconformanceRegistered: (state, data): Nonconformance => ({
      ...state,
      registered: data,
      disposed: none(data.quantity.unit),
    }),
    DispositionSet: (state, { kind, quantity }): Nonconformance => ({
      ...state,
      disposed: plus(state.disposed, quantity),
      kinds: [...new Set([...state.kinds, kind])],
    }),
    NonconformanceClosed: (state, { rootCause }): Nonconformance => ({ ...state, rootCause }),
  },
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
