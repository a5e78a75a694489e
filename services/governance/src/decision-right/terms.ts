/** The terms of a decision right, and how instants and limits of two of them compare. */
import type { Role } from '@gemba/contracts/access';
import type { Money } from '@gemba/measures/money';
import { isMoneyAbove } from '@gemba/measures/money';
import type { Level } from '@gemba/platform/access/rights';
import { isBefore } from '@gemba/platform/access/rights';

/** Who grants, suspends and revokes rights. */
export const GRANTING: readonly Role[] = ['admin', 'coo'];

export type RightTerms = {
  readonly topic: string;
  readonly scope: string;
  readonly holderRole: string;
  readonly level: Level;
  readonly limit?: Money;
  readonly escalatesTo?: string;
  readonly answerWithin?: string;
  readonly validFrom: string;
  readonly validTo?: string;
};

export type PassedOn = {
  /** The holder role, or the person who had it passed on before. */
  readonly from: string;
  readonly to: string;
  readonly limit?: Money;
  readonly until: string;
  /** Where it holds; absent: wherever the right does. */
  readonly sites?: readonly string[];
};

export type RightState = {
  readonly status: 'none' | 'active' | 'suspended' | 'revoked';
  readonly terms: RightTerms | null;
  readonly delegations: readonly PassedOn[];
};

export const isEmptyPeriod = ({ validFrom, validTo }: RightTerms): boolean =>
  validTo !== undefined && !isBefore(validFrom, validTo);

/**
 * Whether a limit reaches beyond another; no limit reaches beyond any, and another currency cannot be told.
 */
export const reachesBeyond = (limit: Money | undefined, other: Money): boolean =>
  limit?.currency !== other.currency || isMoneyAbove(limit, other);

export const written = (money: Money): string => `${money.amount} ${money.currency}`;
