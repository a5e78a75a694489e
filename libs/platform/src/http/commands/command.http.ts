/** A command over HTTP: who may, what it says, at most once, and an answer that a repeat gets again. */
import type { AnyDecider } from '@gemba/decider/decider';
import { isRefused } from '@gemba/decider/decision';
import type { CommandContext } from '@gemba/event-store/command';
import { nothingHeld } from '@gemba/event-store/hold/held';
import { readStream } from '@gemba/event-store/log/log.sql';
import type { Outcome } from '@gemba/event-store/streams.sql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { callerOf } from '../../access/guard.http.js';
import { sitesNamed } from '../../access/named.js';
import type { Principal } from '../../access/principal.js';
import { isBound, sees } from '../../access/principal.js';
import { shownEvent } from '../../access/reading.js';
import { traceOf } from '../../observe/trace.http.js';
import { digestOf, uuidFrom } from '@gemba/event-store/ids';
import type { Runtime } from '../../runtime/runtime.module.js';
import { Problem, problemOf } from '../problems/problem.js';
import { businessTime, checkBegun } from './business-time.js';
import { openedBy } from './opened.js';
import type { CommandRoute } from './routes.js';
import { keyIn } from '../request/asked.js';
import { validated } from '../request/validation.js';

type Asked = {
  readonly of: AnyDecider;
  readonly route: CommandRoute;
  readonly principal: Principal;
  readonly body: object;
  /** The id in the address, or the one that the client chose; undefined when the server is to choose. */
  readonly id: string | undefined;
};

const OCCURRED_AT = 'gemba-occurred-at';
const DRY_RUN = 'gemba-dry-run';
const KEY = /^[\x21-\x7e]{1,200}$/;

/** Commands that are being worked on right now, by command id. */
const underWay = new Set<string>();

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const keyOf = (request: FastifyRequest): string => {
  const key = headerOf(request, 'idempotency-key');
  if (!key) throw new Problem(428, 'PLT-KEY-MISSING', 'Send an Idempotency-Key header, for example a UUID.');
  if (!KEY.test(key))
    throw new Problem(400, 'PLT-KEY', 'The Idempotency-Key must be 1–200 visible ASCII characters.');
  return key;
};

const ifMatch = (request: FastifyRequest): number | undefined => {
  const header = headerOf(request, 'if-match');
  if (header === undefined) return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (!version) throw new Problem(400, 'PLT-ETAG', 'If-Match must be an ETag like "3".');
  return Number(version);
};

/** Whether only to be told what would happen. @throws Problem 400 for anything but true and false */
const isDryRun = (request: FastifyRequest): boolean => {
  const header = headerOf(request, DRY_RUN);
  if (header === undefined || header === 'false') return false;
  if (header === 'true') return true;
  throw new Problem(400, 'PLT-DRY-RUN', 'Gemba-Dry-Run must be true or false.');
};

const mayGive = ({ of, route, principal }: Omit<Asked, 'body' | 'id'>): void => {
  const roles = of.allow[route.command] ?? [];
  if (roles.some((role) => principal.roles.includes(role))) return;
  throw new Problem(
    403,
    'ACC-ROLE',
    `${route.command} needs one of the roles: ${roles.join(', ') || 'none'}.`,
  );
};

/** Splits the client's choice of an id from the command itself and validates both. */
const askedFor = (of: AnyDecider, route: CommandRoute, request: FastifyRequest): Asked => {
  const principal = callerOf(request);
  mayGive({ of, route, principal });
  const given = request.body === undefined ? {} : request.body;
  const commandClass = of.commands[route.command];
  if (!commandClass) throw new Error(`${of.name} has no command ${route.command}.`);
  if (!route.opens) {
    const { id } = request.params as { id: string };
    return { of, route, principal, body: validated(commandClass, given), id: keyIn(id) };
  }
  const { id, body } = openedBy(of, commandClass, given);
  return { of, route, principal, body, id };
};

const contextFor = (asked: Asked, request: FastifyRequest, founded: string): CommandContext => {
  const { principal, route, of } = asked;
  const now = new Date();
  // What is only tried has no effect that a key could tell from another.
  const commandId = isDryRun(request)
    ? v7()
    : uuidFrom(principal.id, `${of.name}.${route.command}`, keyOf(request));
  const match = ifMatch(request);
  return {
    commandId,
    commandHash: digestOf(`${asked.id ?? ''}\n${JSON.stringify(asked.body)}`),
    actor: { kind: principal.kind, id: principal.id },
    roles: principal.roles,
    sites: principal.sites,
    at: businessTime(
      { header: headerOf(request, OCCURRED_AT), now, founded },
      { of, command: route.command, principal },
    ),
    now: now.toISOString(),
    correlationId: commandId,
    causationId: commandId,
    process: false,
    traceparent: traceOf(request).traceparent,
    ...(match === undefined ? {} : { ifMatch: match }),
  };
};

/** Sites are part of who may: what the caller may not see does not exist for them. */
const maySee = async (
  asked: Asked,
  home: string | null,
  { context, runtime }: { readonly context: CommandContext; readonly runtime: Runtime },
): Promise<void> => {
  const { of, principal, body, id, route } = asked;
  const named = sitesNamed(body);
  if (!isBound(principal.sites) && named.length === 0) return;
  if (!route.opens && !sees(principal, home)) throw notFound(of, id, { unseen: true });
  mayActAt(principal, named);
  if (!sees(principal, home)) throw await takenElsewhere(asked, context, runtime);
  if (!route.opens) isAtHome(home, named);
};

const mayActAt = (principal: Principal, named: readonly string[]): void => {
  const strange = named.find((site) => !sees(principal, site));
  if (strange === undefined) return;
  throw new Problem(403, 'ACC-SITE', `You have no rights at the site ${strange}.`);
};

/** Only what is dated can lie before its stream began. */
const wasBegun = async ({ of, route, id = '' }: Asked, at: string, runtime: Runtime): Promise<void> => {
  if (route.opens) return;
  const [first] = await readStream(runtime.pool, `${of.name}-${id}`, { limit: 1 });
  if (first) checkBegun(of, at, first.occurredAt);
};

/**
 * An id that the caller chose is no secret, but what it is the id of is. One that follows from what the
 * command says would tell that there is something about somebody else's person: where the command is refused
 * without it, it is refused in the same words with it.
 */
const takenElsewhere = async (
  { of, id, route, body }: Asked,
  context: CommandContext,
  { knowledge }: Runtime,
): Promise<Problem> => {
  const command = { id: id ?? '', name: route.command, data: body };
  const found = of.idOf ? await knowledge.givenFor({ of, command, context }, nothingHeld(of)) : null;
  if (isRefused(found)) return problemOf(found);
  const decided =
    found && of.decide[route.command]?.(of.initial as never, body as never, found.given as never);
  if (isRefused(decided)) return problemOf(decided);
  return new Problem(
    409,
    'PLT-ID-TAKEN',
    `The id ${id ?? ''} of a ${of.name.replaceAll('-', ' ')} is in use at a site that is not yours; ` +
      'choose another one.',
  );
};

/** A command to what is at one site is about that site and no other. */
const isAtHome = (home: string | null, named: readonly string[]): void => {
  const other = home === null ? undefined : named.find((site) => site !== home);
  if (other === undefined) return;
  const violated = { rule: 'at its own site', actual: other, limit: home };
  throw new Problem(422, 'PLT-SITE-OTHER', `It is at ${String(home)}, not at ${other}; name its own site.`, {
    violated,
  });
};

const notFound = (of: AnyDecider, id: string | undefined, more: { unseen?: boolean } = {}): Problem =>
  new Problem(404, 'PLT-NOT-FOUND', `There is no ${of.name.replaceAll('-', ' ')} ${id ?? ''}.`, more);

const positionOf = (of: AnyDecider, streamId: string, version: number): string =>
  `${of.events.service}/${streamId}@${String(version)}`;

const answer = (reply: FastifyReply, asked: Asked, outcome: Outcome & { kind: 'done' }): object => {
  const { streamId, version, replayed, events } = outcome;
  const id = streamId.slice(asked.of.name.length + 1);
  reply.status(asked.route.opens && outcome.opened ? 201 : 200);
  reply.header('etag', `"${String(version)}"`);
  reply.header('gemba-position', positionOf(asked.of, streamId, version));
  if (replayed) reply.header('idempotent-replayed', 'true');
  if (asked.route.opens) reply.header('location', `/v1/${asked.of.path}/${encodeURIComponent(id)}`);
  return {
    id,
    streamId,
    version,
    events: events.map((event) => ({ eventId: event.eventId, type: event.type, version: event.version })),
  };
};

/** What would happen, as far as the caller may know it. */
const triedAnswer = (reply: FastifyReply, asked: Asked, outcome: Outcome): object => {
  if (outcome.kind !== 'done') return answered(reply, asked, outcome);
  const { streamId, version, events } = outcome;
  const { of, principal } = asked;
  reply.status(200).header(DRY_RUN, 'true');
  const id = streamId.slice(of.name.length + 1);
  const said = events.map((event) => shownEvent(principal, event));
  return { id, streamId, version, events: said.map(({ type, version, data }) => ({ type, version, data })) };
};

const answered = (reply: FastifyReply, asked: Asked, outcome: Outcome): object => {
  switch (outcome.kind) {
    case 'done':
      return answer(reply, asked, outcome);
    case 'refused':
      throw problemOf(outcome.rejection);
    case 'not-found':
      throw notFound(asked.of, asked.id);
    case 'stale':
      throw new Problem(
        412,
        'PLT-STALE',
        `It is at version ${String(outcome.version)} by now; read it again.`,
        {
          headers: { etag: `"${String(outcome.version)}"` },
        },
      );
    case 'unmatched':
      throw new Problem(
        428,
        'PLT-MATCH-MISSING',
        `It stands at version ${String(outcome.version)} and would be replaced; read it, and to replace it ` +
          `send the header If-Match: "${String(outcome.version)}".`,
        { headers: { etag: `"${String(outcome.version)}"` } },
      );
    case 'key-reused':
      throw new Problem(
        422,
        'PLT-KEY-REUSED',
        'This Idempotency-Key was used with another body; choose a new one.',
      );
  }
};

/** More work at once only makes all of it slower: who comes then is asked to come again. */
const roomIn = ({ config }: Runtime): void => {
  if (underWay.size < config.commandsAtOnce) return;
  const headers = { 'Retry-After': '1' };
  throw new Problem(429, 'PLT-BUSY', 'Too many commands are under way here; send it again in a second.', {
    headers,
  });
};

/** Handles one command request from validation to answer. */
export const handleCommand = async (
  runtime: Runtime,
  { of, route }: { of: AnyDecider; route: CommandRoute },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<object> => {
  roomIn(runtime);
  const asked = askedFor(of, route, request);
  const context = contextFor(asked, request, runtime.config.founded);
  if (underWay.has(context.commandId)) {
    throw new Problem(409, 'PLT-KEY-RUNNING', 'The first request with this key is still running.', {
      headers: { 'Retry-After': '1' },
    });
  }
  underWay.add(context.commandId);
  try {
    const admit = async (home: string | null): Promise<void> => {
      await maySee(asked, home, { context, runtime });
      if (headerOf(request, OCCURRED_AT) !== undefined) await wasBegun(asked, context.at, runtime);
    };
    const command = { id: asked.id ?? v7(), name: route.command, data: asked.body };
    const admitting = { ...context, admit };
    return isDryRun(request)
      ? triedAnswer(reply, asked, await runtime.tried(of, command, admitting))
      : answered(reply, asked, await runtime.execute(of, command, admitting));
  } finally {
    underWay.delete(context.commandId);
  }
};
