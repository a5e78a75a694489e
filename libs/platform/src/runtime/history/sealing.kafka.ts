/** A log is sealed every hour and when a day has ended, and every seal is kept outside its database. */
import type { Seal } from '@gemba/event-store/log/seals.sql';
import { sealLog, sealsOf } from '@gemba/event-store/log/seals.sql';
import type { Log } from '@gemba/messaging/engines/log';
import type { Pool } from 'pg';
import type { Anchors } from './anchors.kafka.js';

const HOUR_MS = 3_600_000;
const LOOK_MS = 60_000;

export class Sealing {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: { readonly pool: Pool; readonly anchors: Anchors; readonly log: Log },
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.sealIfDue());
    }, LOOK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  /** Seals what is in the log now and keeps the seal outside; null when all of it is sealed. */
  async seal(): Promise<Seal | null> {
    const { pool, anchors } = this.parts;
    const seal = await sealLog(pool, new Date().toISOString());
    await this.keepWhatIsNot(anchors, seal);
    return seal;
  }

  /** Also what an earlier attempt could not keep outside, for example while the broker was away. */
  private async keepWhatIsNot(anchors: Anchors, newest: Seal | null): Promise<void> {
    const places = await anchors.read();
    const everywhere = Math.min(...places.map(({ seals }) => seals.at(-1)?.position ?? 0));
    const missing = (await sealsOf(this.parts.pool)).filter(({ position }) => position > everywhere);
    for (const seal of missing) await anchors.keep(seal);
    if (newest) this.parts.log.info({ ...newest }, 'the log is sealed');
  }

  private async sealIfDue(): Promise<void> {
    try {
      const last = (await sealsOf(this.parts.pool)).at(-1)?.sealedAt;
      if (last === undefined || isDue(last, new Date())) await this.seal();
    } catch (error) {
      this.parts.log.warn({ error: String(error) }, 'the log could not be sealed; it is tried again');
    }
  }
}

/** An hour has passed, or a day (UTC) has ended. */
const isDue = (last: string, now: Date): boolean =>
  now.getTime() - Date.parse(last) >= HOUR_MS || now.toISOString().slice(0, 10) > last.slice(0, 10);
