/** Who and what an operation may need: the people of its site, and the work unit that is named. */
import { named, row } from '@gemba/decider/needs';
import { equipment } from '../equipment/equipment.js';
import { sitePeople } from '../tables/site-people.js';
import type { ProductionOrder } from './order-state.js';

export const peopleOf = ({ ordered }: ProductionOrder) => ({
  people: row(sitePeople, ordered.site),
});

export const means = ({ workUnit }: { readonly workUnit: string }, order: ProductionOrder) => ({
  ...peopleOf(order),
  unit: named(equipment, workUnit),
});
