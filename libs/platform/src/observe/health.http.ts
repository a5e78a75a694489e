/** Health as orchestrators and people ask for it: alive, ready, and how far behind. */
import { Controller, Get, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Open } from '../access/guard.http.js';
import { Describe } from '../http/describe.http.js';
import type { Runtime } from '../runtime/runtime.module.js';

type Check = { readonly ok: boolean } & Readonly<Record<string, unknown>>;

const database = async ({ pool }: Runtime): Promise<Check> => {
  try {
    await pool.query('select 1');
    return { ok: true };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.name : 'unreachable' };
  }
};

/** Standing by is healthy: another instance publishes. */
const relay = (runtime: Runtime): Check => {
  const state = runtime.relayState();
  if (!state) return { ok: !runtime.speaks, status: 'none' };
  return { ok: state.status === 'active' || state.status === 'standby', ...state };
};

const consumers = (runtime: Runtime): Check => {
  const states = [...runtime.strategy.consumers().values()].map((each) => each.state());
  const ok = runtime.strategy.isListening() && states.every(({ status }) => status === 'running');
  return {
    ok,
    consumers: states.map(({ consumer, status, counters, lastError }) => ({
      consumer,
      status,
      counters,
      lastError,
    })),
  };
};

export const healthController = (runtime: Runtime): Type => {
  @Controller('health')
  @Open()
  class HealthInterface {
    @Get('live')
    @Describe({ summary: 'Whether the process lives' })
    live(): object {
      return { status: 'ok' };
    }

    @Get('ready')
    @Describe({ summary: 'Whether it can work: database, relay, consumers; 503 when not' })
    async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
      const checks = {
        database: await database(runtime),
        relay: relay(runtime),
        consumers: consumers(runtime),
      };
      const ok = Object.values(checks).every((check) => check.ok);
      reply.status(ok ? 200 : 503);
      return { status: ok ? 'ok' : 'not-ready', service: runtime.department.name, checks };
    }
  }
  return HealthInterface;
};
