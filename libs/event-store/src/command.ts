/** What surrounds a command, and how what happened becomes sealed events with an envelope. */
import type { Actor, Authority, EventMeta, EventRecord } from '@gemba/contracts/envelope';
import { currentVersion } from '@gemba/contracts/event';
import { companyEvents } from '@gemba/contracts/events/company';
import type { EventType } from '@gemba/contracts/event';
import type { AnyDecider, Given, SiteFacts } from '@gemba/decider/decider';
import type { Happened, Rejection } from '@gemba/decider/decision';
import { businessDate } from '@gemba/measures/calendar';
import { v7 } from 'uuid';
import type { NewEvent } from './append/appender.sql.js';
import { sealOf } from './log/chain.js';
import type { Held } from './hold/held.js';
import type { RegisterRow, Registers, RowName } from './registers/registers.sql.js';

export type CommandContext = {
  readonly commandId: string;
  /** Hex SHA-256 of operation and body. */
  readonly commandHash: string;
  readonly actor: Actor;
  readonly roles: readonly string[];
  /** The sites to which whoever gives the command is bound, `*` for all; absent for processes. */
  readonly sites?: readonly string[];
  /** Business time, RFC 3339 UTC. */
  readonly at: string;
  /** When it is recorded, RFC 3339 UTC. */
  readonly now: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent?: string;
  readonly ifMatch?: number;
  /** Sent by a process of this service, not by a person. */
  readonly process: boolean;
  /**
   * Called with the home of the stream whenever it is about to be decided on; throws what refuses the caller
   * there. A stream that does not exist yet has none.
   */
  readonly admit?: (home: string | null) => Promise<void>;
  /** Site on which a process begins a stream. */
  readonly siteId?: string | null;
  /** Filled while deciding: the right that was used and the home site. */
  authority?: Authority | undefined;
  site?: SiteFacts | null | undefined;
};

export type Surroundings = {
  readonly enterprise: string;
  /** Names the build whose code folds the streams; without it no snapshots are taken or used. */
  readonly code?: () => string | null;
  /** What is kept with the log from its own events, for rules over several streams. */
  readonly registers?: Registers;
  /** Reads rows of registers for several commands at once; each is a query of its own unless told. */
  readonly readRegisters?: (wanted: readonly RowName[]) => Promise<readonly RegisterRow[]>;
  /** Fetches what the rule has to know; a refusal when it cannot be known, for example an unknown site. */
  readonly givenFor: (
    run: {
      readonly of: AnyDecider;
      readonly command: { readonly id: string; readonly name: string; readonly data: unknown };
      readonly context: CommandContext;
    },
    held: Held,
  ) => Promise<Knowing | Rejection>;
};

/** What a rule is given, the right that was found for it, and the rows of registers that it reads. */
export type Knowing = {
  readonly given: Given;
  readonly authority?: Authority;
  readonly registers?: readonly RegisterRow[];
};

const NO_AUTHORITY: Authority = { level: 'none' };

/** Enterprise streams keep the calendar of headquarters, which is UTC. */
const HEADQUARTERS = { zone: 'UTC', dayStart: '00:00' };

const placeOf = ({ site, at }: CommandContext) => {
  if (!site) {
    const { zone } = HEADQUARTERS;
    return {
      companyId: null,
      siteId: null,
      siteTimeZone: zone,
      businessDate: businessDate(at, HEADQUARTERS),
    };
  }
  const { id, companyId, timeZone, dayStart } = site;
  const date = businessDate(at, { zone: timeZone, dayStart });
  return { companyId, siteId: id, siteTimeZone: timeZone, businessDate: date };
};

const metaOf = (context: CommandContext, enterprise: string): EventMeta => {
  return {
    enterpriseId: enterprise,
    ...placeOf(context),
    actor: context.actor,
    authority: context.authority ?? NO_AUTHORITY,
    correlationId: context.correlationId,
    causationId: context.causationId,
    commandId: context.commandId,
    ...(context.traceparent ? { traceparent: context.traceparent } : {}),
  };
};

type Sealing = {
  readonly of: AnyDecider;
  readonly streamId: string;
  readonly held: Held;
  readonly happened: readonly Happened[];
  readonly context: CommandContext;
  readonly enterprise: string;
};

type SealedEvent = { readonly stored: NewEvent; readonly record: EventRecord };

const types: Readonly<Record<string, EventType | undefined>> = companyEvents.types;

/** Seals what happened into a chain behind what is held; positions are given by the log. */
export const sealed = ({ of, streamId, held, happened, context, enterprise }: Sealing): SealedEvent[] => {
  const meta = metaOf(context, enterprise);
  const metaText = JSON.stringify(meta);
  let prevHash = held.hash;
  return happened.map(({ type, data }, index) => {
    const known = types[type];
    const event = {
      streamId,
      version: held.version + index + 1,
      eventId: v7(),
      type: `${of.events.service}.${type}`,
      schemaVersion: known ? currentVersion(known) : 1,
      occurredAt: context.at,
      recordedAt: context.now,
      meta: metaText,
      data: JSON.stringify(data),
    };
    const stored = { ...event, prevHash, hash: sealOf(event, prevHash) };
    prevHash = stored.hash;
    return { stored, record: { ...stored, meta, data, position: 0 } };
  });
};
