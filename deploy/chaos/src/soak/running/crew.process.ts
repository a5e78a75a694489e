/** The processes of a running soak, what they have told, and how they are replaced when they are killed. */
import { APPENDERS, WRITERS } from '../parts/plan.js';
import type { Connection, Done, Said } from '../parts/orders.js';
import { startPart, type Part, type PartName } from '../parts/part.process.js';
import type { SoakFinding } from '../checks/finding.js';

export type RelaySeen = { status: string; published: number };

const RELAYS = 2;
export const TIMERS = 2;

export class Crew {
  readonly findings: SoakFinding[] = [];
  /** Last acknowledged command of each writer. */
  readonly done = new Map<number, number>();
  readonly relays: readonly RelaySeen[] = Array.from({ length: RELAYS }, () => ({
    status: '',
    published: 0,
  }));
  readonly totals = {
    rollbacks: 0,
    repeats: 0,
    duplicates: 0,
    fetched: 0,
    parked: 0,
    published: 0,
    killed: 0,
  };
  /** Parked events that are left after a replay; undefined until there was one. */
  remaining: number | undefined;
  private readonly parts = new Map<string, Part>();
  private stopping = false;

  constructor(
    private readonly connection: Connection,
    readonly signal: AbortSignal,
  ) {}

  start(): void {
    for (let index = 0; index < RELAYS; index += 1) this.startOne('relay', index);
    this.startOne('consumer', 0);
    for (let index = 0; index < TIMERS; index += 1) this.startOne('timer', index);
    for (let index = 0; index < APPENDERS; index += 1) this.startOne('appender', index);
  }

  part(name: PartName, index: number): Part {
    const found = this.parts.get(`${name}/${String(index)}`);
    if (!found) throw new Error(`There is no ${name} ${String(index)}.`);
    return found;
  }

  /** Kills it and starts its successor. */
  async kill(name: PartName, index: number): Promise<void> {
    const part = this.part(name, index);
    part.signal('SIGKILL');
    await part.ended;
    this.totals.killed += 1;
    this.startOne(name, index);
  }

  activeRelay(): number {
    return this.relays.findIndex(({ status }) => status === 'active');
  }

  async stopWriting(): Promise<void> {
    await this.stop(Array.from({ length: APPENDERS }, (_, index) => this.part('appender', index)));
  }

  async stopTimers(): Promise<void> {
    await this.stop(Array.from({ length: TIMERS }, (_, index) => this.part('timer', index)));
  }

  async stopAll(): Promise<void> {
    this.stopping = true;
    const relays = Array.from({ length: RELAYS }, (_, index) => this.part('relay', index));
    await this.stop([...relays, this.part('consumer', 0)]);
  }

  /** Ends what still runs, whatever it is doing. */
  killAll(): void {
    this.stopping = true;
    for (const part of this.parts.values()) part.signal('SIGKILL');
  }

  private async stop(parts: readonly Part[]): Promise<void> {
    for (const part of parts) part.ask({ ask: 'stop' });
    await Promise.all(parts.map(({ ended }) => ended));
  }

  private startOne(name: PartName, index: number): void {
    const last: Totals = { rollbacks: 0, repeats: 0, duplicates: 0, fetched: 0, parked: 0, published: 0 };
    const order = { ...this.connection, done: this.writersOf(index) };
    const part = startPart(name, order, (said) => {
      this.hear(said, index, last);
    });
    this.parts.set(`${name}/${String(index)}`, part);
    void part.ended.then(({ killed, words }) => {
      if (killed || words === '' || this.stopping) return;
      this.wrong(`The ${name} ${String(index)} ended by itself: ${words}`);
    });
  }

  /** Writers are dealt out to the appenders, each with what it has done so far. */
  private writersOf(index: number): Done {
    const own = Array.from({ length: WRITERS }, (_, writer) => writer).filter((w) => w % APPENDERS === index);
    return Object.fromEntries(own.map((writer) => [writer, this.done.get(writer) ?? 0]));
  }

  private hear(said: Said, index: number, last: Totals): void {
    switch (said.say) {
      case 'wrong':
        this.wrong(said.what);
        break;
      case 'done':
        for (const [writer, n] of Object.entries(said.done)) this.done.set(Number(writer), n);
        this.count(last, { rollbacks: said.rollbacks, repeats: said.repeats });
        break;
      case 'relay':
        Object.assign(this.relays[index] ?? {}, { status: said.status, published: said.published });
        this.count(last, { published: said.published });
        break;
      case 'consumer':
        this.count(last, { duplicates: said.duplicates, fetched: said.fetched, parked: said.parked });
        break;
      case 'replayed':
        this.remaining = said.remaining;
        break;
    }
  }

  /** A process counts from its own start, the soak over all of its lives. */
  private count(last: Totals, now: Partial<Totals>): void {
    for (const [name, value] of Object.entries(now) as [keyof Totals, number][]) {
      this.totals[name] += value - last[name];
      last[name] = value;
    }
  }

  private wrong(what: string): void {
    this.findings.push({ check: 'nothing fails', what });
  }
}

type Totals = {
  rollbacks: number;
  repeats: number;
  duplicates: number;
  fetched: number;
  parked: number;
  published: number;
};
