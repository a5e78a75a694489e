/**
 * What a production order remembers: what was ordered, how far each operation is, and what material
 * went in.
 */
import type { Predecessor, WorkStep } from '@gemba/contracts/events/production/definition';
import type {
  ComponentAlternate,
  OrderOutput,
  productionOrderEvents,
} from '@gemba/contracts/events/production/execution';
import type { RefurbishedLot } from '@gemba/contracts/events/production/refurbishing';
import type { DataOf } from '@gemba/decider/decider';
import type { Quantity } from '@gemba/measures/quantity';
import { minus, none, plus } from '@gemba/measures/quantity';
import { predecessorsOf } from '../definition/graph.js';

/** A step, and what was recorded of it last. */
export type StepState = WorkStep & {
  readonly value?: string;
  /** Absent while nothing is recorded. */
  readonly within?: boolean;
  /** It is beyond its limits, and passes by right. */
  readonly accepted?: boolean;
};

export type OperationState = {
  readonly sequence: number;
  readonly workCenter: string;
  readonly skill: string;
  readonly runPerUnit: string;
  /** What a machine is set up for when it begins. */
  readonly setupFamily?: string;
  /** What has to be done before it; the operation ahead of it where that is absent. */
  readonly predecessors?: readonly Predecessor[];
  /** Of each it takes one tool. */
  readonly toolKinds?: readonly string[];
  /** Those that are planned for it, or that it began with. */
  readonly tools: readonly string[];
  readonly status: 'waiting' | 'assigned' | 'running' | 'paused' | 'done';
  readonly workUnit: string;
  readonly people: readonly string[];
  /** Business date on which it is to be done; empty while not assigned. */
  readonly planned: string;
  /** By the schedule; empty where a person assigned it for a day. */
  readonly plannedStart: string;
  readonly plannedEnd: string;
  /** Business time of its last start; empty before. */
  readonly startedAt: string;
  /** Seconds that it ran before it was paused. */
  readonly ran: string;
  /** Business time of its completion, and the times it was completed with; empty before. */
  readonly completedAt: string;
  readonly setup: string;
  readonly run: string;
  readonly good: Quantity;
  readonly scrap: Quantity;
  /** What waits to be worked on again. */
  readonly rework: Quantity;
  /** What was worked on again, and is good or scrap by now. */
  readonly reworked: Quantity;
  /** It went without its material by right, and does so again. */
  readonly waived: boolean;
  /** Of these, what it was completed with before pieces came back to it. */
  readonly before: Record<'good' | 'scrap' | 'reworked', Quantity>;
  /** Of its work instruction, in their order; absent where it has none. */
  readonly steps?: readonly StepState[];
};

export type ComponentState = {
  readonly item: string;
  readonly operation: number;
  /** Need of the whole order by the bill of materials. */
  readonly quantity: Quantity;
  readonly issued: Quantity;
  /** What may be used instead of all of it. */
  readonly alternates?: ComponentAlternate[];
};

type Ordered = {
  readonly site: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly due: string;
  readonly demand?: string;
};

export type ProductionOrder = {
  readonly status: 'none' | 'planned' | 'released' | 'held' | 'completed' | 'closed' | 'cancelled';
  readonly ordered: Ordered;
  /** Version of the bill of materials that its components follow; 0 of a service, which takes none. */
  readonly bomVersion: number;
  /** Business time at which its bill was chosen, by whose date bills of phantoms are. */
  readonly explodedAt: string;
  /** An alternate stands in for a component. */
  readonly substituted: boolean;
  /** What is to come beside the item. */
  readonly outputs: readonly OrderOutput[];
  /** In the order of work. */
  readonly operations: readonly OperationState[];
  readonly components: readonly ComponentState[];
  /** What went in, by item and lot. */
  readonly lots: readonly IssuedLot[];
  /** What a customer sent back and it makes good again. */
  readonly refurbishes?: RefurbishedLot;
};

export type IssuedLot = { readonly item: string; readonly lot: string; readonly quantity: Quantity };

export const NO_ORDER: ProductionOrder = {
  status: 'none',
  ordered: { site: '', item: '', quantity: none('C62'), due: '' },
  bomVersion: 0,
  explodedAt: '',
  substituted: false,
  outputs: [],
  operations: [],
  components: [],
  lots: [],
};

export const operationOf = (order: ProductionOrder, sequence: number): OperationState | undefined =>
  order.operations.find((operation) => operation.sequence === sequence);

/** A service takes no material, and what comes of it is no stock. */
export const isService = ({ bomVersion }: ProductionOrder): boolean => bomVersion === 0;

/** The operations that come right before the one with this sequence; none for the first. */
export const before = ({ operations }: ProductionOrder, sequence: number): readonly OperationState[] => {
  const sequences = predecessorsOf(operations, sequence);
  return operations.filter((each) => sequences.includes(each.sequence));
};

type Data = DataOf<typeof productionOrderEvents>;

export const created = (
  { site, item, quantity, due, demand, ...data }: Data['ProductionOrderCreated'],
  at: string,
) => ({
  status: 'planned' as const,
  ordered: { site, item, quantity, due, ...(demand === undefined ? {} : { demand }) },
  bomVersion: data.bomVersion ?? 0,
  explodedAt: at,
  substituted: false,
  outputs: data.outputs ?? [],
  operations: data.operations.map((operation) => waiting(operation, none(quantity.unit))),
  components: data.components.map((component) => ({ ...component, issued: none(component.quantity.unit) })),
  lots: [],
  ...(data.refurbishes ? { refurbishes: data.refurbishes } : {}),
});

const waiting = (
  {
    sequence,
    workCenter,
    skill,
    runPerUnit,
    setupFamily,
    toolKinds,
    predecessors,
    steps,
  }: Data['ProductionOrderCreated']['operations'][number],
  nothing: Quantity,
): OperationState => ({
  ...{ sequence, workCenter, skill, runPerUnit },
  ...{
    status: 'waiting',
    workUnit: '',
    people: [],
    planned: '',
    plannedStart: '',
    plannedEnd: '',
    startedAt: '',
    ran: '0',
    completedAt: '',
    setup: '',
    run: '',
  },
  ...{ good: nothing, scrap: nothing, rework: nothing, reworked: nothing },
  waived: false,
  before: { good: nothing, scrap: nothing, reworked: nothing },
  ...(setupFamily === undefined ? {} : { setupFamily }),
  ...(toolKinds ? { toolKinds } : {}),
  ...(predecessors ? { predecessors } : {}),
  tools: [],
  ...(steps ? { steps } : {}),
});

/** The tools of an operation, as its events name them. */
export const toolsOf = ({ tools }: Pick<OperationState, 'tools'>) =>
  tools.length > 0 ? { tools: [...tools] } : {};

/** The order after one of its operations became another. */
export const changed = (
  order: ProductionOrder,
  sequence: number,
  become: (operation: OperationState) => Partial<OperationState>,
): ProductionOrder => ({
  ...order,
  operations: order.operations.map((operation) =>
    operation.sequence === sequence ? { ...operation, ...become(operation) } : operation,
  ),
});

export const assigned = (data: Data['OperationAssigned']): Partial<OperationState> => {
  const { workUnit, people, planned, plannedStart = '', plannedEnd = '', tools = [] } = data;
  return { status: 'assigned', workUnit, people, planned, plannedStart, plannedEnd, tools };
};

/** The counts of an operation after a report: what comes from rework waits no more. */
export const counted = (
  { good, scrap, rework, reworked }: OperationState,
  data: Data['QuantityReported'],
): Pick<OperationState, 'good' | 'scrap' | 'rework' | 'reworked'> => {
  const again = data.fromRework ?? none(good.unit);
  // What goes back to an earlier operation waits there, and comes here again as what is good by then.
  const waits = data.reworkAt === undefined ? data.rework : none(good.unit);
  return {
    good: plus(good, data.good),
    scrap: plus(scrap, data.scrap),
    rework: minus(plus(rework, waits), again),
    reworked: plus(reworked, again),
  };
};

const withLot = (
  lots: readonly IssuedLot[],
  { item, lot, quantity }: Data['MaterialIssued'],
): readonly IssuedLot[] => {
  const before = lots.find((each) => each.item === item && each.lot === lot);
  return before
    ? lots.map((each) => (each === before ? { item, lot, quantity: plus(each.quantity, quantity) } : each))
    : [...lots, { item, lot, quantity }];
};

export const issued = (order: ProductionOrder, data: Data['MaterialIssued']): ProductionOrder => ({
  ...order,
  lots: withLot(order.lots, data),
  components: order.components.map((component) =>
    component.item === data.item && component.operation === data.operation
      ? { ...component, issued: plus(component.issued, data.quantity) }
      : component,
  ),
});

const withIssued = (
  { components: before }: ProductionOrder,
  components: Data['ProductionOrderQuantityChanged']['components'],
): readonly ComponentState[] =>
  components.map((component) => {
    const same = before.find(
      ({ item, operation }) => item === component.item && operation === component.operation,
    );
    return { ...component, issued: same?.issued ?? none(component.quantity.unit) };
  });

/** Made for another demand, or for stock. */
export const repegged = (order: ProductionOrder, demand: string | undefined): ProductionOrder => {
  const { demand: _, ...ordered } = order.ordered;
  return { ...order, ordered: { ...ordered, ...(demand === undefined ? {} : { demand }) } };
};

/** Of another quantity: what was issued of each component stays issued. */
export const ofQuantity = (
  order: ProductionOrder,
  { to, components, outputs }: Data['ProductionOrderQuantityChanged'],
): ProductionOrder => ({
  ...order,
  ordered: { ...order.ordered, quantity: to },
  outputs: outputs ?? order.outputs,
  components: withIssued(order, components),
});

/** An alternate stands in for a component. */
export const withSubstitute = (
  order: ProductionOrder,
  { components }: Data['ComponentSubstituted'],
): ProductionOrder => ({ ...order, substituted: true, components: withIssued(order, components) });

/** What another version of its bill says; nothing was issued. */
export const ofVersion = (
  order: ProductionOrder,
  { to, components, outputs = [] }: Data['BillVersionAdopted'],
  at: string,
): ProductionOrder => ({
  ...order,
  ...{ bomVersion: to, explodedAt: at, outputs, components: withIssued(order, components) },
});

export const replaced = (people: readonly string[], from: string, to: string): readonly string[] => [
  ...new Set(people.map((person) => (person === from ? to : person))),
];
