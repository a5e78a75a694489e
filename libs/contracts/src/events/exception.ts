/**
 * What every service with processes says when one of its processes was refused: an exception, which a person
 * owns until the command is done, or somebody with the right waives it.
 */
import type { Money } from '@gemba/measures/money';
import { event, events } from '../event.js';
import {
  IsDocument,
  IsId,
  IsRef,
  IsInstant,
  IsMoney,
  IsOneOf,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '../fields.js';

/** The event that the process reacted to; for a deadline, the event that set it. */
export class ExceptionCause {
  /** Of a deadline: `<event id>/<deadline>/<instant>`. */
  @IsText({ max: 400 }) eventId!: string;
  @IsText({ max: 400 }) streamId!: string;
  /** `<service>.<Event>`, or `deadline`. */
  @IsText({ max: 120 }) type!: string;
  @IsText({ max: 40 }) occurredAt!: string;
  @IsText({ max: 120 }) correlationId!: string;
  /** Which event of its stream it is. */
  @Optional() @IsWhole({ min: 1 }) version?: number;
}

/** The command as the process sent it; it is sent again in the same words. */
export class RefusedCommand {
  @IsId() noun!: string;
  @IsText({ max: 400 }) id!: string;
  @IsId() name!: string;
  @IsDocument() data!: Readonly<Record<string, unknown>>;
  /** Which of the commands of this cause it is. */
  @IsText({ max: 120 }) path!: string;
  /** Site at which it was to be done; also of one that nobody knows. */
  @Optional() @IsRef('site') site?: string;
}

export class Refusal {
  @IsId() code!: string;
  @IsText({ max: 2000 }) detail!: string;
  @Optional() @IsText({ max: 2000 }) hint?: string;
  /** The rule that was violated, what was measured, and its limit. */
  @Optional() @IsText({ max: 200 }) rule?: string;
  @Optional() @IsText({ max: 200 }) actual?: string;
  @Optional() @IsText({ max: 200 }) limit?: string;
  @Optional() @IsText({ max: 40 }) unit?: string;
}

export class ExceptionRaised {
  @IsText({ max: 120 }) process!: string;
  @IsRecord(() => ExceptionCause) cause!: ExceptionCause;
  @IsRecord(() => RefusedCommand) command!: RefusedCommand;
  @IsRecord(() => Refusal) refusal!: Refusal;
  /** Role of whoever has to see to it, at the site of the exception. */
  @IsId() owner!: string;
  /** What the command, or else its cause, is worth. */
  @Optional() @IsMoney() atStake?: Money;
  /** When it is tried again by itself, unless what its rule knows changes before. */
  @Optional() @IsInstant() nextTryAt?: string;
}

/** It was tried again when it was time to or somebody asked, or was refused for another reason. */
export class ExceptionRetried {
  @IsRecord(() => Refusal) refusal!: Refusal;
  @IsId() owner!: string;
  /** How often it was tried in all. */
  @IsWhole({ min: 2 }) attempts!: number;
  @Optional() @IsInstant() nextTryAt?: string;
}

/** A person wants it to be tried again now. */
export class ExceptionRetryRequested {
  @Optional() @IsText() reason?: string;
}

export const RESOLUTIONS = ['done', 'nothingToSay'] as const;

/** The command was done after all, or there was nothing left to say. */
export class ExceptionResolved {
  @IsOneOf(RESOLUTIONS) by!: (typeof RESOLUTIONS)[number];
  @IsWhole({ min: 1 }) attempts!: number;
}

/** Somebody with the right gave the command up, on record. */
export class ExceptionWaived {
  @IsText() reason!: string;
}

export const exceptionTypes = {
  ExceptionRaised: event(ExceptionRaised),
  ExceptionRetried: event(ExceptionRetried),
  ExceptionRetryRequested: event(ExceptionRetryRequested),
  ExceptionResolved: event(ExceptionResolved),
  ExceptionWaived: event(ExceptionWaived),
};

/** The same words, spoken by one service. */
export const exceptionEventsOf = <const S extends string>(service: S) =>
  events(service, 'exception', exceptionTypes);
