/** Waits until nothing moves any more: every log published, every topic heard, and nothing said in return. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Behind, Stores } from './watch/stores.process.js';

const LOOK_MS = 250;
/** A process may answer what it heard with a command of its own; so long nothing may have been said. */
const STILL_MS = 2_000;

export type Quiet = { readonly ms: number; readonly behind: readonly Behind[] };

/**
 * Answers how long it took, and who is still behind when the time was over.
 * @throws when somebody ends the trial meanwhile
 */
export async function untilQuiet(stores: Stores, withinMs: number, signal: AbortSignal): Promise<Quiet> {
  const began = performance.now();
  let stillSince = began;
  let last = '';
  let behind: readonly Behind[] = [];
  while (performance.now() - began < withinMs) {
    const { text, who } = await look(stores);
    behind = who;
    if (text !== last || who.length > 0) stillSince = performance.now();
    last = text;
    if (performance.now() - stillSince > STILL_MS) return { ms: stillSince - began, behind: [] };
    await pause(LOOK_MS, undefined, { signal });
  }
  return {
    ms: performance.now() - began,
    behind: behind.length > 0 ? behind : [{ who: 'somebody still speaks', by: 1 }],
  };
}

type Look = { readonly text: string; readonly who: readonly Behind[] };

/** An engine that does not answer is a reason to wait, and said when the time is over. */
async function look(stores: Stores): Promise<Look> {
  try {
    const now = await stores.now();
    const who = [...(await stores.unpublished(now)), ...(await stores.unheard(now))];
    return { text: JSON.stringify([...now.heads, ...now.ends]), who };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { text: '', who: [{ who: error.message, by: 1 }] };
  }
}
