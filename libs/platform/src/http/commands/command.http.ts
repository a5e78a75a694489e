/** A command over HTTP: who may, what it says, at most once, and an answer that a repeat gets again. */
import type { AnyDecider } from '@gemba/decider/decider';
import type { CommandContext } from '@gemba/event-store/command';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { isId, isInstant } from '@gemba/contracts/fields';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { callerOf } from '../../access/guard.http.js';
import type { Principal } from '../../access/principal.js';
import { sees } from '../../access/principal.js';
import { traceOf } from '../../observe/trace.http.js';
import { digestOf, uuidFrom } from '../../runtime/ids.js';
import type { Runtime } from '../../runtime/runtime.module.js';
import { Problem, problemOf } from '../problems/problem.js';
import type { CommandRoute } from './routes.js';
import { validated } from '../request/validation.js';

type Asked = {
  readonly of: AnyDecider;
  readonly route: CommandRoute;
  readonly principal: Principal;
  readonly body: object;
  /** The id in the address, or the one that the client chose; undefined when the server is to choose. */
  readonly id: string | undefined;
};

const FUTURE_TOLERANCE_MS = 60_000;
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

/** Business time: the header `Gemba-Occurred-At`, or now. */
const occurredAt = (request: FastifyRequest, now: Date): string => {
  const header = headerOf(request, 'gemba-occurred-at');
  if (header === undefined) return now.toISOString();
  if (!isInstant(header))
    throw new Problem(400, 'PLT-TIME', 'Gemba-Occurred-At must be RFC 3339 with offset.');
  const at = new Date(header);
  if (at.getTime() > now.getTime() + FUTURE_TOLERANCE_MS) {
    throw new Problem(
      422,
      'PLT-TIME-FUTURE',
      'Gemba-Occurred-At lies in the future; nothing has happened there yet.',
    );
  }
  return at.toISOString();
};

const ifMatch = (request: FastifyRequest): number | undefined => {
  const header = headerOf(request, 'if-match');
  if (header === undefined) return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (!version) throw new Problem(400, 'PLT-ETAG', 'If-Match must be an ETag like "3".');
  return Number(version);
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
  const given = (request.body ?? {}) as Record<string, unknown>;
  const commandClass = of.commands[route.command];
  if (!commandClass) throw new Error(`${of.name} has no command ${route.command}.`);
  if (!route.opens) {
    const { id } = request.params as { id: string };
    return { of, route, principal, body: validated(commandClass, given), id: checkedId(id) };
  }
  const { id: chosen, ...rest } = given;
  const body = validated(commandClass, rest);
  return { of, route, principal, body, id: checkedId(of.idOf?.(body as never) ?? chosen) };
};

const checkedId = (id: unknown): string | undefined => {
  if (id === undefined || isId(id)) return id as string | undefined;
  const errors = [{ pointer: '/id', code: 'isId', detail: 'must be an identifier' }];
  throw new Problem(400, 'PLT-INVALID', 'The id is not an identifier.', { errors });
};

const contextFor = (asked: Asked, request: FastifyRequest): CommandContext => {
  const { principal, route, of } = asked;
  const now = new Date();
  const commandId = uuidFrom(principal.id, `${of.name}.${route.command}`, keyOf(request));
  const match = ifMatch(request);
  return {
    commandId,
    commandHash: digestOf(`${asked.id ?? ''}\n${JSON.stringify(asked.body)}`),
    actor: { kind: principal.kind, id: principal.id },
    roles: principal.roles,
    at: occurredAt(request, now),
    now: now.toISOString(),
    correlationId: commandId,
    causationId: commandId,
    process: false,
    traceparent: traceOf(request).traceparent,
    ...(match === undefined ? {} : { ifMatch: match }),
  };
};

/** Sites are part of who may: what the caller may not see does not exist for them. */
const maySee = async ({ of, principal, body, id, route }: Asked, runtime: Runtime): Promise<void> => {
  if (principal.sites.includes('*')) return;
  if (route.opens) {
    mayOpenAt(principal, of.home === 'site' ? (body as { site?: string }).site : undefined);
    return;
  }
  const held = await runtime.streams.load(of, id ?? '');
  if (!sees(principal, held.siteId)) throw notFound(of, id);
};

const mayOpenAt = (principal: Principal, site: string | undefined): void => {
  if (sees(principal, site ?? null)) return;
  throw new Problem(403, 'ACC-SITE', `You have no rights at the site ${site ?? ''}.`);
};

const notFound = (of: AnyDecider, id: string | undefined): Problem =>
  new Problem(404, 'PLT-NOT-FOUND', `There is no ${of.name.replaceAll('-', ' ')} ${id ?? ''}.`);

const positionOf = (streamId: string, version: number): string => `${streamId}@${String(version)}`;

const answer = (reply: FastifyReply, asked: Asked, outcome: Outcome & { kind: 'done' }): object => {
  const { streamId, version, replayed, events } = outcome;
  const id = streamId.slice(asked.of.name.length + 1);
  reply.status(asked.route.opens && outcome.opened ? 201 : 200);
  reply.header('etag', `"${String(version)}"`);
  reply.header('gemba-position', positionOf(streamId, version));
  if (replayed) reply.header('idempotent-replayed', 'true');
  if (asked.route.opens) reply.header('location', `/v1/${asked.of.path}/${encodeURIComponent(id)}`);
  return {
    id,
    streamId,
    version,
    events: events.map((event) => ({ eventId: event.eventId, type: event.type, version: event.version })),
  };
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
  const context = contextFor(asked, request);
  if (underWay.has(context.commandId)) {
    throw new Problem(409, 'PLT-KEY-RUNNING', 'The first request with this key is still running.', {
      headers: { 'Retry-After': '1' },
    });
  }
  underWay.add(context.commandId);
  try {
    await maySee(asked, runtime);
    const command = { id: asked.id ?? v7(), name: route.command, data: asked.body };
    return answered(reply, asked, await runtime.execute(of, command, context));
  } finally {
    underWay.delete(context.commandId);
  }
};
