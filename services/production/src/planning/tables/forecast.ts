/** The forecasts that planning counts on: what is in force of each period. */
import { companyEvents } from '@gemba/contracts/events/company';
import { plusDays } from '@gemba/measures/period';
import { table } from '@gemba/read-model/table';

type Value = { readonly to: string; readonly quantity: string };

/** The key is `<site>.<item>`; periods by their first day, corrections in the place of what a method says. */
export type ForecastRow = {
  readonly site: string;
  readonly item: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly overrides: Readonly<Record<string, string>>;
};

/** As far as an order looks back for a forecast that it uses up. */
const KEPT_DAYS = 366;

const key = ({ subject }: { readonly subject: string }): string => subject;

export const plannedForecastTable = table('planned-forecast', {
  events: companyEvents,
  row: {} as ForecastRow,
  on: {
    DemandForecastAdopted: {
      key,
      becomes: (row, { businessDate, data: { site, item, values } }): ForecastRow => {
        const first = values[0]?.from ?? '';
        const since = plusDays(businessDate, -KEPT_DAYS);
        const before = Object.entries(row?.values ?? {}).filter(([, { to }]) => to <= first && to > since);
        const said = values.map(
          ({ from, to, quantity }) => [from, { to, quantity: quantity.value }] as const,
        );
        const all = Object.fromEntries([...before, ...said]);
        // A correction is of its period: a month that begins with a week is another one.
        const kept = Object.entries(row?.overrides ?? {}).filter(
          ([from]) => all[from]?.to === row?.values[from]?.to,
        );
        return { site, item, values: all, overrides: Object.fromEntries(kept) };
      },
    },
    DemandForecastOverridden: {
      key,
      becomes: (row, { data: { from, quantity } }) =>
        row ? { ...row, overrides: { ...row.overrides, [from]: quantity.value } } : null,
    },
    DemandForecastOverrideLifted: {
      key,
      becomes: (row, { data: { from } }) => {
        if (!row) return null;
        const { [from]: _, ...overrides } = row.overrides;
        return { ...row, overrides };
      },
    },
    DemandForecastWithdrawn: { key, becomes: () => null },
  },
});
