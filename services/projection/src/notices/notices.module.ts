/** The notifier of a projection process, which its interface and its companion share. */
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Notifier } from './notifier.process.js';
import type { World } from './notifier.process.js';

const held = new WeakMap<Runtime, Notifier>();

/** Begins to look and to send. @throws WrongSettings */
export const startNotifier = async (runtime: Runtime, world: World): Promise<Notifier> => {
  const notifier = new Notifier(runtime, world);
  await notifier.start();
  held.set(runtime, notifier);
  return notifier;
};

/** Requests come only after all has started. */
export const notifierOf = (runtime: Runtime): Notifier => {
  const found = held.get(runtime);
  if (!found) throw new Error('The notifier has not started.');
  return found;
};
