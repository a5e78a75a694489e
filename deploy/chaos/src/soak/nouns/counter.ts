/** The noun of the soak: a stream that counts its own events, so that a decision on an old state shows. */
import { IsFlag, IsWhole } from '@gemba/contracts/fields';
import { decider, type AnyDecider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';

/** What a `Ticked` event says; `seen` is the count on which its command was decided. */
export type TickData = {
  readonly writer: number;
  readonly n: number;
  readonly part: number;
  readonly parts: number;
  readonly seen: number;
  readonly poison: boolean;
};

class Tick {
  writer!: number;
  n!: number;
  parts!: number;
  poison!: boolean;
}

class Ticked implements TickData {
  @IsWhole() writer!: number;
  @IsWhole() n!: number;
  @IsWhole() part!: number;
  @IsWhole() parts!: number;
  @IsWhole() seen!: number;
  @IsFlag() poison!: boolean;
}

export const NOUN = 'soak';
/** Type of the events whose transactions are rolled back: none of them may ever be seen. */
export const ROLLED_BACK = 'soak.RolledBack';

export const counter: AnyDecider = decider(NOUN, {
  path: 'soaks',
  opens: 'Tick',
  home: 'enterprise',
  commands: { Tick },
  events: { service: NOUN, noun: NOUN, types: { Ticked: { latest: Ticked } } },
  initial: { count: 0 },
  allow: { Tick: [] },
  decide: {
    Tick: ({ count }, { writer, n, parts, poison }) => {
      if (parts === 0) return reject('SOAK-NO', 'This one is refused.');
      return Array.from({ length: parts }, (_, part) =>
        happened('Ticked', { writer, n, part, parts, seen: count, poison: poison && part === 0 }),
      );
    },
  },
  evolve: { Ticked: ({ count }) => ({ count: count + 1 }) },
});
