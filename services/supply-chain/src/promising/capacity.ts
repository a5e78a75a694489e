/** Whether so much work finds room beside what the schedule in force has machines and people do. */
import type { PromisedWork } from '@gemba/contracts/events/supply-chain/sales';
import { addDecimal, multiplyDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import type { Calendar } from '@gemba/scheduling/engine/calendar';
import { calendarOf, commonWindows, finish, firstWork } from '@gemba/scheduling/engine/calendar';
import type { Window } from '@gemba/scheduling/problem';
import type { CapacityRow } from '../tables/capacity.js';
import type { WorkOperation } from '../tables/making.js';

const MINUTE_MS = 60_000;
const SECONDS_OF_MINUTE = 60;

/** All the work of a routing on so many pieces, in seconds. */
export const secondsFor = ({ setup, runPerUnit }: WorkOperation, quantity: string): string =>
  addDecimal(secondsOf(setup), multiplyDecimal(secondsOf(runPerUnit), quantity));

const minutesFor = (operation: WorkOperation, quantity: string): number =>
  Math.max(1, Math.ceil(Number(secondsFor(operation, quantity)) / SECONDS_OF_MINUTE));

type Resource = { readonly windows: readonly Window[]; readonly busy: readonly Window[] };

/** The schedule in force in minutes, with all that is promised beside it. */
class Shop {
  private readonly machines = new Map<string, Resource>();
  private readonly people = new Map<string, Resource>();
  readonly horizon: number;

  constructor(
    private readonly row: CapacityRow & Required<Pick<CapacityRow, 'adopted'>>,
    claims: readonly PromisedWork[],
  ) {
    const { resources, bars, until } = row.adopted;
    this.horizon = this.minute(until);
    const span = (from: string, to: string): Window => [this.minute(from), this.minute(to)];
    const busy = [
      ...bars.map(({ workUnit, people, start, end }) => ({
        ids: [workUnit, ...people],
        at: span(start, end),
      })),
      ...claims.map(({ workUnit = '', person = '', from, to }) => ({
        ids: [workUnit, person],
        at: span(from, to),
      })),
    ];
    for (const { kind, id, windows } of resources) {
      const at = busy.filter(({ ids }) => ids.includes(id)).map((each) => each.at);
      const own = windows.map(({ from, to }) => span(from, to));
      (kind === 'machine' ? this.machines : this.people).set(id, { windows: own, busy: at });
    }
  }

  minute(at: string): number {
    return Math.ceil((Date.parse(at) - Date.parse(this.row.adopted.from)) / MINUTE_MS);
  }

  instant(minute: number): string {
    return new Date(Date.parse(this.row.adopted.from) + minute * MINUTE_MS).toISOString();
  }

  machinesOf({ workCenter }: WorkOperation) {
    return [...this.machines].filter(([id]) => {
      const { workCenter: own, down } = this.row.machines[id] ?? { workCenter: '', down: true };
      return own === workCenter && !down;
    });
  }

  /** Nobody at all where the schedule says nothing of people: then machines alone are tried. */
  peopleFor({ skill }: WorkOperation) {
    const today = this.row.adopted.from.slice(0, 10);
    return [...this.people].filter(([id]) => (this.row.skills[id]?.[skill] ?? '') >= today);
  }

  get hasPeople(): boolean {
    return this.people.size > 0;
  }
}

/** The first place behind a minute where so much work lies between what is there. */
const placeIn = (calendar: Calendar, busy: readonly Window[], { release, minutes }: Wish): Window => {
  let start = firstWork(calendar, release);
  for (;;) {
    const end = finish(calendar, start, minutes);
    const clash = busy.find(([from, to]) => from < end && start < to);
    if (!clash) return [start, end];
    start = firstWork(calendar, clash[1]);
  }
};

type Wish = { readonly release: number; readonly minutes: number };
type Place = { readonly workUnit: string; readonly person?: string; readonly at: Window };

/** Where it is done first, of all machines and people who can do it; undefined where there are none. */
const soonest = (shop: Shop, operation: WorkOperation, wish: Wish): Place | undefined => {
  const alone = shop.machinesOf(operation).map(([workUnit, machine]) => ({
    ...{ workUnit, person: undefined, windows: machine.windows, busy: machine.busy },
  }));
  const crews = shop.hasPeople
    ? alone.flatMap((each) =>
        shop.peopleFor(operation).map(([person, { windows, busy }]) => ({
          ...each,
          person,
          windows: commonWindows(each.windows, windows),
          busy: [...each.busy, ...busy],
        })),
      )
    : alone;
  const places = crews
    .filter(({ windows }) => windows.length > 0)
    .map(({ workUnit, person, windows, busy }) => ({
      ...{ workUnit, at: placeIn(calendarOf(windows, shop.horizon), busy, wish) },
      ...(person === undefined ? {} : { person }),
    }));
  return places.toSorted((a, b) => a.at[1] - b.at[1])[0];
};

export type Trial = {
  readonly operations: readonly WorkOperation[];
  readonly quantity: string;
  /** No work begins before: now, or when its material is there. */
  readonly from: string;
  /** What others were promised and no schedule has yet. */
  readonly claims: readonly PromisedWork[];
};

/** Room for all operations in turn; or why there is none by what is known. */
export type Room = readonly PromisedWork[] | 'no-schedule' | 'nobody' | 'behind-horizon';

export const roomFor = (row: CapacityRow | undefined, trial: Trial): Room => {
  const { operations, quantity, from, claims } = trial;
  const { adopted } = row ?? {};
  if (!row || !adopted) return 'no-schedule';
  const shop = new Shop({ ...row, adopted }, claims);
  let release = Math.max(0, shop.minute(from));
  const found: PromisedWork[] = [];
  for (const operation of operations) {
    const minutes = minutesFor(operation, quantity);
    const place = soonest(shop, operation, { release, minutes });
    if (!place) return 'nobody';
    const { workUnit, person, at } = place;
    if (at[1] > shop.horizon) return 'behind-horizon';
    release = at[1];
    found.push({
      ...{ operation: operation.sequence, workCenter: operation.workCenter, workUnit },
      ...(person === undefined ? {} : { person }),
      ...{ from: shop.instant(at[0]), to: shop.instant(at[1]) },
    });
  }
  return found;
};
