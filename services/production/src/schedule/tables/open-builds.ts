/** The schedules that were asked for and are not there yet, by site. */
import { scheduleEvents } from '@gemba/contracts/events/production/scheduling';
import { table } from '@gemba/read-model/table';

export type OpenBuild = { readonly number: number };

type Ended = { readonly subject: string; readonly data: OpenBuild };

const ended = {
  key: ({ subject }: Ended): string => subject,
  becomes: (row: OpenBuild | undefined, { data: { number } }: Ended): OpenBuild | null =>
    row && row.number > number ? row : null,
};

export const openBuildTable = table('schedule', {
  events: scheduleEvents,
  row: {} as OpenBuild,
  on: {
    ScheduleRequested: {
      key: ({ subject }) => subject,
      becomes: (_, { data: { number } }): OpenBuild => ({ number }),
    },
    ScheduleProposed: ended,
    ScheduleFailed: ended,
  },
});
