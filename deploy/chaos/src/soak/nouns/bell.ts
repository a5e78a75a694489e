/** The timed part of a soak: a process whose deadlines each ring a bell, which counts every stroke. */
import { IsWhole } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { process, send } from '@gemba/decider/process';
import { NOUN } from './counter.js';

class Ring {}
class Rung {
  @IsWhole() strokes!: number;
}

const rings = { service: NOUN, noun: 'bell', types: { Rung: { latest: Rung } } };

export const RUNG = `${NOUN}.Rung`;

export const bell = decider('bell', {
  path: 'bells',
  opens: 'Ring',
  home: 'enterprise',
  commands: { Ring },
  events: rings,
  initial: { strokes: 0 },
  allow: { Ring: [] },
  decide: { Ring: ({ strokes }) => [happened('Rung', { strokes: strokes + 1 })] },
  evolve: { Rung: (_, { strokes }) => ({ strokes }) },
});

/** Nothing is heard; what is due was set when the soak began. */
export const ringWhenDue = process('ring-when-due', {
  events: rings,
  owner: { role: 'coo' },
  initial: { times: 0 },
  on: {},
  passed: {
    due: {
      send: (_, about) => [send(bell, [about, 'Ring'], {})],
      remember: ({ times }) => ({ times: times + 1 }),
    },
  },
});

/** How many deadlines a soak has, and how far they are apart; the last is set when all else is done. */
export const DEADLINES = 301;
export const APART_MS = 20;
