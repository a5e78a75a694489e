/** What a warehouse report says by its sensors is read of the machines to which these are fitted. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { sensorReport } from '../maintenance/sensor-report.js';

type Reported = {
  readonly subject: string;
  readonly data: {
    readonly readings?: readonly { readonly device?: string }[];
    readonly sites?: readonly string[];
  };
};

/** Reports that name no device, or no place, are of goods alone. */
const withDevices = ({ subject, data: { readings = [], sites = [] } }: Reported): string | null =>
  sites.length > 0 && readings.some(({ device }) => device !== undefined) ? subject : null;

export const readMachinesBySensorReports = process('read-machines-by-sensor-reports', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    EpcisEventCaptured: {
      about: withDevices,
      send: (_, { subject, data: { readings = [], sites = [], eventTime: readAt } }) => [
        {
          ...send(sensorReport, [subject, 'TakeSensorReport'], { readings, readAt, sites }),
          site: sites[0] ?? null,
        },
      ],
    },
  },
});
