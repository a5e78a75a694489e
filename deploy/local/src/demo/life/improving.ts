/** An improvement of the past weeks, checked against the days before it. */
import { instantOf } from '@gemba/measures/calendar';
import { daysBetween, plusDays } from '@gemba/measures/period';
import { peopleOf } from '../company/people.js';
import { sites } from '../company/sites.js';
import type { Span } from './history.js';
import type { World } from './stages.js';

/** Days that are compared with days before them, and a few between for the change. */
const BEFORE_DAYS = 10;
const CHANGE_DAYS = 3;
const AFTER_DAYS = 7;

const service = 'governance';

/** A short history has no two windows to compare. */
export const improve = async ({ company }: World, { from, to }: Span): Promise<void> => {
  const [site] = sites;
  if (!site || daysBetween(from, to) < BEFORE_DAYS + CHANGE_DAYS + AFTER_DAYS) return;
  const owner = peopleOf(site).find(({ position }) => position === 'Production planner')?.id ?? '';
  const baselineTo = plusDays(from, BEFORE_DAYS);
  const changed = plusDays(baselineTo, CHANGE_DAYS - 1);
  const path = 'improvement-cases/A3-LYO-1';
  const on = (date: string) => instantOf(date, '09:00', site.timeZone);
  const said = { title: 'Machines wait for material in Lyon', kpi: 'plan-attainment', site: site.id, owner };
  const problem = 'Orders start late, because pumps wait for castings that nobody had set aside.';
  const body = { id: 'A3-LYO-1', ...said, problem, baselineFrom: from, baselineTo };
  const opened = { service, path: 'improvement-cases', body, at: on(baselineTo) };
  await company.send({ ...opened, patient: ['GOV-IMP-PERSON'] });
  await company.send({
    ...{ service, path: `${path}/state-root-cause`, at: on(baselineTo) },
    body: { rootCause: 'Material is set aside in the morning of the day on which it is needed.' },
  });
  const action = { countermeasure: 'C-1', what: 'Set material aside the evening before.', owner };
  await company.send({
    ...{ service, path: `${path}/agree-countermeasure`, at: on(baselineTo) },
    body: { ...action, due: changed },
  });
  await company.send({
    ...{ service, path: `${path}/implement-countermeasure`, at: on(changed) },
    body: { countermeasure: 'C-1', done: 'The late shift sets it aside, by the list of the next day.' },
  });
  await company.send({
    ...{ service, path: `${path}/plan-effect`, patient: ['GOV-IMP-BASELINE'] },
    body: { from: plusDays(changed, 1), to },
  });
};
