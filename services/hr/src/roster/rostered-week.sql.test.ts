/** Two weeks that are each right and together too much are not both published, also at one moment. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { plusDays } from '@gemba/measures/period';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOfAna } from '../testing/ana.sql.js';
import { roster, rosterId } from './roster.js';
import { weekOf } from './week.js';

let race: Race;
const ROUNDS = 10;
beforeAll(async () => {
  race = await raceOfAna();
});
afterAll(() => race.stop());

const published = (monday: string, days: readonly number[]) => {
  const week = weekOf(monday);
  const assignments = days.map((day) => {
    const date = plusDays(monday, day);
    return { person: 'ana', start: `${date}T06:00:00.000Z`, end: `${date}T12:00:00.000Z` };
  });
  return { id: rosterId('lyon', week), name: 'PublishRoster', data: { site: 'lyon', week, assignments } };
};

it('of two weeks that leave no weekly rest between them, one is published', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const monday = plusDays('2027-01-04', 28 * round);
    const weeks = [published(monday, [3, 4, 5, 6]), published(plusDays(monday, 7), [0, 1, 2, 3])];
    const outcomes = await Promise.all(weeks.map((week, index) => race.processes[index]!(roster, week)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
      rejection: { code: 'HR-REST-WEEK' },
    });
  }
});
