/**
 * A quality hold keeps a lot from being used or shipped until it is decided what becomes of it.
 *
 *   none ──place──▶ active ──lift──▶ lifted
 */
import { qualityHoldEvents } from '@gemba/contracts/events/quality';
import { IsFlag, IsId, IsRef, IsQuantity, IsText, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { registered, rightTo, stateOf, withoutRight } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { Quantity } from '@gemba/measures/quantity';
import { none, smaller } from '@gemba/measures/quantity';
import { areConvertible, convertUnit } from '@gemba/measures/units';
import type { OpenInspections } from '../inspection/open-inspections.js';
import { lotKey, openInspections } from '../inspection/open-inspections.js';
import type { Nonconformance } from './nonconformance.js';
import { isDisposed, nonconformance } from './nonconformance.js';
import { divided } from './divided.js';
import { goodsNamed, noSuchGoods } from '../tables/goods-named.js';

export class PlaceHold {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** The part that is meant; all of the lot when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  @IsText({ lines: true }) reason!: string;
  /** What asks for it, for example `inspection/L-7.completion`. */
  @IsText({ max: 160 }) source!: string;
}
export class LiftHold {
  /** The lot that is meant, so that nobody lifts the hold of another one. */
  @IsId() lot!: string;
  @IsText({ lines: true }) reason!: string;
  /** The nonconformance whose dispositions allow it; without one, the right `hold-lift` is needed. */
  @Optional() @IsRef('nonconformance') nonconformance?: string;
}

type QualityHold = { readonly active: boolean; readonly placed: PlaceHold | null };

class QualityHoldAnswer {
  /** Until it is lifted. */
  @IsFlag() active!: boolean;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** The part that is meant; all of the lot when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  @IsText({ lines: true }) reason!: string;
  /** What asked for it, for example `inspection/L-7.completion`. */
  @IsText({ max: 160 }) source!: string;
}

const answered = ({ active, placed }: QualityHold): QualityHoldAnswer => {
  const { site: _, ...hold } = begun(placed);
  return { active, ...hold };
};

const initial: QualityHold = { active: false, placed: null };
const FROM_QUALITY = /^(inspection|nonconformance|recall)\//;
const NO_NONCONFORMANCE = 'none';

export const qualityHold = decider('quality-hold', {
  path: 'quality-holds',
  opens: 'PlaceHold',
  home: 'site',
  commands: { PlaceHold, LiftHold },
  events: qualityHoldEvents,
  initial,
  answers: answers(QualityHoldAnswer, answered),
  allow: {
    PlaceHold: ['quality-inspector', 'operator', 'site-manager'],
    LiftHold: ['quality-inspector', 'site-manager'],
  },
  needs: {
    PlaceHold: (c: PlaceHold) => goodsNamed(c),
    LiftHold: (c: LiftHold, { state: { placed } }: About<QualityHold>) => ({
      right: rightTo('hold-lift'),
      cause: stateOf(nonconformance, c.nonconformance ?? NO_NONCONFORMANCE),
      inspections: registered(openInspections, lotKey({ site: '', item: '', ...placed, lot: c.lot })),
    }),
  },

  decide: {
    PlaceHold({ active, placed }, command, { by, known }) {
      if (placed === null) {
        const { quantity } = command;
        const refused = noSuchGoods(command, { by, known }) ?? (quantity ? divided(quantity) : null);
        return refused ?? [happened('HoldPlaced', { ...command })];
      }
      const { item, lot } = placed;
      if (active && same(heldBy(placed), heldBy(command))) return [];
      return reject('QAL-HLD-STATE', `This hold is for lot ${lot} of ${item}; choose another id.`);
    },
    LiftHold({ active, placed }, command, { known }) {
      if (placed === null) return reject('QAL-HLD-STATE', 'There is no such hold.');
      if (!active) return [];
      const { site, item, lot } = placed;
      if (lot !== command.lot)
        return reject('QAL-HLD-LIFT', `This hold is for lot ${lot}, not ${command.lot}.`);
      return (
        undecided(placed, known.inspections) ??
        notAllowed(placed, command, known) ?? [
          happened('HoldLifted', {
            site,
            item,
            lot,
            ...freed(placed, command, known),
            reason: command.reason,
          }),
        ]
      );
    },
  },

  evolve: {
    HoldPlaced: (_, data): QualityHold => ({ active: true, placed: data }),
    HoldLifted: (state): QualityHold => ({ ...state, active: false }),
  },
});

/** A lot that still waits for its inspection would be free without one. */
const undecided = ({ lot }: PlaceHold, inspections: OpenInspections | undefined): Rejection | null => {
  const open = Object.entries(inspections?.open ?? {}).map(([id, trigger]) => `${id} (${trigger})`);
  return open.length === 0
    ? null
    : reject('QAL-RLS-MISSING', `Lot ${lot} is still being inspected; decide first: ${open.join(', ')}.`);
};

type Known = { readonly right: RightAnswer; readonly cause: Nonconformance | undefined };

const notAllowed = (placed: PlaceHold, command: LiftHold, { right, cause }: Known): Rejection | null => {
  if (command.nonconformance === undefined) {
    return FROM_QUALITY.test(placed.source)
      ? reject(
          'QAL-HLD-LIFT',
          `It was placed by ${placed.source}; name the nonconformance that allows to lift it.`,
        )
      : withoutRight('QAL-HLD-LIFT', right);
  }
  if (cause && isAbout(cause, placed) && isDisposed(cause)) return null;
  return reject(
    'QAL-HLD-LIFT',
    `${command.nonconformance} is not through with lot ${placed.lot}: set a disposition for all of it.`,
  );
};

const isAbout = ({ registered }: Nonconformance, { site, item, lot }: PlaceHold): boolean =>
  registered?.lot === lot && registered.item === item && registered.site === site;

const heldBy = ({ site, item, lot, quantity }: PlaceHold) => ({ site, item, lot, quantity });

/** The part of what was held that may be used again; all that is left of it where the whole lot was held. */
const freed = ({ quantity }: PlaceHold, command: LiftHold, { cause }: Known): { quantity?: Quantity } => {
  if (quantity === undefined) return {};
  if (command.nonconformance === undefined || !cause) return { quantity };
  const { kept } = cause;
  if (!areConvertible(kept.unit, quantity.unit)) return { quantity: none(quantity.unit) };
  return { quantity: smaller(convertUnit(kept, quantity.unit), quantity) };
};
