/** What supply chain says about goods that customers send back: authorised, received, graded, disposed of. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsFlag,
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';

export const RETURN_REASONS = [
  ...['damaged', 'defective', 'wrongItem', 'overDelivered'],
  ...['late', 'noLongerNeeded', 'recalled', 'other'],
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** When the customer is credited: when the goods are back, or when somebody has looked at them. */
export const CREDITED_ON = ['receipt', 'grading'] as const;
export type CreditedOn = (typeof CREDITED_ON)[number];

/** From as new to of no use, the best first. */
export const RETURN_GRADES = ['A', 'B', 'C', 'scrap'] as const;
export type ReturnGrade = (typeof RETURN_GRADES)[number];

/** What becomes of goods that came back. */
export const DISPOSITIONS = ['restock', 'refurbish', 'returnToMaker', 'recycle'] as const;
export type DispositionKind = (typeof DISPOSITIONS)[number];

/** For how long a customer may send back, and when it is credited. */
export class ReturnTermsAgreed {
  /** Days after the delivery. */
  @IsWhole({ max: 3_650 }) days!: number;
  @IsOneOf(CREDITED_ON) creditedOn!: CreditedOn;
}

/** A line of a shipment, out of one lot, that a customer sends back. */
class ReturnedLine {
  @IsRef('shipment') shipment!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** The same with whose it was, and when it is credited. */
class ReturnedGoods extends ReturnedLine {
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsOneOf(CREDITED_ON) creditedOn!: CreditedOn;
}

/** What may come back, why, and until when. */
export class AuthorisedReturn extends ReturnedGoods {
  @IsOneOf(RETURN_REASONS) reason!: ReturnReason;
  @Optional() @IsText({ lines: true }) note?: string;
  /** The last day on which the goods are taken in. */
  @IsPlainDate() until!: string;
}

export class ReturnAuthorised extends AuthorisedReturn {
  @IsRef('site') site!: string;
}

/** `quantity` is what does not come any more, and so may be authorised again. */
class NotComing {
  @IsRef('shipment') shipment!: string;
  @IsId() line!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class ReturnAuthorisationCancelled extends NotComing {
  @IsText({ lines: true }) reason!: string;
}
/** Part of it came, and the rest will not. */
export class ReturnAuthorisationClosed extends NotComing {
  @IsText({ lines: true }) reason!: string;
}
export class ReturnAuthorisationExpired extends NotComing {}

export class ReturnReceived extends ReturnedGoods {
  @IsRef('site') site!: string;
  /** Counts the receipts of one authorisation, from 1. */
  @IsWhole({ min: 1 }) receipt!: number;
  @IsPlainDate() receivedOn!: string;
  /** What the customer paid for one unit. */
  @IsMoney() price!: Money;
}

/** One way to dispose of a part, with the figures by which it is compared. */
export class DispositionOption {
  @IsOneOf(DISPOSITIONS) kind!: DispositionKind;
  /** What one unit brings, what it takes to get that, and what is left: price less cost. */
  @IsMoney() price!: Money;
  @IsMoney() cost!: Money;
  @IsMoney({}) netRecovery!: Money;
  /** How much of the part can go this way; nothing, with why, where it cannot. */
  @IsQuantity() possible!: Quantity;
  @Optional() @IsText() limitedBy?: string;
}

/** One part of what was received is of one grade. */
export class ReturnGraded extends ReturnedGoods {
  @IsRef('site') site!: string;
  /** Counts the parts of one authorisation, from 1. */
  @IsWhole({ min: 1 }) part!: number;
  /** When the last of what came until then did. */
  @IsPlainDate() receivedOn!: string;
  @IsOneOf(RETURN_GRADES) grade!: ReturnGrade;
  @IsText({ lines: true }) findings!: string;
  /** By what is known when it is graded, the best first. */
  @IsListOf(() => DispositionOption) options!: DispositionOption[];
}

/** The order that makes good what came back, and the item as which it is sold then. */
export class Refurbishment {
  @IsId() order!: string;
  @IsRef('item') into!: string;
  /** The business date of the decision. */
  @IsPlainDate() decidedOn!: string;
}

export class ReturnDispositionDecided extends ReturnedLine {
  @IsRef('site') site!: string;
  @IsWhole({ min: 1 }) part!: number;
  @IsOneOf(RETURN_GRADES) grade!: ReturnGrade;
  @IsOneOf(DISPOSITIONS) kind!: DispositionKind;
  /** What the customer paid for one unit. */
  @IsMoney() price!: Money;
  /** What one unit brings this way; absent where nobody has said so. */
  @Optional() @IsMoney({}) netRecovery?: Money;
  /** By what was known when it was decided, the best first. */
  @IsListOf(() => DispositionOption) options!: DispositionOption[];
  /** It is what brings most. */
  @IsFlag() isBest!: boolean;
  /** Why another one than the best. */
  @Optional() @IsText({ lines: true }) reason?: string;
  @Optional() @IsRecord(() => Refurbishment) refurbishment?: Refurbishment;
}

/** Its order was cancelled before anybody began: what becomes of it is to be decided once more. */
export class ReturnDispositionWithdrawn extends ReturnedLine {
  @IsRef('site') site!: string;
  @IsWhole({ min: 1 }) part!: number;
  @IsOneOf(DISPOSITIONS) kind!: DispositionKind;
  @IsRecord(() => Refurbishment) refurbishment!: Refurbishment;
  @IsText({ lines: true }) reason!: string;
}

/** What one way of disposing of an item brings, and how much of it can go that way. */
export class DispositionTerms {
  @IsOneOf(DISPOSITIONS) kind!: DispositionKind;
  /** The worst grade that can go this way. */
  @IsOneOf(RETURN_GRADES) worstGrade!: ReturnGrade;
  /** What one unit brings, in the currency of the site. */
  @IsMoney() price!: Money;
  /** What it takes to get that for one unit: work, material, selling, fees. */
  @IsMoney() cost!: Money;
  /** What the site can do of it in a calendar month; without limit when absent. */
  @Optional() @IsQuantity() capacity?: Quantity;
  /** What is wanted of it in a calendar month; without limit when absent. */
  @Optional() @IsQuantity() demand?: Quantity;
}

/** The ways of disposing of an item. */
export class ReturnPolicy {
  @IsRef('item') item!: string;
  @IsListOf(() => DispositionTerms, { min: 1, max: DISPOSITIONS.length }) options!: DispositionTerms[];
}

export class ReturnPolicySet extends ReturnPolicy {
  @IsRef('site') site!: string;
}

export const returnAuthorisationEvents = events('supply-chain', 'return-authorisation', {
  ReturnAuthorised: event(ReturnAuthorised),
  ReturnAuthorisationCancelled: event(ReturnAuthorisationCancelled),
  ReturnAuthorisationClosed: event(ReturnAuthorisationClosed),
  ReturnAuthorisationExpired: event(ReturnAuthorisationExpired),
  ReturnReceived: event(ReturnReceived),
  ReturnGraded: event(ReturnGraded),
  ReturnDispositionDecided: event(ReturnDispositionDecided),
  ReturnDispositionWithdrawn: event(ReturnDispositionWithdrawn),
});
export const returnPolicyEvents = events('supply-chain', 'return-policy', {
  ReturnPolicySet: event(ReturnPolicySet),
});
