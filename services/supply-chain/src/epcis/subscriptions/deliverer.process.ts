/** Sends what was subscribed to: what is due, again and again until its receiver took it. */
import { describeError } from '@gemba/messaging/engines/failure';
import type { Companion } from '@gemba/platform/runtime/department';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { DataSource } from 'typeorm';
import { queryDocument } from '../query/answer.js';
import { eventsBetween, lastPlace } from '../query/events.sql.js';
import { eventQuery } from '../query/parameters.js';
import { Subscription } from './entities.sql.js';
import { givenUp } from './giving-up.process.js';
import type { Taken } from './outbox.sql.js';
import { Outbox } from './outbox.sql.js';
import { cannotReceive, receiversIn } from './receiver.http.js';
import type { Sender } from './sending.http.js';
import { senderTo } from './sending.http.js';
import { subscriptionsAt } from './store.sql.js';

export type World = {
  readonly receivers: readonly string[];
  readonly everyMs: number;
  readonly patienceMs: number;
};

/** Events that go out in one document at most. */
const TOGETHER = 100;

export class Deliverer {
  readonly source: DataSource;
  private readonly outbox: Outbox;
  private readonly send: Sender;
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private isOwned = false;

  constructor(
    private readonly runtime: Runtime,
    readonly world: World,
  ) {
    this.source = subscriptionsAt(runtime.config.databaseUrl);
    this.outbox = new Outbox(this.source);
    this.send = senderTo(world);
  }

  async start(): Promise<void> {
    await this.source.initialize();
    this.round();
  }

  /** What is on its way is finished, or was not sent: the next process sends it again. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    if (this.source.isInitialized) await this.source.destroy();
  }

  private round(): void {
    this.running = this.work().catch((error: unknown) => {
      // The database is away: the next round does it.
      this.runtime.log.warn({ error: describeError(error) }, 'subscriptions could not be looked at');
    });
    void this.running.then(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.round(), this.world.everyMs);
    });
  }

  private async work(): Promise<void> {
    await this.haveOwned();
    const upTo = await lastPlace(this.runtime.pool);
    const due = await this.outbox.take(upTo);
    await Promise.all(due.map((each) => this.deliver(each, upTo)));
  }

  /** Whoever gave a receiver up may have ended before somebody owned that. */
  private async haveOwned(): Promise<void> {
    if (this.isOwned) return;
    const over = await this.source.manager.findBy(Subscription, { state: 'given-up' });
    for (const each of over) await givenUp(this.runtime, each);
    this.isOwned = true;
  }

  private async deliver(of: Subscription, upTo: string): Promise<void> {
    const over = await this.outbox.settle(of, await this.sent(of, upTo));
    if (over) await givenUp(this.runtime, over);
  }

  private async sent(of: Subscription, upTo: string): Promise<Taken> {
    const no = cannotReceive(of.dest, this.world.receivers);
    if (no !== null) return { as: 'never', why: `${of.dest} ${no}.` };
    const found = await eventsBetween(this.runtime.pool, queryOf(of), {
      ...{ after: of.reached, upTo, most: TOGETHER },
    });
    const isMore = found.length === TOGETHER;
    const reached = isMore ? (found.at(-1)?.seq ?? upTo) : upTo;
    const isSilent = of.schedule === null || !of.reportIfEmpty;
    if (found.length === 0 && isSilent) return { as: 'taken', reached, isMore };
    const document = queryDocument(
      found.map(({ document: event }) => event),
      new Date().toISOString(),
      { queryName: of.queryName, subscriptionID: of.id },
    );
    const id = `${of.id}/${of.reached}-${reached}`;
    const answer = await this.send({ ...of, id, body: JSON.stringify(document) });
    return answer.as === 'taken' ? { as: 'taken', reached, isMore } : answer;
  }
}

/** What was asked for, at the sites of whoever asked, since when they asked for it. */
const queryOf = ({ query: asked, sites, initialRecordTime: since }: Subscription) => {
  const { query } = eventQuery(asked);
  const times =
    since === null ? [] : [{ column: 'record_time' as const, is: '>=' as const, at: since.toISOString() }];
  return { ...query, sites, times: [...query.times, ...times] };
};

const held = new WeakMap<Runtime, Deliverer>();

/** Requests come only after all has started. */
export const delivererOf = (runtime: Runtime): Deliverer => {
  const found = held.get(runtime);
  if (!found) throw new Error('The deliverer has not started.');
  return found;
};

const EVERY_MS = 1_000;
const PATIENCE_MS = 20_000;

/** @throws WrongSettings */
export const worldIn = (env: Readonly<Record<string, string | undefined>>): World => ({
  ...{ receivers: receiversIn(env), everyMs: EVERY_MS, patienceMs: PATIENCE_MS },
});

export const deliverWith =
  (world: () => World): Companion =>
  async (runtime) => {
    const deliverer = new Deliverer(runtime, world());
    await deliverer.start();
    held.set(runtime, deliverer);
    return { stop: () => deliverer.stop() };
  };
