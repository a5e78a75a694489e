/**
 * A process remembers in a stream of its own: every event it heard, in order; its state is the fold over
 * them.
 */
import type { AnyDecider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { AnyProcess, Heard } from '@gemba/decider/process';

/** What is written when a process hears an event, or when one of its deadlines passes. */
export type Remembered =
  | { readonly kind: 'heard'; readonly event: Heard }
  | { readonly kind: 'passed'; readonly deadline: string; readonly at: string };

/** State of the run before and after the last thing remembered: `send` sees the one before. */
export type RunState = { readonly before: unknown; readonly now: unknown };

class Remember {
  remembered!: Remembered;
}

const after = (of: AnyProcess, run: unknown, remembered: Remembered): unknown => {
  if (remembered.kind === 'passed') {
    const fold = of.passed?.[remembered.deadline]?.remember;
    return fold ? fold(run as never) : run;
  }
  const fold = of.on[remembered.event.type]?.remember;
  return fold ? fold(run as never, remembered.event as never) : run;
};

/** The stream of a process as a decider of its own; `process-` streams are not published. */
export const memoryOf = (of: AnyProcess): AnyDecider => ({
  name: `process-${of.name}`,
  path: '',
  opens: 'Remember',
  home: 'enterprise',
  implicit: true,
  commands: { Remember },
  events: { service: 'process', types: { Remembered: { latest: Remember } } },
  initial: { before: of.initial, now: of.initial },
  allow: {},
  decide: {
    Remember: (_: RunState, command: Remember) => [happened('Remembered', command.remembered)],
  },
  evolve: {
    Remembered: (state: RunState, data: Remembered): RunState => ({
      before: state.now,
      now: after(of, state.now, data),
    }),
  },
});
