/** What a service counts while it works: requests, commands, events and the size of its commits. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Outcome } from '@gemba/event-store/streams.sql';

/** Seconds; a command takes a few milliseconds, and half a minute is a broken one. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30];
/** A commit holds up to 512 appends. */
const APPENDS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

export type Request = { readonly method: string; readonly route: string; readonly status: number };

/** One registry per service, so that several in one process (as in tests) do not count for each other. */
export class Meters {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'gemba_http_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly commands = new Counter({
    name: 'gemba_commands_total',
    help: 'Commands of people, programs and processes, by what became of them.',
    labelNames: ['command', 'outcome'],
    registers: [this.registry],
  });
  private readonly events = new Counter({
    name: 'gemba_events_appended_total',
    help: 'Events written to the log by this process.',
    registers: [this.registry],
  });
  private readonly commits = new Histogram({
    name: 'gemba_append_batch_size',
    help: 'Appends that shared one commit.',
    buckets: APPENDS,
    registers: [this.registry],
  });

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry, prefix: 'gemba_' });
  }

  answered({ method, route, status }: Request, milliseconds: number): void {
    this.requests.observe({ method, route, status }, milliseconds / 1000);
  }

  decided(command: string, outcome: Outcome): void {
    const became = outcome.kind === 'done' && outcome.replayed ? 'replayed' : outcome.kind;
    this.commands.inc({ command, outcome: became });
    if (became === 'done' && outcome.kind === 'done') this.events.inc(outcome.events.length);
  }

  committed(appends: number): void {
    this.commits.observe(appends);
  }
}
