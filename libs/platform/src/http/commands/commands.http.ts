/** The interfaces of a decider: its commands, its state, its history and the list of its streams. */
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Held } from '@gemba/event-store/hold/held';
import { readStream } from '@gemba/event-store/log/log.sql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../access/guard.http.js';
import type { Principal } from '../../access/principal.js';
import { sees } from '../../access/principal.js';
import { checkReader, shownEvent, shownState } from '../../access/reading.js';
import type { Runtime } from '../../runtime/runtime.module.js';
import { handleCommand } from './command.http.js';
import { offeredTo } from './offered.js';
import { listStreams } from './lists.sql.js';
import { keyIn, onlyKnown, versionIn } from '../request/asked.js';
import { pageLimit } from '../request/pages.js';
import { Problem } from '../problems/problem.js';
import type { CommandRoute } from './routes.js';
import { routesOf } from './routes.js';

type Prototype = Record<string, unknown>;

/** Adds the method of one command with its decorators, as if it had been written by hand. */
const addCommand = (
  prototype: Prototype,
  runtime: Runtime,
  { of, route }: { of: AnyDecider; route: CommandRoute },
): void => {
  const name = route.operationId;
  prototype[name] = (request: FastifyRequest, reply: FastifyReply) =>
    handleCommand(runtime, { of, route }, { request, reply });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor) throw new Error(`${name} was not added.`);
  Post(route.path)(prototype, name, descriptor);
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
};

/** The controller class of one decider. */
export const controllerOf = (runtime: Runtime, of: AnyDecider): Type => {
  const base = `/v1/${of.path}`;

  @Controller()
  class Interface {
    @Get(base)
    list(@Caller() caller: Principal, @Query() query: Record<string, string>): Promise<object> {
      checkReader(caller, of.name);
      return listStreams(runtime, of, { caller, query });
    }

    @Get(`${base}/:id`)
    async read(
      @Caller() caller: Principal,
      @Param('id') id: string,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<object> {
      checkReader(caller, of.name);
      const held = await runtime.streams.load(of, keyIn(id));
      if (!isThereFor(of, caller, held)) throw unknown(of, id, held);
      reply.header('etag', `"${String(held.version)}"`);
      return { id, version: held.version, site: held.siteId, ...shownState(caller, of, held.state) };
    }

    @Get(`${base}/:id/commands`)
    async commands(@Caller() caller: Principal, @Param('id') id: string): Promise<object> {
      checkReader(caller, of.name);
      const key = keyIn(id);
      const held = await runtime.streams.load(of, key);
      if (!isThereFor(of, caller, held)) throw unknown(of, id, held);
      const now = new Date().toISOString();
      const { version, state } = held;
      return { data: await offeredTo(runtime, caller, { of, id: key, version, state, now }) };
    }

    @Get(`${base}/:id/events`)
    async history(
      @Caller() caller: Principal,
      @Param('id') id: string,
      @Query() query: Record<string, string>,
    ): Promise<object> {
      checkReader(caller, of.name);
      onlyKnown(query, ['from', 'limit']);
      const limit = pageLimit(query.limit);
      const from = versionIn('from', query.from);
      const held = await runtime.streams.load(of, keyIn(id));
      if (!isThereFor(of, caller, held)) throw unknown(of, id, held);
      const data = await readStream(runtime.pool, `${of.name}-${id}`, { from, limit });
      return {
        data: data.map((event) => shownEvent(caller, event)),
        hasMore: (data.at(-1)?.version ?? held.version) < held.version,
      };
    }
  }
  Object.defineProperty(Interface, 'name', { value: `${of.name}-interface` });
  for (const route of routesOf(of))
    addCommand(Interface.prototype as unknown as Prototype, runtime, { of, route });
  return Interface;
};

/** What the caller may not see does not exist for them. */
const isThereFor = (of: AnyDecider, caller: Principal, { version, siteId, state }: Held): boolean =>
  version > 0 && sees(caller, siteId) && of.seenBy?.(state as never, caller.roles, caller.sites) !== false;

const unknown = (of: AnyDecider, id: string, { version }: Held): Problem =>
  new Problem(404, 'PLT-NOT-FOUND', `There is no ${of.name.replaceAll('-', ' ')} ${id}.`, {
    unseen: version > 0,
  });
