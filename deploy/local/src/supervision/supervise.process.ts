/**
 * Keeps a process running: when it ends unasked it is started again, at once the first time, later ever
 * more slowly.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, outputOf, type Child } from '../engines/child.process.js';
import type { Running } from '../engines/engines.process.js';

export type Watched = {
  readonly name: string;
  /** Starts the process; resolves when it is usable. */
  readonly launch: () => Promise<Child>;
  readonly end: (child: Child) => Promise<unknown>;
  readonly tell: (event: SupervisionEvent) => void;
};

export type SupervisionEvent =
  | { readonly kind: 'ended'; readonly how: string }
  | { readonly kind: 'back'; readonly pid: number; readonly afterMs: number }
  /** It ended again and again; it is still tried, but somebody should look. */
  | { readonly kind: 'failing'; readonly lastWords: string };

/** A process that ran for less than this did not really start. */
const QUICK_MS = 10_000;
const PATIENCE = 5;

/** How long to wait before the next start, after this many quick failures in a row. */
export function restartDelay(failures: number): number {
  return failures === 0 ? 0 : Math.min(30_000, 250 * 2 ** (failures - 1));
}

/** Starts it and watches it until `stop` is called. Rejects when the very first start fails. */
export async function keepRunning(watched: Watched): Promise<Running> {
  let child = await watched.launch();
  const leaving = new AbortController();
  const isLeaving = () => leaving.signal.aborted;
  const watching = watch();

  async function watch(): Promise<void> {
    let failures = 0;
    while (!isLeaving()) {
      const began = performance.now();
      const { code, signal } = await child.exited;
      if (isLeaving()) return;
      failures = performance.now() - began < QUICK_MS ? failures + 1 : 0;
      watched.tell({ kind: 'ended', how: signal ?? `code ${String(code)}` });
      await bringBack(failures);
    }
  }

  async function bringBack(failures: number): Promise<void> {
    const began = performance.now();
    // The first end may be an accident; it costs no waiting.
    const delays = Math.max(0, failures - 1);
    if (failures === PATIENCE) watched.tell({ kind: 'failing', lastWords: lastLines(outputOf(child), 15) });
    if (!(await waited(restartDelay(delays), leaving.signal))) return;
    try {
      child = await watched.launch();
      watched.tell({ kind: 'back', pid: child.pid, afterMs: performance.now() - began });
    } catch (error) {
      watched.tell({ kind: 'ended', how: error instanceof Error ? error.message : String(error) });
      if (!isLeaving()) await bringBack(failures + 1);
    }
  }

  return {
    pid: () => child.pid,
    stop: async () => {
      leaving.abort();
      await watched.end(child);
      await watching;
      // A start that was under way when we were told to leave has given us one more process.
      await watched.end(child);
    },
  };
}

async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
