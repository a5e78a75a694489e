/**
 * When a period of an adopted forecast ends, it is compared with what came; then the next forecast is
 * proposed from the history that has grown.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { demandForecast } from '../planning/demand-forecast.js';

const ended = (at: string) => [{ name: 'ended', at }];

export const followDemandForecast = process('follow-demand-forecast', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    DemandForecastAdopted: {
      about: (e) => e.subject,
      deadlines: (_, { data: { endsAt } }) => ended(endsAt),
    },
    DemandForecastMeasured: {
      about: (e) => e.subject,
      deadlines: (_, { data: { endsAt } }) => ended(endsAt),
      send: (_, { subject, data: { site, item, period } }) => [
        {
          ...send(demandForecast, [subject, 'ForecastDemand'], { site, item, period }),
          // What was forecast by hand goes on so until there is history enough.
          otherwise: { 'PRD-FORECAST-HISTORY': () => [] },
        },
      ],
    },
    DemandForecastWithdrawn: { about: (e) => e.subject, deadlines: () => ended('') },
  },
  passed: {
    ended: { send: (_, id) => [send(demandForecast, [id, 'MeasureDemandForecast'], {})] },
  },
});
