/**
 * Who does which operation where: qualified people who are there, and a machine of the work center that
 * runs.
 */
import type { Person } from '../../company/people.js';
import { peopleOf } from '../../company/people.js';
import { machinesOf } from '../../company/plants.js';
import type { Operation } from '../../company/products.js';
import type { Site } from '../../company/sites.js';
import type { Chance } from '../../world/chance.js';

export type Staffed = { readonly workUnit: string; readonly people: readonly string[] };

/** What cannot be counted on today. */
export type Missing = { readonly absent: readonly string[]; readonly down: readonly string[] };

export const qualified = (site: Site, skill: string, absent: readonly string[]): readonly Person[] =>
  peopleOf(site).filter(({ id, skills }) => skills.includes(skill) && !absent.includes(id));

type Turn = { readonly chance: Chance; readonly place: number };

/** Orders of a day go to one after the other, from whom chance has begin. */
const next = <T>(all: readonly T[], { chance, place }: Turn): T => {
  const begin = chance.whole(0, all.length - 1);
  const found = all[(begin + place) % all.length];
  if (found === undefined) throw new Error('There is nobody and nothing to do it.');
  return found;
};

export const staff = (
  site: Site,
  { workCenter, skill }: Operation,
  { chance, absent, down, place = 0 }: Missing & { readonly chance: Chance; readonly place?: number },
): Staffed => {
  const machines = machinesOf(site).filter((each) => each.workCenter === workCenter);
  const running = machines.filter(({ id }) => !down.includes(id));
  return {
    workUnit: next(running.length > 0 ? running : machines, { chance, place }).id,
    people: [next(qualified(site, skill, absent), { chance, place }).id],
  };
};
