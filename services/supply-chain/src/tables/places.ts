/** Which location a GS1 reference names, when a site works, and what quality wants to see of an item. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import { glnOf } from '../epcis/words/gs1-keys.js';
import type { ControlPlanRow, LocationRow, WorkCalendarRow } from './rows.js';

export const locationByGlnTable = table('location-by-gln', {
  events: companyEvents,
  row: {} as LocationRow,
  on: {
    LocationRegistered: {
      key: (e) => glnOf(e.data.gln),
      becomes: (_, e) => ({ location: e.subject, site: e.data.site }),
    },
  },
});

export const controlPlanTable = table('control-plan', {
  events: companyEvents,
  row: {} as ControlPlanRow,
  on: {
    ControlPlanReleased: {
      key: (e) => `${e.data.item}.${e.data.trigger}`,
      becomes: (before, e) => ({ version: Math.max(before?.version ?? 0, e.data.version) }),
    },
  },
});

export const workCalendarTable = table('work-calendar', {
  events: companyEvents,
  row: {} as WorkCalendarRow,
  on: {
    WorkCalendarPublished: {
      key: (e) => e.data.site,
      becomes: (_, { data: { shifts, holidays } }) => ({
        shifts: shifts.map(({ start, end, weekdays }) => ({ start, end, weekdays: weekdays.map(Number) })),
        holidays,
      }),
    },
  },
});
