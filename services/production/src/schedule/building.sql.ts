/**
 * Builds the schedules that were asked for, beside the service: what a process that ended has not finished is
 * built again by the next one, and of several that run one builds for a site.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isRefused } from '@gemba/decider/decision';
import type { CommandContext } from '@gemba/event-store/command';
import { digestOf } from '@gemba/event-store/ids';
import { isInfrastructure } from '@gemba/messaging/engines/failure';
import { OlderLog } from '@gemba/messaging/relay/ahead.kafka';
import type { Companion } from '@gemba/platform/runtime/department';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { Solving } from '@gemba/scheduling/problem';
import { v7 } from 'uuid';
import type { ScheduleInputs } from './inputs/inputs.js';
import { foundOf } from './result.js';
import { schedule, scopeOf } from './schedule.js';
import { solve } from './solving.process.js';
import type { ScheduleState } from './state.js';
import { openBuildTable } from './tables/open-builds.js';
import { termsFrom } from './terms.js';

const EVERY_MS = 500;
/** What a schedule is made of may change while it is built; then it is built anew, so many times. */
const ROUNDS = 5;

type Building = NonNullable<ScheduleState['building']>;

const contextAt = (site: string, data: object): CommandContext => {
  const now = new Date().toISOString();
  const commandId = v7();
  return {
    ...{ commandId, commandHash: digestOf(JSON.stringify(data)) },
    actor: { kind: 'system', id: 'process:build-schedules' },
    ...{ roles: ['process'], at: now, now, correlationId: commandId, causationId: commandId },
    ...{ process: true, siteId: site },
  };
};

class Builder {
  private ended = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly runtime: Runtime) {}

  start(): void {
    this.working = this.work();
  }

  async stop(): Promise<void> {
    this.ended.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      try {
        await this.buildAll();
      } catch (error) {
        // What was asked for stays in its table and is tried again.
        this.runtime.log.warn({ error: String(error) }, 'schedules wait');
      }
      await pause(EVERY_MS, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  }

  private async buildAll(): Promise<void> {
    const { rows } = await this.runtime.pool.query<{ key: string }>(
      'select key from table_rows where table_name = $1 order by key',
      [openBuildTable.name],
    );
    for (const { key } of rows) if (!this.ended.signal.aborted) await this.alone(key);
  }

  /** Others that run beside this process leave a site to the one that has its lock. */
  private async alone(site: string): Promise<void> {
    const client = await this.runtime.pool.connect();
    const lock = `schedule ${site}`;
    try {
      const { rows } = await client.query<{ mine: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
        [lock],
      );
      if (rows[0]?.mine !== true) return;
      await this.build(site);
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lock]);
      client.release();
    } catch (error) {
      // The lock goes with its connection.
      client.release(true);
      throw error;
    }
  }

  private async build(site: string): Promise<void> {
    const building = await this.asked(site);
    if (!building) return;
    try {
      await this.propose(building);
    } catch (error) {
      if (isInfrastructure(error) || error instanceof OlderLog) throw error;
      this.runtime.log.error(
        { error: String(error) },
        `schedule ${String(building.number)} of ${site} failed`,
      );
      await this.fail(building, error instanceof Error ? error.message : String(error));
    }
  }

  /** What is asked for at the site now; null where nothing is. */
  private async asked(site: string): Promise<Building | null> {
    const { state } = await this.runtime.streams.load(schedule, site);
    return (state as ScheduleState).building;
  }

  private async propose(building: Building): Promise<void> {
    const { site, number } = building;
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = await this.search(building);
      if (found === null) return;
      const outcome = await this.give(site, 'ProposeSchedule', { ...found, number });
      if (outcome.kind !== 'refused') return;
      const { code, detail } = outcome.rejection;
      if (code !== 'PRD-SCHED-STALE') {
        await this.fail(building, detail);
        return;
      }
    }
    await this.fail(building, `What it is made of changed ${String(ROUNDS)} times while it was built.`);
  }

  /** Null when it is not wanted any more, or the service ends. */
  private async search(building: Building) {
    const { site, effort } = building;
    const terms = termsFrom(building, new Date().toISOString());
    const { inputs, scope } = await this.inputsFor(terms);
    const solving = solve(inputs.problem, effort);
    const watched = new AbortController();
    const watching = this.watch(building, solving, watched.signal);
    try {
      const outcome = await solving.result;
      const now = await this.asked(site);
      if (this.ended.signal.aborted || now?.number !== building.number) return null;
      return foundOf(outcome, inputs, { scope, stopped: now.stopping });
    } finally {
      watched.abort();
      await watching;
    }
  }

  /** What the rule would be given now. */
  private async inputsFor(terms: ReturnType<typeof termsFrom>) {
    const { site } = terms;
    const held = await this.runtime.streams.load(schedule, site);
    const command = { id: site, name: 'ProposeSchedule', data: terms };
    const context = contextAt(site, terms);
    const found = await this.runtime.knowledge.givenFor({ of: schedule, command, context }, held);
    if (isRefused(found)) throw new Error(found.detail);
    const { known, site: at } = found.given;
    return { inputs: (known as { inputs: ScheduleInputs }).inputs, scope: scopeOf(terms, at) };
  }

  /** Ends the search when its planner says so, when another one takes its place, and with the service. */
  private async watch({ site, number }: Building, solving: Solving, found: AbortSignal): Promise<void> {
    const over = AbortSignal.any([found, this.ended.signal]);
    while (!over.aborted) {
      const now = await this.asked(site);
      if (now?.number !== number || now.stopping) solving.stop();
      await pause(EVERY_MS, undefined, { signal: over }).catch((error: unknown) => {
        if (!over.aborted) throw error;
      });
    }
    solving.stop();
  }

  private fail({ site, number }: Building, reason: string) {
    return this.give(site, 'FailSchedule', { number, reason: reason.slice(0, 500) || 'It failed.' });
  }

  private give(site: string, name: string, data: object) {
    return this.runtime.execute(schedule, { id: site, name, data }, contextAt(site, data));
  }
}

export const buildSchedules: Companion = (runtime) => {
  const builder = new Builder(runtime);
  builder.start();
  return Promise.resolve({ stop: () => builder.stop() });
};
