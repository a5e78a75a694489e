/** Which commands somebody may give to a thing as it stands: its rules are asked, no list is kept. */
import { flawIn } from '@gemba/contracts/recordable';
import type { DataClass } from '@gemba/contracts/schema';
import { fieldsOf, schemaOf, shaped } from '@gemba/contracts/schema';
import type { AnyDecider } from '@gemba/decider/decider';
import type { CommandContext } from '@gemba/event-store/command';
import { digestOf } from '@gemba/event-store/ids';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { v7 } from 'uuid';
import type { Principal } from '../../access/principal.js';
import type { Runtime } from '../../runtime/runtime.module.js';
import { exampleOf } from '../../spec/examples/examples.js';
import type { OfferedCommand } from './described.js';
import { routesFor } from './described.js';

type Thing = {
  readonly of: AnyDecider;
  readonly id: string;
  readonly version: number;
  readonly state: unknown;
  /** RFC 3339 UTC. */
  readonly now: string;
};

/** Bound to no site: what the example names is nowhere, and the thing itself was found at one of theirs. */
const contextOf = ({ id, kind, roles }: Principal, { version, now }: Thing): CommandContext => {
  const commandId = v7();
  const causes = { correlationId: commandId, causationId: commandId };
  const by = { actor: { kind, id }, roles, process: false };
  return { commandId, commandHash: digestOf(commandId), ...by, at: now, now, ...causes, ifMatch: version };
};

const NO_RIGHT = 403;

/**
 * What the outcome of a command tried with an example says of the command itself. Where nothing can be typed,
 * whatever it is refused for stands in its way; where something can, only the state of the thing does, since
 * the example may be wrong. Null: the caller has no right to it.
 */
export const offeredBy = (name: string, outcome: Outcome, isTyped: boolean): OfferedCommand | null => {
  const open = { name, now: true, code: null, detail: null };
  if (outcome.kind === 'done') {
    return outcome.events.length === 0 ? { ...open, now: false, detail: 'It is so already.' } : open;
  }
  if (outcome.kind !== 'refused') return open;
  const { code, detail, status } = outcome.rejection;
  if (isTyped && !code.endsWith('-STATE')) return open;
  return status === NO_RIGHT ? null : { name, now: false, code, detail };
};

type Fields = Readonly<Record<string, unknown>>;

type Trial = {
  readonly data: object;
  /** Whether something in it only stands for what the caller would type. */
  readonly isTyped: boolean;
};

/**
 * An example of the command, with what the thing says of itself under the same names, where that fits: who
 * approves a total approves the one that there is.
 */
const trialOf = (asked: DataClass, { of, state }: Thing): Trial => {
  const example = exampleOf(schemaOf(asked)) as Fields;
  const own = (of.answers?.from(state as never) ?? {}) as Fields;
  const known = Object.entries(own).filter(([name]) => Object.hasOwn(example, name));
  const fitting = shaped(asked, { ...example, ...Object.fromEntries(known) }) as object;
  const isFitting = flawIn(asked, fitting) === null;
  const isTyped = fieldsOf(asked).size > (isFitting ? known.length : 0);
  return { data: isFitting ? fitting : (shaped(asked, example) as object), isTyped };
};

/** The commands that the caller may give to the thing, in the order in which its noun declares them. */
export const offeredTo = async (
  runtime: Runtime,
  caller: Principal,
  thing: Thing,
): Promise<readonly OfferedCommand[]> => {
  const { of, id } = thing;
  const routes = routesFor(caller, of).filter(({ opens }) => !opens);
  const offered = routes.map(async ({ command: name }) => {
    const asked = of.commands[name];
    if (!asked) throw new Error(`${of.name} has no command ${name}.`);
    const { data, isTyped } = trialOf(asked, thing);
    const outcome = await runtime.tried(of, { id, name, data }, contextOf(caller, thing));
    return offeredBy(name, outcome, isTyped);
  });
  return (await Promise.all(offered)).filter((each) => each !== null);
};
