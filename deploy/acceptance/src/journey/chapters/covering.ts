/** People: rosters keep to the rules, and who stays away is stood in for until they are back. */
import { expect } from '@jest/globals';
import { instantOf } from '@gemba/measures/calendar';
import { periodLabel, periodOf, plusDays } from '@gemba/measures/period';
import type { Chapter } from '../company/story.http.js';
import { LYON, inDays, pieces } from '../company/facts.js';

const HR = 'hr';
const PRD = 'production';
const PATH = 'production-orders/WO-2';
const ASSEMBLER = 'LYO-P02';

const monday = plusDays(periodOf('week', inDays(7)).from, 0);
const at = (day: number, time: string): string => instantOf(plusDays(monday, day), time, 'Europe/Paris');
const shift = (person: string, [day, start, end]: readonly [number, string, string]) => ({
  ...{ person, start: at(day, start), end: at(day, end) },
});
const roster = (...assignments: readonly object[]) => ({
  ...{ site: LYON, week: periodLabel(periodOf('week', monday)), assignments },
});

type Operations = {
  readonly operations: readonly { readonly sequence: number; readonly people: readonly string[] }[];
};

const worksAt =
  (operation: number, person: string) =>
  ({ operations }: Operations) =>
    operations.find(({ sequence }) => sequence === operation)?.people[0] === person;

type Absence = { readonly tasks: readonly { readonly delegatedTo?: string }[] };

export const covering: Chapter = {
  'a roster gives everybody their rest, one place at a time, and work they are qualified for': async (
    story,
  ) => {
    const hr = story.as('hr-officer', HR);
    const [late, early] = [shift(ASSEMBLER, [0, '14:00', '22:00']), shift(ASSEMBLER, [1, '06:00', '14:00'])];
    expect(await hr.cannot('rosters', roster(late, early))).toBe('422 HR-REST-MIN');
    const both = shift(ASSEMBLER, [0, '13:00', '15:00']);
    expect(await hr.cannot('rosters', roster(late, both))).toBe('422 HR-SHIFT-OVERLAP');
    const atTheBench = { ...late, station: 'TESTING' };
    expect(await hr.cannot('rosters', roster(atTheBench))).toBe('422 HR-QUAL-MISSING');
    await hr.does('rosters', roster(late, shift(ASSEMBLER, [1, '14:00', '22:00'])));
  },
  'a qualification that has run out counts no more': async (story) => {
    const [hr, planner] = [story.as('hr-officer', HR), story.as('planner', PRD)];
    const expired = { validFrom: inDays(-3), validTo: inDays(-1), evidence: 'Course' };
    await hr.does('employees/LYO-P12/grant-qualification', { skill: 'assembly', level: 1, ...expired });
    const order = { id: 'WO-2', site: LYON, item: 'PUMP-100', quantity: pieces(2), due: inDays(1) };
    await planner.does('production-orders', order);
    await planner.does(`${PATH}/release`);
    await story.settled();
    const crew = { operation: 10, workUnit: 'LYO-ASM-2', planned: inDays(1) };
    expect(await planner.cannot(`${PATH}/assign-operation`, { ...crew, people: ['LYO-P12'] })).toBe(
      '422 PRD-OP-TRAINING',
    );
    await planner.does(`${PATH}/assign-operation`, { ...crew, people: [ASSEMBLER] });
    await story.settled();
  },
  'who stays away is stood in for by somebody who can, and only once': async (story) => {
    const [hr, planner] = [story.as('hr-officer', HR), story.as('planner', PRD)];
    const absence = { person: ASSEMBLER, site: LYON, from: inDays(0), expectedTo: inDays(1), kind: 'sick' };
    const { id } = await hr.does('absences', absence);
    const away = await hr.awaits<Absence>(`absences/${id}`, ({ tasks }) =>
      tasks.some(({ delegatedTo }) => delegatedTo !== undefined),
    );
    const [task] = away.tasks;
    await planner.awaits<Operations>(PATH, worksAt(10, task?.delegatedTo ?? ''));
    const again = { ...absence, from: inDays(1) };
    expect(await hr.cannot('absences', again)).toBe('422 HR-ABS-DOUBLE');
    const other = { order: 'WO-2', operation: 10, to: 'LYO-P04' };
    expect(await hr.cannot(`absences/${id}/delegate-task`, other)).toBe('422 HR-DELEGATE-LIMIT');
  },
  'when they are back, the work is theirs again': async (story) => {
    const hr = story.as('hr-officer', HR);
    await hr.does(`absences/${ASSEMBLER}.${inDays(0)}/end`, { to: inDays(0) });
    const planner = story.as('planner', PRD);
    await planner.awaits<Operations>(PATH, worksAt(10, ASSEMBLER));
    await planner.does(`${PATH}/cancel`, { reason: 'Only to see who would do it' });
  },
};
