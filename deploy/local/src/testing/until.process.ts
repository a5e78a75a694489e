/** Waits in a test for something to become true. */
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks every 20 ms, so that asking leaves the machine to what is asked for. Answers the milliseconds it
 * took.
 */
export async function until(condition: () => boolean | Promise<boolean>, withinMs: number): Promise<number> {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > withinMs) throw new Error(`Not within ${String(withinMs)} ms`);
    await pause(20);
  }
  return performance.now() - began;
}
