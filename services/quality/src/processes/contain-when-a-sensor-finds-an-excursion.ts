/**
 * What sensors read of goods is held against what their item bears; beyond it the goods are nonconforming,
 * which holds them.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { nonconformance } from '../containment/nonconformance.js';
import { excursion, excursionId } from '../storage/excursion.js';

const limitsText = (lower: string | undefined, upper: string | undefined): string =>
  [lower === undefined ? [] : [`at least ${lower}`], upper === undefined ? [] : [`at most ${upper}`]]
    .flat()
    .join(', ');

export const containWhenASensorFindsAnExcursion = process('contain-when-a-sensor-finds-an-excursion', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    EpcisEventCaptured: {
      about: ({ data: { match, readings, sites = [] }, subject }) =>
        match === 'matched' && readings !== undefined && sites.length > 0 ? subject : null,
      send: (_, { subject: report, data: { lines, readings = [], sites = [], eventTime: readAt } }) =>
        sites.slice(0, 1).flatMap((site) =>
          lines.map((line) => {
            const goods = { site, ...line };
            return send(excursion, [excursionId(goods), 'JudgeReadings'], {
              ...goods,
              readings,
              readAt,
              report,
            });
          }),
        ),
    },
    ExcursionFound: {
      about: (e) => e.data.nonconformance,
      send: (_, { subject, data }) => {
        const { site, item, lot, quantity, measurement, value, unit, lower, upper, readAt } = data;
        const description =
          `${measurement} was ${value} ${unit} at ${readAt}; ` +
          `${item} bears ${limitsText(lower, upper)} ${unit}.`;
        return [
          send(nonconformance, [data.nonconformance, 'RegisterNonconformance'], {
            ...{ site, item, lot, quantity, description },
            ...{ source: 'sensor', sourceRef: `excursion/${subject}`, severity: 'major' },
          }),
        ];
      },
    },
  },
});
