/**
 * What a service reads off its machines when it is asked for metrics: relay, consumers, parked events,
 * connections.
 */
import { isInfrastructure } from '@gemba/messaging/engines/failure';
import { Counter, Gauge } from 'prom-client';
import type { Runtime } from '../../runtime/runtime.module.js';

const PATIENCE_MS = 2_000;

type Reading = () => Promise<void> | void;

/** What cannot be read because a machine is away is left out; the other metrics are needed most just then. */
const unlessBroken =
  ({ log }: Runtime, read: Reading): Reading =>
  async () => {
    try {
      await read();
    } catch (error) {
      if (!isInfrastructure(error) && !(error instanceof TooSlow)) throw error;
      log.debug({ error: String(error) }, 'a metric could not be read');
    }
  };

class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** KafkaJS tries for a long time when the broker is away; a scrape does not wait for that. */
const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooSlow(`no answer within ${String(PATIENCE_MS)} ms`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

type Named = { readonly name: string; readonly help: string; readonly labelNames?: readonly string[] };

const gauge = (runtime: Runtime, named: Named, read: (of: Gauge) => Promise<void> | void): void => {
  const made: Gauge = new Gauge({
    ...named,
    labelNames: [...(named.labelNames ?? [])],
    registers: [runtime.meters.registry],
    collect: unlessBroken(runtime, () => {
      made.reset();
      return read(made);
    }),
  });
};

const relayGauges = (runtime: Runtime): void => {
  if (!runtime.speaks) return;
  gauge(
    runtime,
    { name: 'gemba_relay_position', help: 'Place in the log up to which Kafka has it.' },
    (of) => {
      of.set(runtime.relayState()?.position ?? 0);
    },
  );
  gauge(runtime, { name: 'gemba_relay_active', help: '1 where this process publishes the log.' }, (of) => {
    of.set(runtime.relayState()?.status === 'active' ? 1 : 0);
  });
  gauge(
    runtime,
    { name: 'gemba_relay_lag_events', help: 'Events that are in the log but not in Kafka.' },
    async (of) => {
      of.set((await runtime.relayLag())?.events ?? 0);
    },
  );
  gauge(
    runtime,
    { name: 'gemba_relay_lag_seconds', help: 'How long the oldest of them waits.' },
    async (of) => {
      of.set(((await runtime.relayLag())?.ageMs ?? 0) / 1000);
    },
  );
};

const consumerCounter = (runtime: Runtime): void => {
  const made: Counter = new Counter({
    name: 'gemba_consumer_events_total',
    help: 'Events taken from Kafka since the start: applied, duplicates, parked.',
    labelNames: ['consumer', 'outcome'],
    registers: [runtime.meters.registry],
    collect: () => {
      made.reset();
      for (const each of runtime.strategy.consumers().values()) {
        const { consumer, counters } = each.state();
        made.inc({ consumer, outcome: 'applied' }, counters.applied);
        made.inc({ consumer, outcome: 'duplicate' }, counters.duplicates);
        made.inc({ consumer, outcome: 'parked' }, counters.parked);
      }
    },
  });
};

const consumerGauges = (runtime: Runtime): void => {
  const labelNames = ['consumer'];
  const lag = {
    name: 'gemba_consumer_lag_events',
    help: 'Messages in Kafka not yet dealt with.',
    labelNames,
  };
  gauge(runtime, lag, async (of) => {
    for (const [consumer, running] of runtime.strategy.consumers()) {
      const partitions = await inTime(running.lag());
      of.set(
        { consumer },
        partitions.reduce((sum, each) => sum + each.lag, 0),
      );
    }
  });
  const running = {
    name: 'gemba_consumer_running',
    help: '1 while the consumer is in its group.',
    labelNames,
  };
  gauge(runtime, running, (of) => {
    for (const [consumer, each] of runtime.strategy.consumers())
      of.set({ consumer }, each.state().status === 'running' ? 1 : 0);
  });
  const parked = { name: 'gemba_parked_events', help: 'Events that wait for a person.', labelNames };
  gauge(runtime, parked, async (of) => {
    for (const consumer of runtime.strategy.consumers().keys()) of.set({ consumer }, 0);
    const { rows } = await runtime.pool.query<{ consumer: string; events: string }>(
      'select consumer, count(*) as events from parked_events group by consumer',
    );
    for (const { consumer, events } of rows) of.set({ consumer }, Number(events));
  });
};

const poolGauge = (runtime: Runtime): void => {
  const { pool } = runtime;
  const named = {
    name: 'gemba_pool_connections',
    help: 'Database connections: total, idle, and requests that wait for one.',
    labelNames: ['state'],
  };
  gauge(runtime, named, (of) => {
    of.set({ state: 'total' }, pool.totalCount);
    of.set({ state: 'idle' }, pool.idleCount);
    of.set({ state: 'waiting' }, pool.waitingCount);
  });
};

/** Adds everything to the registry of the runtime. */
export const addGauges = (runtime: Runtime): void => {
  relayGauges(runtime);
  consumerCounter(runtime);
  consumerGauges(runtime);
  poolGauge(runtime);
};
