/** What production says about engineering changes: what is to be made otherwise, and what that touches. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsRefs,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';
import { BomLine, BomOutput, RoutingOperation } from './definition.js';

/** A version of a bill of materials that is not released yet. */
export class ProposedBill {
  @IsWhole({ min: 1 }) version!: number;
  /** The quantity of the item that the lines make. */
  @IsQuantity({ above: 0 }) base!: Quantity;
  @IsListOf(() => BomLine, { min: 1, max: 200 }) lines!: BomLine[];
  @Optional() @IsListOf(() => BomOutput, { max: 20 }) outputs?: BomOutput[];
}

/** A version of a routing that is not released yet. */
export class ProposedRouting {
  @IsWhole({ min: 1 }) version!: number;
  @IsListOf(() => RoutingOperation, { min: 1, max: 50 }) operations!: RoutingOperation[];
}

/** What is to be made otherwise, why and from when on. */
export class EngineeringChange {
  @IsRef('item') item!: string;
  @IsText({ lines: true, max: 1000 }) reason!: string;
  /** The new version is in force from this day on. */
  @IsPlainDate() effectiveFrom!: string;
  @Optional() @IsRecord(() => ProposedBill) bill?: ProposedBill;
  @Optional() @IsRecord(() => ProposedRouting) routing?: ProposedRouting;
}

/** A component that the new version takes no more. */
export class SupersededComponent {
  @IsRef('item') item!: string;
  /** What else is made of it, by any version. */
  @IsRefs('item', { max: 1000 }) usedIn!: string[];
}

export class ChangeNoticeRaised extends EngineeringChange {
  @IsListOf(() => SupersededComponent, { max: 400 }) superseded!: SupersededComponent[];
}

export const IMPACT_KINDS = [
  'production-order',
  'planning-action',
  'purchase-order',
  'requisition',
  'stock',
] as const;
export type ImpactKind = (typeof IMPACT_KINDS)[number];

/** Something open that a change touches. */
export class TouchedByChange {
  @IsOneOf(IMPACT_KINDS) kind!: ImpactKind;
  /** Its id; `<order>/<line>` of a purchase order, `<site>.<item>` of stock. */
  @IsText({ max: 300 }) subject!: string;
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** As it was when it was listed. */
  @IsQuantity() quantity!: Quantity;
  @Optional() @IsPlainDate() due?: string;
}

export class ChangeImpact extends TouchedByChange {
  @IsWhole({ min: 1 }) line!: number;
}

/** Part of what a change touches: what was not listed before. */
export class ChangeImpactListed {
  @IsListOf(() => ChangeImpact, { min: 1, max: 200 }) impacts!: ChangeImpact[];
}

export class EndedImpact {
  @IsWhole({ min: 1 }) line!: number;
}

/** Lines of which nothing is open any more, so that nobody has to decide on them. */
export class ChangeImpactEnded {
  @IsListOf(() => EndedImpact, { min: 1, max: 1000 }) impacts!: EndedImpact[];
}

export const CHANGE_DECISIONS = ['use-up', 'switch-over', 'rework', 'scrap', 'cancel', 'leave'] as const;
export type ChangeDecision = (typeof CHANGE_DECISIONS)[number];

export class ChangeImpactDecided {
  @IsWhole({ min: 1 }) line!: number;
  @IsOneOf(CHANGE_DECISIONS) decision!: ChangeDecision;
  @IsText({ lines: true }) reason!: string;
}

export class ChangeNoticeReleased extends EngineeringChange {}

export class TouchedLot {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** What was decided of a line is to be carried out by whoever owns what it is about. */
export class ChangeImpactReleased extends ChangeImpact {
  @IsOneOf(CHANGE_DECISIONS) decision!: ChangeDecision;
  @IsText({ lines: true }) reason!: string;
  /** The version of the bill to switch over to. */
  @Optional() @IsWhole({ min: 1 }) billVersion?: number;
  /** Of stock. */
  @Optional() @IsListOf(() => TouchedLot, { min: 1 }) lots?: TouchedLot[];
}

export class ChangeNoticeWithdrawn {
  @IsText({ lines: true }) reason!: string;
}

export const changeNoticeEvents = events('production', 'change-notice', {
  ChangeNoticeRaised: event(ChangeNoticeRaised),
  ChangeImpactListed: event(ChangeImpactListed),
  ChangeImpactEnded: event(ChangeImpactEnded),
  ChangeImpactDecided: event(ChangeImpactDecided),
  ChangeNoticeReleased: event(ChangeNoticeReleased),
  ChangeImpactReleased: event(ChangeImpactReleased),
  ChangeNoticeWithdrawn: event(ChangeNoticeWithdrawn),
});
