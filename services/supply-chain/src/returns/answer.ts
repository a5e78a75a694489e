/** What is answered of a return: what may come back of a delivery, what came, and what became of it. */
import {
  AuthorisedReturn,
  DISPOSITIONS,
  DispositionOption,
  RETURN_GRADES,
  Refurbishment,
} from '@gemba/contracts/events/supply-chain/returns';
import type { DispositionKind, ReturnGrade } from '@gemba/contracts/events/supply-chain/returns';
import {
  IsDecimal,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsQuantity,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { begun, stated } from '@gemba/decider/decider';
import type { Quantity } from '@gemba/measures/quantity';
import type { ReturnAuthorisation } from './return-state.js';

class DisposedAnswer {
  @IsOneOf(DISPOSITIONS) kind!: DispositionKind;
  @IsDecimal() quantity!: string;
  @Optional() @IsRecord(() => Refurbishment) refurbishment?: Refurbishment;
}

class ReturnPartAnswer {
  @IsWhole({ min: 1 }) part!: number;
  @IsOneOf(RETURN_GRADES) grade!: ReturnGrade;
  @IsText({ lines: true }) findings!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** By what was known when it was graded, the one that brings most first. */
  @IsListOf(() => DispositionOption) options!: readonly DispositionOption[];
  @IsListOf(() => DisposedAnswer) disposed!: readonly DisposedAnswer[];
}

const STATUSES = ['authorised', 'received', 'settled', 'closed', 'cancelled', 'expired'] as const;

/** Figures without a unit of their own are in that of `quantity`, which is what was authorised. */
export class ReturnAuthorisationAnswer extends AuthorisedReturn {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsDecimal() received!: string;
  @IsDecimal() graded!: string;
  @IsListOf(() => ReturnPartAnswer) parts!: readonly ReturnPartAnswer[];
  /** When the last of it came. */
  @Optional() @IsInstant() receivedAt?: string;
}

export const returnAnswer = (state: ReturnAuthorisation): ReturnAuthorisationAnswer => {
  const { status, goods, received, graded, parts, receivedAt } = state;
  const { site: __, ...authorised } = begun(goods);
  return {
    ...authorised,
    ...{ status: begun(status === 'none' ? null : status), received, graded },
    parts: parts.map(({ gradedAt: _, ...part }) => part),
    ...stated({ receivedAt }),
  };
};
