/** What a rule says happened is recorded only as its published class has it: readers believe that class. */
import { flawIn } from '@gemba/contracts/recordable';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Happened, Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';

/** What processes note for themselves is not published: only they read it, and no class describes it. */
const ONLY_NOTED = 'process';

/**
 * Refuses events of which one is not as its class says, whoever gave the command: a sum that has outgrown its
 * digits, a date beyond the calendar of the stores. Null where all may be recorded.
 */
export const refusalByFlaw = (
  of: Pick<AnyDecider, 'events'>,
  happened: readonly Happened[],
): Rejection | null => {
  if (of.events.service === ONLY_NOTED) return null;
  for (const { type, data } of happened) {
    const known = of.events.types[type];
    const flaw = known ? flawIn(known.latest, data) : null;
    if (flaw)
      return reject('PLT-EVENT-BOUNDS', `${type} cannot be recorded: ${flaw.pointer} ${flaw.says}.`, {
        violated: { rule: `${type}${flaw.pointer}` },
        hint: 'Give smaller values, or split what you record into several commands.',
      });
  }
  return null;
};
