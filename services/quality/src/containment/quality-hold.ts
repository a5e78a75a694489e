/**
 * A quality hold keeps a lot from being used or shipped until it is decided what becomes of it.
 *
 *   none ──place──▶ active ──lift──▶ lifted
 */
import { qualityHoldEvents } from '@gemba/contracts/events/quality';
import { IsId, IsText, Optional } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { rightTo, stateOf, withoutRight } from '@gemba/decider/needs';
import type { Inspection } from '../inspection/inspection.js';
import { inspection } from '../inspection/inspection.js';
import { inspectionId } from '../inspection/inspection-id.js';
import type { Nonconformance } from './nonconformance.js';
import { mayBeUsed, nonconformance } from './nonconformance.js';

export class PlaceHold {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsText() reason!: string;
  /** What asks for it, for example `inspection/L-7.completion`. */
  @IsText({ max: 160 }) source!: string;
}
export class LiftHold {
  /** The lot that is meant, so that nobody lifts the hold of another one. */
  @IsId() lot!: string;
  @IsText() reason!: string;
  /** The nonconformance whose dispositions allow it; without one, the right `hold-lift` is needed. */
  @Optional() @IsId() nonconformance?: string;
}

type QualityHold = { readonly active: boolean; readonly placed: PlaceHold | null };

const initial: QualityHold = { active: false, placed: null };
const FROM_QUALITY = /^(inspection|nonconformance)\//;
const NO_NONCONFORMANCE = 'none';

export const qualityHold = decider('quality-hold', {
  path: 'quality-holds',
  opens: 'PlaceHold',
  home: 'site',
  commands: { PlaceHold, LiftHold },
  events: qualityHoldEvents,
  initial,
  allow: {
    PlaceHold: ['quality-inspector', 'operator', 'site-manager'],
    LiftHold: ['quality-inspector', 'site-manager'],
  },
  needs: {
    LiftHold: (c: LiftHold) => ({
      right: rightTo('hold-lift'),
      cause: stateOf(nonconformance, c.nonconformance ?? NO_NONCONFORMANCE),
      receipt: stateOf(inspection, inspectionId(c.lot, 'receipt')),
      completion: stateOf(inspection, inspectionId(c.lot, 'completion')),
    }),
  },

  decide: {
    PlaceHold({ active, placed }, command) {
      if (placed === null) return [happened('HoldPlaced', { ...command })];
      const { site, item, lot } = placed;
      if (active && site === command.site && item === command.item && lot === command.lot) return [];
      return reject('QAL-HLD-STATE', `This hold is for lot ${lot} of ${item}; choose another id.`);
    },
    LiftHold({ active, placed }, command, { known }) {
      if (placed === null) return reject('QAL-HLD-STATE', 'There is no such hold.');
      if (!active) return [];
      const { site, item, lot } = placed;
      if (lot !== command.lot)
        return reject('QAL-HLD-LIFT', `This hold is for lot ${lot}, not ${command.lot}.`);
      return (
        undecided(placed, [known.receipt, known.completion]) ??
        notAllowed(placed, command, known) ?? [
          happened('HoldLifted', { site, item, lot, reason: command.reason }),
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
const undecided = (placed: PlaceHold, inspections: readonly (Inspection | undefined)[]): Rejection | null => {
  const open = inspections.find(
    (each) => each?.status === 'open' && each.lot?.site === placed.site && each.lot.item === placed.item,
  );
  return open
    ? reject(
        'QAL-RLS-MISSING',
        `The ${open.lot?.trigger ?? ''} inspection of ${placed.lot} is open; decide it first.`,
      )
    : null;
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
  if (cause && isAbout(cause, placed) && mayBeUsed(cause)) return null;
  return reject(
    'QAL-HLD-LIFT',
    `${command.nonconformance} does not allow to use lot ${placed.lot}: set a disposition for all of it.`,
  );
};

const isAbout = ({ registered }: Nonconformance, { item, lot }: PlaceHold): boolean =>
  registered?.lot === lot && registered.item === item;
