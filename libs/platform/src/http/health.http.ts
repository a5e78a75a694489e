/** Health as orchestrators and people ask for it: alive, ready, and how far behind. */
import { Controller, Get, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Open } from '../access/guard.http.js';
import { Describe } from '../spec/openapi/describe.http.js';
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

type Checks = { readonly database: Check; readonly relay: Check; readonly consumers: Check };

/** Commands need no broker, only a log that misses nothing; what is written is published later. */
export const takes = ({ database: { ok }, relay: { ahead } }: Checks): boolean =>
  ok && (ahead === undefined || ahead === null);

export const statusOf = (checks: Checks): string => {
  if (!takes(checks)) return 'not-ready';
  return Object.values(checks).every(({ ok }) => ok) ? 'ok' : 'degraded';
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
    @Describe({ summary: 'Whether it takes commands and questions; 503 when not. Each part is named' })
    async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
      const checks = {
        database: await database(runtime),
        relay: relay(runtime),
        consumers: consumers(runtime),
      };
      reply.status(takes(checks) ? 200 : 503);
      return { status: statusOf(checks), service: runtime.department.name, checks };
    }

    @Get('views')
    @Describe({ summary: 'Whether what it hears of others is being followed; 503 when not' })
    views(@Res({ passthrough: true }) reply: FastifyReply): object {
      const check = consumers(runtime);
      reply.status(check.ok ? 200 : 503);
      return {
        status: check.ok ? 'ok' : 'behind',
        service: runtime.department.name,
        checks: { consumers: check },
      };
    }
  }
  return HealthInterface;
};
