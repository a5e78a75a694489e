/**
 * Bad days: a machine breaks down and its work moves to its sister, a person stays away and others stand
 * in.
 */
import { machinesOf } from '../../company/plants.js';
import { madeNamed } from '../../company/products.js';
import type { Absent } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { together } from '../../world/stage.js';
import { isBadDay } from '../bad-days.js';
import type { Ready } from './production.js';
import { assign } from './production.js';
import type { Staffed } from './staffing.js';
import { staff } from './staffing.js';

const SERVICE = 'production';
const BREAKDOWN = 0.12;
const REASONS = ['spindle-bearing', 'drive-fault', 'sensor-fault', 'coolant-leak'];

/** The machine that breaks down today; only one whose work another one can do. */
export const brokenToday = (stage: Stage): string | null => {
  const { site, chance, tag } = stage;
  const luck = chance('breakdown', tag);
  if (!luck.happens(BREAKDOWN) && !isBadDay(stage, 'machine')) return null;
  const machines = machinesOf(site);
  const paired = machines.filter(({ id, workCenter }) =>
    machines.some((other) => other.id !== id && other.workCenter === workCenter),
  );
  return luck.pick(paired).id;
};

/** Says in which state a machine is from now on. */
const setMachine = (
  { act, at, tag, chance }: Stage,
  machine: string,
  [to, time]: readonly ['downUnplanned' | 'idle', string],
) =>
  act({
    service: SERVICE,
    path: `equipment/${machine}/change-equipment-state`,
    body: { to, ...(to === 'idle' ? {} : { reason: chance('cause', tag).pick(REASONS) }) },
    key: `${tag}/${machine}/${to}`,
    at: at(time),
  });

const incidentOf = ({ tag }: Stage, machine: string): string => `INC-${tag}-${machine}`;

/** A machine breaks down, which is an incident: the work goes to its sister. */
export const breakDown = async (stage: Stage, machine: string): Promise<void> => {
  const { act, at, site } = stage;
  await setMachine(stage, machine, ['downUnplanned', '08:45']);
  const service = 'governance';
  const id = incidentOf(stage, machine);
  const body = {
    kind: 'equipment',
    severity: 3,
    title: `${machine} broke down`,
    subject: `equipment/${machine}`,
  };
  await act({ service, path: 'incidents', body: { ...body, id, site: site.id }, at: at('08:50') });
  const how = 'Locked; the work of the day goes to the machine beside it.';
  await act({ service, path: `incidents/${id}/contain`, body: { how }, at: at('09:00') });
};

const recover = async (stage: Stage, machine: string): Promise<void> => {
  const { act, at } = stage;
  const service = 'governance';
  const path = `incidents/${incidentOf(stage, machine)}`;
  await act({
    service,
    path: `${path}/recover`,
    body: { how: 'Repaired and run in.' },
    at: at('20:00'),
  });
  await act({ service, path: `${path}/close`, at: at('20:05') });
};

type Orders = { readonly data: readonly { readonly id: string }[] };

/** The order that a breakdown led to is done, and the machine is back in the evening. */
export const repair = async (stage: Stage, machine: string): Promise<void> => {
  const { act, at, tag, chance, company, memory } = stage;
  const path = `maintenance-orders?filter[workUnit]=${machine}&filter[status]=raised`;
  const ids = await memory.once(`repair/${tag}/${machine}`, async () => {
    const there = ({ data }: Orders) => data.length > 0;
    const { data } = await company.until<Orders>({ service: SERVICE, path }, there);
    return data.map(({ id }) => id);
  });
  const failureCode = chance('cause', tag).pick(REASONS);
  for (const id of ids) {
    const order = `maintenance-orders/${id}`;
    await act({ service: SERVICE, path: `${order}/start-maintenance`, key: `${id}/start`, at: at('09:30') });
    await act({
      service: SERVICE,
      path: `${order}/complete-maintenance`,
      body: { failureCode, labour: 'PT4H', done: 'Part replaced and run in.' },
      key: `${id}/complete`,
      at: at('19:45'),
    });
  }
  await setMachine(stage, machine, ['idle', '20:00']);
  await recover(stage, machine);
};

/** Work that was to be done on a machine goes to one that runs. */
export const moveWork = (stage: Stage, works: readonly Ready[], down: string): Promise<Ready[]> =>
  restaff(stage, works, {
    concerns: ({ workUnit }) => workUnit === down,
    again: async (crew, { order, operation }) => {
      const chance = stage.chance('moved', order, String(operation.sequence));
      const { workUnit } = staff(stage.site, operation, { chance, absent: [], down: [down] });
      const moved = { ...crew, workUnit };
      await assign(stage, { order, operation, time: '08:55' }, moved);
      return moved;
    },
  });

type Operations = {
  readonly operations: readonly { readonly sequence: number; readonly people: readonly string[] }[];
};

/**
 * Operations that lost their person are done by who was delegated; where nobody was, the planner finds
 * somebody.
 */
export const coverWork = (
  stage: Stage,
  works: readonly Ready[],
  { missed, away }: { readonly missed: Absent; readonly away: readonly Absent[] },
): Promise<Ready[]> =>
  restaff(stage, works, {
    concerns: ({ people }) => people.includes(missed.person),
    again: async (crew, { order, operation }) => {
      const path = `production-orders/${order}`;
      const wanted = await delegatedTo(stage, missed, { order, operation: operation.sequence });
      if (wanted !== null) {
        const { operations } = await stage.company.until<Operations>({ service: SERVICE, path }, (state) =>
          state.operations.some((each) => each.people.includes(wanted)),
        );
        const people = operations.find(({ sequence }) => sequence === operation.sequence)?.people;
        return { ...crew, people: people ?? [wanted] };
      }
      const absent = [...away.map(({ person }) => person), missed.person];
      const chance = stage.chance('cover', order, String(operation.sequence));
      const { people } = staff(stage.site, operation, { chance, absent, down: [] });
      const covered = { ...crew, people };
      await assign(stage, { order, operation, time: '08:58' }, covered);
      return covered;
    },
  });

type Task = { readonly order: string; readonly operation: number };
type Absence = { readonly tasks: readonly (Task & { readonly delegatedTo?: string })[] };

const delegatedTo = async (
  { company }: Stage,
  { absence }: Absent,
  { order, operation }: Task,
): Promise<string | null> => {
  const state = await company.read<Absence>({ service: 'hr', path: `absences/${absence}` });
  const task = state?.tasks.find((each) => each.order === order && each.operation === operation);
  return task?.delegatedTo ?? null;
};

type Operation = ReturnType<typeof madeNamed>['operations'][number];
type Change = {
  readonly concerns: (crew: Staffed) => boolean;
  readonly again: (crew: Staffed, of: { order: string; operation: Operation }) => Promise<Staffed>;
};

const restaff = (stage: Stage, works: readonly Ready[], { concerns, again }: Change): Promise<Ready[]> =>
  together(works, async (work) => {
    const { operations } = madeNamed(work.item);
    const staffed = await together(work.staffed, async (crew, index) => {
      const operation = operations[index];
      return operation && concerns(crew) ? again(crew, { order: work.order, operation }) : crew;
    });
    return { ...work, staffed };
  });
