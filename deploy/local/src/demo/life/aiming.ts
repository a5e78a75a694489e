/** Sets what is to be reached, from the first day of the history on. */
import { objectivesFrom } from '../company/objectives.js';
import type { Span } from './history.js';
import type { World } from './stages.js';

const service = 'governance';

/** Those that serve an objective are set before it weighs them. */
export const aim = async ({ company }: World, { from }: Span): Promise<void> => {
  const all = objectivesFrom(from);
  for (const { set } of all)
    await company.send({ service, path: 'objectives', body: set, patient: ['GOV-OBJ-PERSON'] });
  for (const { set, weights, links = [] } of all) {
    const path = `objectives/${set.id}`;
    if (weights) await company.send({ service, path: `${path}/cascade`, body: { weights } });
    for (const body of links)
      await company.send({ service, path: `${path}/link`, body, patient: ['GOV-OBJ-LINK'] });
  }
};
