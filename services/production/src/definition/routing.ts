/**
 * A routing says by which operations an item is made: one after the other in the order of their sequence, or
 * each after those that it names, down to the one that all lead to.
 *
 *   none ──release──▶ version 1 ──release──▶ version 2 …
 */
import type { WorkStep } from '@gemba/contracts/events/production/definition';
import { RoutingOperation, routingEvents } from '@gemba/contracts/events/production/definition';
import { IsRef, IsListOf, IsWhole } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { compareDecimals } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { ancestorsOf, predecessorsOf } from './graph.js';
import type { Item } from './item.js';
import { item } from './item.js';

export class ReleaseRouting {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsListOf(() => RoutingOperation, { min: 1, max: 50 }) operations!: RoutingOperation[];
}

/** Version 0: none is released yet. Operations are in the order of work. */
export type Routing = { readonly version: number; readonly operations: readonly RoutingOperation[] };

/** The version that orders are made by; `version` is that of the stream. */
class RoutingAnswer {
  @IsWhole({ min: 1 }) routingVersion!: number;
  @IsListOf(() => RoutingOperation, { min: 1, max: 50 }) operations!: readonly RoutingOperation[];
}

const answered = ({ version: routingVersion, operations }: Routing): RoutingAnswer => ({
  routingVersion,
  operations,
});

const inOrder = (operations: readonly RoutingOperation[]) =>
  operations.toSorted((a, b) => a.sequence - b.sequence);

const flawOf = ({ kind, unit, lower, upper }: WorkStep): string | null => {
  const isMeasured = kind === 'measure';
  if (isMeasured !== (unit !== undefined)) return isMeasured ? 'needs the unit' : 'has no unit';
  if (!isMeasured && (lower ?? upper) !== undefined) return 'is not measured and has no limits';
  const isEmpty = lower !== undefined && upper !== undefined && compareDecimals(lower, upper) > 0;
  return isEmpty ? 'has its lower limit above the upper one' : null;
};

/** A step that nobody could record, or record well. */
const wrongStep = ({ sequence, steps = [] }: RoutingOperation): Rejection | null => {
  const numbers = new Set(steps.map(({ step }) => step));
  if (numbers.size < steps.length) {
    return reject('PRD-RTG-STEP', `Two steps of operation ${sequence} have the same number.`);
  }
  const wrong = steps.find((step) => flawOf(step) !== null);
  return wrong
    ? reject('PRD-RTG-STEP', `Step ${wrong.step} of operation ${sequence} ${flawOf(wrong) ?? ''}.`)
    : null;
};

const toolTwice = ({ sequence, toolKinds = [] }: RoutingOperation): Rejection | null =>
  new Set(toolKinds).size < toolKinds.length
    ? reject('PRD-RTG-TOOL', `Operation ${sequence} names a kind of tool twice; it takes one of each.`)
    : null;

const cycle = (sequences: readonly number[]): Rejection =>
  reject('PRD-RTG-CYCLE', `Operations ${sequences.join(', ')} would wait for each other; none could begin.`);

/** An operation that names one that is not there, or itself, or one that may have to wait for it. */
const wrongPredecessor = (
  operations: readonly RoutingOperation[],
  { sequence, predecessors = [] }: RoutingOperation,
): Rejection | null => {
  const named = predecessors.map(({ operation }) => operation);
  const lost = named.find((each) => operations.every((other) => other.sequence !== each));
  if (lost !== undefined)
    return reject('PRD-RTG-PREDECESSOR', `Operation ${sequence} comes after ${lost}, which is not there.`);
  if (new Set(named).size < named.length)
    return reject('PRD-RTG-PREDECESSOR', `Operation ${sequence} names a predecessor twice; name it once.`);
  const later = named.find((each) => each >= sequence);
  if (later === undefined) return null;
  return later === sequence || ancestorsOf(operations, later).has(sequence)
    ? cycle([sequence, later])
    : reject('PRD-RTG-PREDECESSOR', `${sequence} comes after ${later}; give it a higher sequence.`);
};

/** Pieces are good when one operation has ended, to which all others lead. */
const severalEnds = (operations: readonly RoutingOperation[]): Rejection | null => {
  const last = operations.at(-1)?.sequence ?? 0;
  const lead = ancestorsOf(operations, last);
  const loose = operations.find(({ sequence }) => sequence !== last && !lead.has(sequence));
  return loose
    ? reject('PRD-RTG-END', `Nothing comes after ${loose.sequence}; let it lead to the last one, ${last}.`)
    : null;
};

const wrongQueue = (
  operations: readonly RoutingOperation[],
  { sequence, queue }: RoutingOperation,
): Rejection | null => {
  if (queue === undefined) return null;
  if (predecessorsOf(operations, sequence).length === 0)
    return reject('PRD-RTG-QUEUE', `Operation ${sequence} comes after nothing; leave its queue time out.`);
  return compareDecimals(secondsOf(queue), secondsOf(LONGEST_QUEUE)) > 0
    ? reject('PRD-RTG-QUEUE', `Pieces lie ${LONGEST_QUEUE} at most before an operation, not ${queue}.`, {
        violated: { rule: 'queue time of an operation', actual: queue, limit: LONGEST_QUEUE },
      })
    : null;
};

const LONGEST_QUEUE = 'P90D';

/** What is wrong with its operations as a whole. */
const wrongGraph = (operations: readonly RoutingOperation[]): Rejection | null =>
  operations.map((each) => wrongPredecessor(operations, each)).find((no) => no !== null) ??
  severalEnds(operations) ??
  operations.map((each) => wrongQueue(operations, each)).find((no) => no !== null) ??
  null;

const initial: Routing = { version: 0, operations: [] };

/** The version as it is released, in the order of work; null where it stands already. */
export const releasableRouting = (
  state: Routing,
  command: ReleaseRouting,
  known: Item | undefined,
): ReleaseRouting | Rejection | null => {
  if (!known?.registered) {
    return reject('PRD-ITEM-UNKNOWN', `${command.item} is no registered item; register it first.`);
  }
  const operations = inOrder(command.operations);
  if (new Set(operations.map(({ sequence }) => sequence)).size < operations.length) {
    return reject(
      'PRD-RTG-SEQUENCE',
      'Two operations have the same sequence; number them one after the other.',
    );
  }
  const no =
    operations.map((each) => wrongStep(each) ?? toolTwice(each)).find((each) => each !== null) ??
    wrongGraph(operations);
  if (no) return no;
  if (command.version === state.version && same(state.operations, operations)) return null;
  return command.version <= state.version
    ? reject('PRD-RTG-STATE', `Version ${state.version} is released; release a higher version.`)
    : { ...command, operations };
};

export const routing = decider('routing', {
  path: 'routings',
  opens: 'ReleaseRouting',
  idOf: (command: ReleaseRouting) => command.item,
  home: 'enterprise',
  commands: { ReleaseRouting },
  events: routingEvents,
  initial,
  answers: answers(RoutingAnswer, answered),
  allow: { ReleaseRouting: ['admin', 'planner'] },
  needs: { ReleaseRouting: (command: ReleaseRouting) => ({ item: stateOf(item, command.item) }) },

  decide: {
    ReleaseRouting(state, command, { known }) {
      const released = releasableRouting(state, command, known.item);
      if (isRefused(released)) return released;
      return released === null ? [] : [happened('RoutingReleased', released)];
    },
  },

  evolve: {
    RoutingReleased: (_, { version, operations }): Routing => ({ version, operations }),
  },
});
