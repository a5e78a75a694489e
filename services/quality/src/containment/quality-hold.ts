/**
 * A quality hold keeps a lot from being used or shipped until it is decided what becomes of it.
 *
 *   none ──place──▶ active ──lift──▶ lifted
 */
import { qualityHoldEvents } from '@gemba/contracts/events/quality';
import { IsFlag, IsId, IsRef, IsRefs, IsQuantity, IsText, Optional } from '@gemba/contracts/fields';
import type { About, Given } from '@gemba/decider/decider';
import { answers, begun, decider, isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { registered, rightTo, row, stateOf, withoutRight } from '@gemba/decider/needs';
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
import { lotAnywhere, sitesWith, whereaboutsTable } from '../tables/whereabouts.js';

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

/** Holds the lot wherever else it is; for programs alone. */
export class SpreadHold {}

type QualityHold = {
  readonly active: boolean;
  readonly placed: PlaceHold | null;
  /** Other sites at which the lot is held by this. */
  readonly sites: readonly string[];
};

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
  /** Other sites at which the lot is held by this. */
  @IsRefs('site') sites!: readonly string[];
}

const answered = ({ active, placed, sites }: QualityHold): QualityHoldAnswer => {
  const { site: _, ...hold } = begun(placed);
  return { active, ...hold, sites };
};

const initial: QualityHold = { active: false, placed: null, sites: [] };
const FROM_QUALITY = /^(inspection|nonconformance|recall)\//;
const NO_NONCONFORMANCE = 'none';
/** How the hold at another site names the one that it follows from. */
export const OF_HOLD = 'quality-hold/';

export const qualityHold = decider('quality-hold', {
  path: 'quality-holds',
  opens: 'PlaceHold',
  home: 'site',
  commands: { PlaceHold, LiftHold, SpreadHold },
  events: qualityHoldEvents,
  initial,
  answers: answers(QualityHoldAnswer, answered),
  allow: {
    PlaceHold: ['quality-inspector', 'operator', 'site-manager'],
    LiftHold: ['quality-inspector', 'site-manager'],
    SpreadHold: [],
  },
  needs: {
    PlaceHold: (c: PlaceHold) => goodsNamed(c),
    LiftHold: (c: LiftHold, { state: { placed } }: About<QualityHold>) => ({
      right: rightTo('hold-lift'),
      cause: stateOf(nonconformance, c.nonconformance ?? NO_NONCONFORMANCE),
      inspections: registered(openInspections, lotKey({ site: '', item: '', ...placed, lot: c.lot })),
    }),
    SpreadHold: (_: SpreadHold, { state: { placed } }: About<QualityHold>) => ({
      found: row(whereaboutsTable, lotAnywhere(placed ?? { item: '', lot: '' })),
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
    LiftHold({ active, placed, sites }, command, { known, by }) {
      if (placed === null) return reject('QAL-HLD-STATE', 'There is no such hold.');
      if (!active) return [];
      const { site, item, lot } = placed;
      if (lot !== command.lot)
        return reject('QAL-HLD-LIFT', `This hold is for lot ${lot}, not ${command.lot}.`);
      return (
        undecided(placed, known.inspections) ??
        notAllowed(placed, command, { ...known, by }) ?? [
          happened('HoldLifted', {
            site,
            item,
            lot,
            ...freed(placed, command, known),
            reason: command.reason,
            ...(sites.length === 0 ? {} : { sites: [...sites] }),
          }),
        ]
      );
    },
    SpreadHold({ active, placed, sites: before }, _, { known }) {
      if (!active || placed === null || !isOfWholeLot(placed)) return [];
      const { site, item, lot } = placed;
      const sites = sitesWith(known.found).filter((each) => each !== site && !before.includes(each));
      return sites.length === 0 ? [] : [happened('HoldSpread', { site, item, lot, sites })];
    },
  },

  evolve: {
    HoldPlaced: (_, data): QualityHold => ({ active: true, placed: data, sites: [] }),
    HoldLifted: (state): QualityHold => ({ ...state, active: false }),
    HoldSpread: (state, { sites }): QualityHold => ({ ...state, sites: [...state.sites, ...sites] }),
  },
});

/** A lot that still waits for its inspection would be free without one. */
const undecided = ({ lot }: PlaceHold, inspections: OpenInspections | undefined): Rejection | null => {
  const open = Object.entries(inspections?.open ?? {}).map(([id, trigger]) => `${id} (${trigger})`);
  return open.length === 0
    ? null
    : reject('QAL-RLS-MISSING', `Lot ${lot} is still being inspected; decide first: ${open.join(', ')}.`);
};

type Known = {
  readonly right: RightAnswer;
  readonly cause: Nonconformance | undefined;
  readonly by: Given['by'];
};

const notAllowed = (placed: PlaceHold, command: LiftHold, { right, cause, by }: Known): Rejection | null => {
  if (placed.source.startsWith(OF_HOLD)) return isProcess(by) ? null : withItsOrigin(placed);
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

const withItsOrigin = ({ source, lot }: PlaceHold): Rejection =>
  reject('QAL-HLD-LIFT', `Lot ${lot} is held here by ${source} of another site, and is free with that.`, {
    hint: 'Ask whoever may lift it there.',
  });

const isAbout = ({ registered }: Nonconformance, { site, item, lot }: PlaceHold): boolean =>
  registered?.lot === lot && registered.item === item && registered.site === site;

/** What holds a whole lot holds it at all sites, but for what follows another hold or a recall to a site. */
export const isOfWholeLot = ({ quantity, source }: Pick<PlaceHold, 'quantity' | 'source'>): boolean =>
  quantity === undefined && !source.startsWith(OF_HOLD) && !source.startsWith('recall/');

const heldBy = ({ site, item, lot, quantity }: PlaceHold) => ({ site, item, lot, quantity });

/** The part of what was held that may be used again; all that is left of it where the whole lot was held. */
const freed = (
  { quantity }: PlaceHold,
  command: LiftHold,
  { cause }: Pick<Known, 'cause'>,
): { quantity?: Quantity } => {
  if (quantity === undefined) return {};
  if (command.nonconformance === undefined || !cause) return { quantity };
  const { kept } = cause;
  if (!areConvertible(kept.unit, quantity.unit)) return { quantity: none(quantity.unit) };
  return { quantity: smaller(convertUnit(kept, quantity.unit), quantity) };
};
