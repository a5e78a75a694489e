/** Which rules watch the same thing: one at a time for a figure, a place, a severity and a kind of watch. */
import type { AlertSeverity, Watch } from '@gemba/contracts/events/alert';
import { monitoringRuleEvents } from '@gemba/contracts/events/alert';
import { table } from '@gemba/read-model/table';

type Watched = {
  readonly kpi: string;
  readonly site?: string;
  readonly severity: AlertSeverity;
  readonly watch: Watch;
};

type Span = { readonly from: string; readonly until?: string };

/** Rule → when it holds. */
export type InForce = Readonly<Record<string, Span>>;

const NOTHING: InForce = {};

/** Where no site is named the enterprise is meant; no site is called so, since ids hold no slash. */
export const watchedKey = ({ kpi, site = '/', severity, watch }: Watched): string =>
  [kpi, site, severity, watch].join(' ');

export const rulesInForce = table('monitoring-rules-in-force', {
  events: monitoringRuleEvents,
  row: NOTHING,
  on: {
    MonitoringRuleEnabled: {
      key: ({ data }) => watchedKey(data),
      becomes: (row = NOTHING, { subject, data: { from, until } }) => ({
        ...row,
        [subject]: { from, ...(until === undefined ? {} : { until }) },
      }),
    },
    MonitoringRuleEnded: {
      key: ({ data }) => watchedKey(data),
      becomes: (row = NOTHING, { subject }) => {
        const { [subject]: _, ...others } = row;
        return others;
      },
    },
  },
});

const isOver = ({ until }: Span, at: string): boolean =>
  until !== undefined && Date.parse(until) <= Date.parse(at);

/** Another rule that holds at the same time. */
export const overlapping = (row: InForce | undefined, id: string, span: Span): string | undefined =>
  Object.entries(row ?? NOTHING).find(
    ([other, theirs]) => other !== id && !isOver(theirs, span.from) && !isOver(span, theirs.from),
  )?.[0];
