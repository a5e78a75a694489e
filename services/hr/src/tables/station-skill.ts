/** Which skills the work at a work center takes, by the routings that production released. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

/** Item → the skills that its routing asks for at the work center. */
export type StationSkills = Readonly<Record<string, readonly string[]>>;

/** Any one of these is enough to work there; none at all when the station is no work center. */
export const skillsAt = (station: StationSkills | undefined): readonly string[] =>
  [...new Set(Object.values(station ?? {}).flat())].sort();

const NOTHING: StationSkills = {};

export const stationSkill = table('station-skill', {
  events: companyEvents,
  row: NOTHING,
  on: {
    RoutingReleased: {
      key: ({ data }) => [...new Set(data.operations.map(({ workCenter }) => workCenter))],
      becomes: (row, { data: { item, operations } }, station) => ({
        ...row,
        [item]: operations.filter(({ workCenter }) => workCenter === station).map(({ skill }) => skill),
      }),
    },
  },
});
