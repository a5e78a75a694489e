/**
 * What governance says: legal entities, sites, who may decide what, and how far a topic is decided locally.
 */
import type { Money } from '@gemba/measures/money';
import { event, events } from '../event.js';
import {
  IsCountry,
  IsCurrency,
  IsDuration,
  IsId,
  IsRef,
  IsRefs,
  IsInstant,
  IsLocalTime,
  IsMoney,
  IsOneOf,
  IsText,
  IsZone,
  Optional,
} from '../fields.js';

export class LegalEntityRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  @IsCurrency() groupCurrency!: string;
  @IsCountry() country!: string;
}

export class SiteRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsRef('legal-entity') companyId!: string;
  @IsZone() timeZone!: string;
  @IsCurrency() currency!: string;
  @IsCurrency() groupCurrency!: string;
  /** Local time at which the business day begins, `HH:MM`. */
  @IsLocalTime() dayStart!: string;
  @Optional() @IsId() gln?: string;
  /** ISO 3166-1 alpha-2: where goods leave from. That of the legal entity when absent. */
  @Optional() @IsCountry() country?: string;
}

export const RIGHT_LEVELS = ['site', 'region', 'hq'] as const;
export const OPERATING_MODES = ['centralised', 'decentralised', 'hybrid'] as const;

export class DecisionRightGranted {
  @IsId() topic!: string;
  /** A site id, or `*` written as `all` for every site. */
  @IsId() scope!: string;
  @IsId() holderRole!: string;
  @IsOneOf(RIGHT_LEVELS) level!: (typeof RIGHT_LEVELS)[number];
  /** Without a limit the right is unlimited. */
  @Optional() @IsMoney() limit?: Money;
  @Optional() @IsId() escalatesTo?: string;
  /** How long its holder has to answer what waits for them, in working days of the site; two when absent. */
  @Optional() @IsDuration() answerWithin?: string;
  @IsInstant() validFrom!: string;
  @Optional() @IsInstant() validTo?: string;
}

export class DecisionRightDelegated {
  /** The topic of the right, so that readers of one topic need no other event to find it. */
  @Optional() @IsId() topic?: string;
  /** The person who passes it on, or the holder role where somebody did so for it. */
  @Optional() @IsId() from?: string;
  @IsId() to!: string;
  /** The person who passed it on, also where that was for the holder role. */
  @Optional() @IsText({ max: 120 }) by?: string;
  @Optional() @IsMoney() limit?: Money;
  @IsInstant() until!: string;
  /** Where it holds: the sites of who passed it on. Absent: wherever the right does. */
  @Optional() @IsRefs('site', { min: 1 }) sites?: readonly string[];
}

/** Who passed a right on takes it back, and with it what was passed on from there. */
export class DecisionRightDelegationWithdrawn {
  @IsId() topic!: string;
  /** The holder role, or the person who had passed it on. */
  @IsId() from!: string;
  @IsId() to!: string;
  /** Of which sites; absent: of that which holds wherever the right does. */
  @Optional() @IsRefs('site', { min: 1 }) sites?: readonly string[];
}

export class DecisionRightSuspended {
  @Optional() @IsId() topic?: string;
  @IsText({ lines: true }) reason!: string;
}

export class DecisionRightRevoked {
  @Optional() @IsId() topic?: string;
  @IsText({ lines: true }) reason!: string;
}

export class OperatingModeChanged {
  @IsId() topic!: string;
  @IsRef('site') site!: string;
  @IsOneOf(OPERATING_MODES) mode!: (typeof OPERATING_MODES)[number];
  @IsInstant() effectiveFrom!: string;
}

export const legalEntityEvents = events('governance', 'legal-entity', {
  LegalEntityRegistered: event(LegalEntityRegistered),
});
export const siteEvents = events('governance', 'site', { SiteRegistered: event(SiteRegistered) });
export const decisionRightEvents = events('governance', 'decision-right', {
  DecisionRightGranted: event(DecisionRightGranted),
  DecisionRightDelegated: event(DecisionRightDelegated),
  DecisionRightDelegationWithdrawn: event(DecisionRightDelegationWithdrawn),
  DecisionRightSuspended: event(DecisionRightSuspended),
  DecisionRightRevoked: event(DecisionRightRevoked),
});
export const operatingModeEvents = events('governance', 'operating-mode', {
  OperatingModeChanged: event(OperatingModeChanged),
});
