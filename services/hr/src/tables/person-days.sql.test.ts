/** Of two things that cannot both be so of one person on one day, one is recorded, also at one moment. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plusDays } from '@gemba/measures/period';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOfAna } from '../testing/ana.sql.js';
import { attendance } from '../roster/attendance.js';
import { absence } from '../absence/absence.js';

let race: Race;
const ROUNDS = 10;
const today = new Date().toISOString().slice(0, 10);
beforeAll(async () => {
  race = await raceOfAna();
});
afterAll(() => race.stop());

const away = (from: string, expectedTo: string) => ({
  of: absence,
  ...{ id: `ana.${from}`, name: 'ReportAbsence' },
  data: { person: 'ana', site: 'lyon', from, expectedTo, kind: 'sick' },
});
const worked = (date: string) => ({
  of: attendance,
  ...{ id: `ana.${date}`, name: 'RecordAttendance' },
  data: { person: 'ana', site: 'lyon', date, rostered: 'PT8H', worked: 'PT8H', absent: 'PT0S' },
});

/** Gives both at one moment, each through a process of its own; the codes of what was refused. */
const atOnce = async (...both: readonly (ReturnType<typeof away> | ReturnType<typeof worked>)[]) => {
  const outcomes = await Promise.all(
    both.map(({ of, ...command }, index) => race.processes[index]!(of, command)),
  );
  return outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.rejection.code] : []));
};

describe('a day of a person', () => {
  it('has one absence', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = plusDays(today, 10 * (round + 1));
      const next = plusDays(from, 1);
      expect(await atOnce(away(from, next), away(next, plusDays(next, 1)))).toEqual(['HR-ABS-DOUBLE']);
    }
  });
  it('has an absence or hours worked', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = plusDays(today, -10 * (round + 1));
      const next = plusDays(from, 1);
      const [code, ...others] = await atOnce(away(from, next), worked(next));
      expect(others).toEqual([]);
      expect(['HR-ABS-WORKED', 'HR-ATT-ABSENT']).toContain(code);
    }
  });
});
