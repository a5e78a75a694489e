/** A jar of units: the smallest decider with a rule, and what surrounds its commands in tests. */
import { hash } from 'node:crypto';
import { IsWhole } from '@gemba/contracts/fields';
import type { AnyDecider } from '@gemba/decider/decider';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { CommandContext } from '../command.js';

class Deposit {
  units!: number;
}
class Deposited {
  @IsWhole({ min: -1_000_000 }) units!: number;
}

export const jar = decider('jar', {
  path: 'jars',
  opens: 'Deposit',
  home: 'enterprise',
  commands: { Deposit },
  events: { service: 'test', noun: 'jar', types: { Deposited: { latest: Deposited } } },
  initial: { units: 0 },
  allow: { Deposit: [] },
  decide: {
    Deposit: (state, { units }) => {
      if (units === 0) return [];
      if (state.units + units < 0) return reject('TST-EMPTY', 'The jar has not that much.');
      return [happened('Deposited', { units })];
    },
  },
  evolve: { Deposited: (state, { units }) => ({ units: state.units + units }) },
}) as AnyDecider;

export const context = (commandId: string, body: unknown = ''): CommandContext => ({
  commandId,
  commandHash: hash('sha256', JSON.stringify(body)),
  actor: { kind: 'person', id: 'tester' },
  roles: [],
  at: '2026-03-02T11:00:00.000Z',
  now: '2026-03-02T11:00:00.123Z',
  correlationId: commandId,
  causationId: commandId,
  process: false,
});

export const around = {
  enterprise: 'test',
  givenFor: ({ command, context: c }: { command: { id: string }; context: CommandContext }) =>
    Promise.resolve({
      given: { id: command.id, at: c.at, date: '2026-03-02', by: c.actor, roles: [], site: null, known: {} },
    }),
};

/** The n-th command id. */
export const key = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
