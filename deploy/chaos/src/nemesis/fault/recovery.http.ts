/** When a part of the company works as before: it answers commands, it publishes, it hears. */
import type { Moment } from '../../run/watch/stores.process.js';
import type { Condition, Scene } from './fault.js';

/** The load asks most services many times a second; who was not asked for so long is asked by us. */
const QUIET_MS = 3_000;
const PATIENCE_MS = 2_000;

/** A command that begins from now on is acknowledged; who is given none answers at least. */
export function acknowledges(scene: Scene, service: string): Condition {
  const since = Date.now();
  return async () => {
    if (scene.history.acknowledgedSince(service, since)) return true;
    return !scene.history.isAsked(service, QUIET_MS) && (await isUp(scene, service));
  };
}

async function isUp({ company }: Scene, service: string): Promise<boolean> {
  const url = `${company.run().urls[service] ?? ''}/health/ready`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const { checks } = (await answer.json()) as { checks: { database: { ok: boolean } } };
  return checks.database.ok;
}

/** Every service acknowledges. */
export function allAcknowledge(scene: Scene): Condition {
  const each = scene.company.services.map((service) => acknowledges(scene, service));
  return all(each);
}

/** What was in the logs when it is first asked for has been published, and all of it has been heard. */
export function drained({ stores }: Scene): Condition {
  let logs: Pick<Moment, 'heads'> | undefined;
  let topics: Moment | undefined;
  return async () => {
    logs ??= await stores.now();
    if (topics === undefined && (await stores.unpublished(logs)).length > 0) return false;
    topics ??= await stores.now();
    return (await stores.unheard(topics)).length === 0;
  };
}

/** All of them, each remembered once it was so. */
export function all(conditions: readonly Condition[]): Condition {
  const left = new Set(conditions);
  return async () => {
    for (const condition of left) if (await condition()) left.delete(condition);
    return left.size === 0;
  };
}
