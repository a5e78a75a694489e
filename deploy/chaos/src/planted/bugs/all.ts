/** Every planted bug. */
import type { Bug } from './bug.js';
import { consuming } from './consuming.js';
import { deciding } from './deciding.js';
import { publishing } from './publishing.js';
import { reacting } from './reacting.js';
import { writing } from './writing.js';

export const bugs: readonly Bug[] = [...writing, ...publishing, ...consuming, ...reacting, ...deciding];

/** Bugs by name, or all. @throws naming those that there are */
export function bugsNamed(name: string): readonly Bug[] {
  if (name === 'all') return bugs;
  const names = name.split(',');
  const unknown = names.filter((each) => !bugs.some((bug) => bug.name === each));
  if (unknown.length === 0) return bugs.filter((bug) => names.includes(bug.name));
  const known = bugs.map((bug) => bug.name).join(', ');
  throw new RangeError(`There is no bug "${unknown.join()}"; there are: ${known}.`);
}
