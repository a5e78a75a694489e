/** Whom faults strike, and how the simplest of them are written. */
import type { Department } from '@gemba/contracts/events/company';
import type { Condition, Scene, Strike } from './fault.js';

/** The services that the load asks most. */
export const BUSY = ['supply-chain', 'production', 'finance'] as const satisfies readonly Department[];
/** For faults that strike an engine and no service. */
export const NOBODY = ['-'] as const;

/** Heals a fault that leaves nothing behind. */
export const nothing = (): Promise<void> => Promise.resolve();

/** A fault of which nothing is left once the condition holds. */
export const healsItself = (condition: Condition): Strike => ({
  heal: nothing,
  recovered: () => Promise.resolve(condition),
});

/** A fault that is taken away, and whose recovery is looked for from then on. */
export const healedBy = (heal: () => Promise<void>, recovered: () => Condition): Strike => ({
  heal,
  recovered: () => Promise.resolve(recovered()),
});

/** Milliseconds for which a fault that ends by itself stays, at least a moment. */
export const holdOf = ({ holdMs }: Scene): number => Math.max(500, holdMs);
