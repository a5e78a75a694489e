/** What is rarely said, so that every service has something to decide: entities, skills and control plans. */
import { CAST, SITES, WIDTH } from '../../master/company.js';
import type { Intent } from '../asked.js';
import { dayFrom } from '../asked.js';

const newEntity: Intent = ({ tag }) => ({
  operation: 'legal-entity.RegisterLegalEntity',
  body: { id: `LE-${tag}`, name: `Entity ${tag}`, currency: 'EUR', country: 'FR', groupCurrency: 'EUR' },
});

const newSkill: Intent = (asked) => {
  const { chance, tag } = asked;
  const id = chance.pick(SITES.flatMap(({ people }) => people));
  const period = { validFrom: dayFrom(asked, -1), validTo: dayFrom(asked, 200) };
  return {
    operation: 'employee.GrantQualification',
    id,
    body: { skill: `skill-${tag}`, level: 2, ...period, evidence: 'Course' },
  };
};

/** Of items that nobody buys, so that no lot of the trial is held up by it. */
const newPlan: Intent = ({ tag }) => ({
  operation: 'control-plan.ReleaseControlPlan',
  body: {
    ...{ item: `${CAST.id}-${tag}`, version: 1, trigger: 'receipt', sampleSize: 1 },
    characteristics: [{ ...WIDTH, name: 'Width', unit: 'MMT' }],
  },
});

export const governing = { 'new-entity': newEntity, 'new-skill': newSkill, 'new-plan': newPlan };
