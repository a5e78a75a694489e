/** SIGTERM under load, with readers that hold a live stream open: nothing under way may fail. */
import { SERVICES } from '@gemba/contracts/events/company';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '@gemba/deploy-local/engines/child.process';
import { tokenByClient } from '@gemba/cli/company/sign-in.http';
import type { Fault, Scene } from '../../fault/fault.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';

const LEAVES_MS = 10_000;
const LOOK_MS = 5;
const READERS = 5;
/** What began so long before the signal had certainly reached the service. */
const UNDER_WAY_MS = 50;

/** Opens live streams of the views; they end with the signal of the answer. */
const readLive = async ({ company }: Scene): Promise<AbortController> => {
  const { issuer, clients, urls } = company.run();
  const token = await tokenByClient(issuer, 'persona-coo', clients['persona-coo'] ?? '');
  const reading = new AbortController();
  for (let reader = 0; reader < READERS; reader += 1) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${urls.projection ?? ''}/v1/live`, { headers, signal: reading.signal });
    // The stream ends when the service leaves or we do; what it said is of no interest here.
    answer.text().catch((error: unknown) => String(error));
  }
  return reading;
};

const gone = async (pid: number): Promise<number> => {
  const began = performance.now();
  while (isAlive(pid) && performance.now() - began < LEAVES_MS) await pause(LOOK_MS);
  return performance.now() - began;
};

export const leaving: Fault = {
  name: 'service-asked-to-leave',
  about: 'SIGTERM under load, with live streams open',
  targets: SERVICES,
  since: 'strike',
  strike: async (scene) => {
    const { company, service, history } = scene;
    const reading = await readLive(scene);
    const pid = company.pid(service);
    const at = Date.now();
    process.kill(pid, 'SIGTERM');
    const took = await gone(pid);
    const left = Date.now();
    reading.abort();
    return {
      heal: () => Promise.resolve(),
      recovered: () => Promise.resolve(all([acknowledges(scene, service), drained(scene)])),
      verdict: () => {
        history.follow();
        const lost = history.unanswered.filter(
          ({ service: of, from, to }) => of === service && from < at - UNDER_WAY_MS && to >= at && to <= left,
        );
        const flaws = [
          ...(took >= LEAVES_MS ? [`${service} had not left ${String(LEAVES_MS)} ms after SIGTERM`] : []),
          ...(lost.length > 0 ? [`${String(lost.length)} commands under way in ${service} were lost`] : []),
        ];
        return Promise.resolve(flaws.join('; ') || null);
      },
    };
  },
};
