/** What one projection process has once: its hub, its listening, its lag watch, its rebuilds. */
import { randomUUID } from 'node:crypto';
import { companyTopics } from '@gemba/platform/runtime/hearing/heard';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Rebuilds } from '../engine/rebuild/rebuilds.kafka.js';
import { Hub } from './hub.js';
import { LagWatch } from './lag.kafka.js';
import { Places } from './places.js';
import { Listening } from './listening.sql.js';

/** Name of the consumer that fills the live views. */
export const VIEWS = 'views';

export class Views {
  readonly hub = new Hub(randomUUID().slice(0, 8));
  readonly places = new Places();
  readonly consumer: string;
  readonly listening: Listening;
  readonly lag: LagWatch;
  readonly rebuilds: Rebuilds;

  constructor(readonly runtime: Runtime) {
    const { config, log, kafka, pool } = runtime;
    this.consumer = runtime.consumerName(VIEWS);
    this.listening = new Listening(config.databaseUrl, this.hub, log);
    const topics = companyTopics(config.topicPrefix);
    this.lag = new LagWatch({ kafka, pool, log, topics, consumer: this.consumer });
    this.rebuilds = new Rebuilds({ runtime, topics, consumer: this.consumer });
  }

  async start(): Promise<void> {
    await this.rebuilds.clean();
    await this.listening.start();
    void this.lag.start();
  }

  async stop(): Promise<void> {
    this.hub.close();
    await this.rebuilds.stop();
    await this.lag.stop();
    await this.listening.stop();
  }
}

const held = new WeakMap<Runtime, Views>();

/** The views of a process, made when first asked for. */
export const viewsOf = (runtime: Runtime): Views => {
  const views = held.get(runtime) ?? new Views(runtime);
  held.set(runtime, views);
  return views;
};
