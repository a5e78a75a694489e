/** Follows the history that the load writes: who was answered when, and how often which way. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { Operation } from '../../load/history/operation.js';

type Line = Operation | { readonly kind: 'begin' | 'fault' | 'injected' };

type Touched = { asked: number; acknowledged: number };

/** A command that was not answered; times in ms since the epoch. */
export type Unanswered = { readonly service: string; readonly from: number; readonly to: number };

const READ_BYTES = 1 << 20;

export class Watched {
  private at = 0;
  private readonly services = new Map<string, Touched>();
  readonly outcomes = new Map<string, number>();
  readonly unanswered: Unanswered[] = [];

  constructor(private readonly file: string) {}

  /** Whether a command that began after a moment (ms since the epoch) was acknowledged. */
  acknowledgedSince(service: string, since: number): boolean {
    this.follow();
    return (this.services.get(service)?.acknowledged ?? 0) > since;
  }

  /** Whether the load has asked the service within the last milliseconds. */
  isAsked(service: string, withinMs: number): boolean {
    this.follow();
    return (this.services.get(service)?.asked ?? 0) > Date.now() - withinMs;
  }

  /** Reads what was written since the last time, up to the last whole line. */
  follow(): void {
    if (!existsSync(this.file)) return;
    const file = openSync(this.file, 'r');
    try {
      for (let more = true; more;) more = this.read(file);
    } finally {
      closeSync(file);
    }
  }

  private read(file: number): boolean {
    const content = Buffer.alloc(READ_BYTES);
    const bytes = readSync(file, content, 0, READ_BYTES, this.at);
    const end = bytes === 0 ? 0 : content.lastIndexOf('\n', bytes - 1) + 1;
    this.at += end;
    for (const line of content.toString('utf8', 0, end).split('\n')) if (line !== '') this.take(line);
    return end > 0;
  }

  private take(text: string): void {
    const line = JSON.parse(text) as Line;
    if (line.kind !== 'operation') return;
    const { service, outcome, startedAt, endedAt } = line;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    const [from, to] = [Date.parse(startedAt), Date.parse(endedAt)];
    if (outcome === 'unknown') this.unanswered.push({ service, from, to });
    const touched = this.services.get(service) ?? { asked: 0, acknowledged: 0 };
    touched.asked = Math.max(touched.asked, from);
    if (outcome === 'ok') touched.acknowledged = Math.max(touched.acknowledged, from);
    this.services.set(service, touched);
  }
}
