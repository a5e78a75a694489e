/**
 * Rebuilds the views blue/green: filled beside the live build, compared to the byte, changed over at one
 * moment.
 */
import type { Apply } from '@gemba/messaging/consumer/batch/poison.sql';
import { readOffsets } from '@gemba/messaging/consumer/batch/offsets.sql';
import { bell } from '@gemba/messaging/engines/waiting.process';
import { describeError } from '@gemba/messaging/engines/failure';
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import { streamName } from '@gemba/messaging/stream-name';
import { isGenuine } from '@gemba/event-store/append/genuine';
import { holeFetcher } from '@gemba/platform/runtime/holes.http';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { PoolClient } from 'pg';
import { applying } from '../batch/apply.sql.js';
import type { Expectation, Rebuild, RebuildReport } from '../../answers/views.js';
import { differences, hashOf } from '../build/hash.sql.js';
import type { LiveBuild } from '../build/locks.sql.js';
import { readLiveBuild, takeLiveTurn, toBuild } from '../build/locks.sql.js';
import { models } from '../../models/models.js';
import { Filling, progressOf, type FillProgress } from './filling.kafka.js';
import * as kept from './rebuilds.sql.js';

type Options = { readonly runtime: Runtime; readonly topics: readonly string[]; readonly consumer: string };

const LOOK_MS = 50;
/** So many events are filled in while the live build stands still: a moment's work. */
const NEAR = 1_000;
/** How long readers' data may stand still while the last events are filled in. */
const FREEZE_MS = 30_000;

type Run = {
  readonly build: LiveBuild;
  readonly expect: Expectation;
  readonly filling: Filling;
  readonly name: string;
};

export class Rebuilds {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: Options) {}

  /** Starts a rebuild; undefined while another one runs. */
  async begin(askedBy: string, expect: Expectation): Promise<Rebuild | undefined> {
    const { pool } = this.options.runtime;
    const build = await kept.openRebuild(pool, { askedBy, expect });
    if (!build) return undefined;
    this.running = this.run(build, expect);
    return kept.readRebuild(pool, build.number);
  }

  /** Ends what an earlier life of this service left half done. */
  async clean(): Promise<void> {
    const { pool } = this.options.runtime;
    const left = await kept.readRunning(pool);
    if (!left) return;
    await kept.dropBuild(pool, left.schema, this.nameOf(left.id));
    const report = { error: 'The service was stopped while it rebuilt; ask again.' };
    await kept.closeRebuild(pool, left.id, { state: 'interrupted', report });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private nameOf(number: number): string {
    return `${this.options.consumer}-build-${String(number)}`;
  }

  private async run(build: LiveBuild, expect: Expectation): Promise<void> {
    const { runtime, topics } = this.options;
    const { kafka, pool, log, config } = runtime;
    const name = this.nameOf(build.number);
    const apply = await this.applyTo(build.schema);
    const fetchHole = holeFetcher(config);
    const filling = new Filling({ kafka, pool, topics, consumer: name, apply, fetchHole, isGenuine });
    const before = await inTransaction(pool, readLiveBuild);
    try {
      await filling.start();
      await this.fillUp({ build, expect, filling, name });
      const live = await this.changeOver({ build, expect, filling, name });
      await kept.dropBuild(pool, live ? before.schema : build.schema, name);
    } catch (error) {
      log.error(
        { error: describeError(error), rebuild: build.number },
        'the rebuild failed; the old views stay',
      );
      await kept.dropBuild(pool, build.schema, name);
      const state = this.stopping.signal.aborted ? 'interrupted' : 'failed';
      await kept.closeRebuild(pool, build.number, { state, report: { error: describeError(error) } });
    } finally {
      await filling.stop();
    }
  }

  private async applyTo(schema: string): Promise<Apply> {
    const evicted = await kept.readEvicted(this.options.runtime.pool, this.options.consumer);
    const apply = toBuild(applying(models), schema);
    return async (events, tx) => {
      const due = events.filter((event) => !evicted.has(`${streamName(event)}@${String(event.version)}`));
      if (due.length > 0) await apply(due, tx);
    };
  }

  /** Follows the live build until it is nearly as far: under load it moves on, and is never caught quite. */
  private async fillUp(run: Run): Promise<void> {
    for (;;) {
      const { applied, total, there } = await this.step(run);
      if (there || total - applied < NEAR) return;
      await this.pause();
    }
  }

  private async step({ filling, build }: Run): Promise<FillProgress> {
    const { pool } = this.options.runtime;
    const targets = await readOffsets(pool, this.options.consumer);
    filling.follow(targets);
    const progress = progressOf(await filling.offsets(), targets);
    await kept.noteProgress(pool, build.number, progress);
    return progress;
  }

  private async pause(): Promise<void> {
    if (this.stopping.signal.aborted) throw new Error('The service is stopped.');
    await bell().wait(LOOK_MS);
  }

  /**
   * The live build stands still, the new one comes exactly as far; then they are compared. Answers whether
   * it is live.
   */
  private changeOver(run: Run): Promise<boolean> {
    return inTransaction(this.options.runtime.pool, async (tx) => {
      const now = await takeLiveTurn(tx);
      const deadline = performance.now() + FREEZE_MS;
      while (!(await this.step(run)).there) {
        if (performance.now() > deadline)
          throw new Error(`The last events were not filled in within ${String(FREEZE_MS)} ms.`);
        await this.pause();
      }
      return this.compare(tx, now, run);
    });
  }

  private async compare(tx: PoolClient, now: LiveBuild, { build, expect, name }: Run): Promise<boolean> {
    const { log, pool } = this.options.runtime;
    // Neither changes while the live build stands still, so that both can be read on other connections.
    const hashed = ({ schema }: LiveBuild) => inTransaction(pool, (other) => hashOf(other, schema));
    const [live, rebuilt] = await Promise.all([hashed(now), hashed(build)]);
    const report: RebuildReport = { live, rebuilt, differences: differences(live, rebuilt) };
    const same = live.hash === rebuilt.hash;
    if (!same) log.error({ rebuild: build.number, differences: report.differences }, 'the rebuild differs');
    const taken = same || expect === 'changed';
    if (taken) await kept.goLive(tx, build, { live: this.options.consumer, filling: name });
    await kept.closeRebuild(tx, build.number, { state: taken ? 'live' : 'different', report });
    return taken;
  }
}
