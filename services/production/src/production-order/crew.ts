/** Work is done by people who belong to the site, are there on the day, and are qualified for it. */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { SitePeople } from '../tables/site-people.js';
import { ableOn, absenceOn, endedBefore, isEmployed, isSkilled } from '../tables/site-people.js';

export type Work = { readonly site: string; readonly skill: string; readonly date: string };

/** More names than that help nobody to choose. */
const NAMED = 5;

/** Refuses people who cannot do the work on its date, all of them by name, and says who can. */
export const unfit = (
  people: readonly string[],
  work: Work,
  staff: SitePeople | undefined = {},
): Rejection | null => {
  const { site, skill, date } = work;
  const strange = people.filter((id) => !isEmployed(staff[id], date));
  const away = people.filter((id) => absenceOn(staff[id], date) !== undefined);
  const lapsed = people.filter((id) => endedBefore(staff[id], skill, date) !== null);
  const unskilled = people.filter((id) => !isSkilled(staff[id], skill, date) && !lapsed.includes(id));
  return (
    refusal(strange, ['PRD-OP-PERSON', `does not work at ${site} on ${date}`, site], [work, staff]) ??
    refusal(away, ['PRD-OP-ABSENT', `is absent on ${date}`, 'present'], [work, staff]) ??
    overdueTraining(lapsed, work, staff) ??
    refusal(
      unskilled,
      ['PRD-OP-SKILL', `has no valid qualification for ${skill} on ${date}`, skill],
      [work, staff],
    )
  );
};

/** Who was qualified is trained again; until then others do the work. */
const overdueTraining = (people: readonly string[], work: Work, staff: SitePeople): Rejection | null => {
  const [first] = people;
  if (first === undefined) return null;
  const { skill, date } = work;
  const ended = people.map((id) => `${id} (${endedBefore(staff[id], skill, date) ?? ''})`).join(', ');
  return reject('PRD-OP-TRAINING', `The qualification for ${skill} has ended: ${ended}.`, {
    violated: {
      rule: 'trained again in time',
      actual: date,
      limit: endedBefore(staff[first], skill, date) ?? '',
    },
    hint: `Have them trained, and the qualification granted again; or assign others. ${whoElse(work, staff)}`,
  });
};

const refusal = (
  people: readonly string[],
  [code, says, limit]: readonly [code: string, says: string, limit: string],
  [work, staff]: readonly [Work, SitePeople],
): Rejection | null => {
  if (people.length === 0) return null;
  const names = people.join(', ');
  return reject(code, `${names} ${says}.`, {
    violated: { rule: 'employed, present and qualified', actual: names, limit },
    hint: whoElse(work, staff),
  });
};

const whoElse = ({ site, skill, date }: Work, staff: SitePeople): string => {
  const able = ableOn(staff, skill, date).slice(0, NAMED);
  return able.length === 0
    ? `Nobody at ${site} can do ${skill} on ${date}; have somebody qualified, or plan another day.`
    : `Who can on ${date}: ${able.join(', ')}.`;
};
