/**
 * The timers wake processes when a deadline has passed; several instances may try, only one has an effect.
 */
import { failpoint } from '@gemba/messaging/engines/failpoint';
import type { Log } from '@gemba/messaging/engines/log';
import type { AnyProcess } from '@gemba/decider/process';
import type { Pool } from 'pg';
import type { Due } from './deadlines.sql.js';
import { dueDeadlines, postponeDeadline, settleDeadline } from './deadlines.sql.js';
import type { ProcessRunner } from './runner.js';

export type TimedRuntime = {
  readonly pool: Pool;
  readonly log: Log;
  readonly processes: ProcessRunner;
  readonly department: { readonly processes: readonly AnyProcess[] };
};

const EVERY_MS = 500;

export class Timers {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly runtime: TimedRuntime) {}

  start(): void {
    if (!this.runtime.department.processes.some(({ passed }) => passed)) return;
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.ring());
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  private async ring(): Promise<void> {
    try {
      for (const due of await dueDeadlines(this.runtime.pool, new Date().toISOString())) await this.one(due);
    } catch (error) {
      // The deadlines stay in their table and are tried again at the next ring.
      this.warn(error, 'deadlines wait');
    }
  }

  /** One that cannot be acted on keeps no other waiting. */
  private async one(due: Due): Promise<void> {
    try {
      await this.act(due);
    } catch (error) {
      this.warn(error, `the deadline ${due.name} of ${due.process} for ${due.about} waits`);
      await postponeDeadline(this.runtime.pool, due);
    }
  }

  private async act(due: Due): Promise<void> {
    const { processes, department, pool } = this.runtime;
    const of = department.processes.find(({ name }) => name === due.process);
    const at = due.at.toISOString();
    const eventId = `${due.cause.eventId}/${due.name}/${at}`;
    const cause = { ...due.cause, eventId, type: 'deadline', occurredAt: at };
    // An older or newer program has it: the deadline waits for that one, and the log says so.
    if (!of) throw new Error('This program has no such process.');
    await failpoint('timer.beforeFire');
    await processes.pass({ of, cause }, due.about, { name: due.name, at });
    await failpoint('timer.beforeSettle');
    await settleDeadline(pool, due);
  }

  private warn(error: unknown, message: string): void {
    this.runtime.log.warn({ error: error instanceof Error ? error.message : String(error) }, message);
  }
}
