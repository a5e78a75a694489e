/** Stock value by age, by item and by status; each bar leads to its lots. */
import { useMemo } from 'react';
import type { Row } from '../../api/contract.js';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { useSiteNames } from '../../parts/site-name.jsx';
import { Empty } from '../../parts/states.jsx';
import { useChangeScope } from '../../api/use-scope.js';
import { ageing, heaviest, total } from './ageing.js';
import { Bars } from './bars.jsx';
import { t } from '../../language/language.js';

/** Charts are of lots of one currency: amounts of several are never added. */
function currencyOf(lots: Row[]): string {
  const currency = lots[0]?.currency;
  return typeof currency === 'string' ? currency : '';
}

const none = <Empty title={t('inventory.noLotIsInStock')} />;

export function Ageing({ lots, now }: { lots: Row[]; now: number }) {
  const nameOf = useSiteNames();
  const change = useChangeScope();
  const currency = currencyOf(lots);
  const sites = useMemo(() => [...new Set(lots.map((lot) => String(lot.site)))].toSorted(), [lots]);
  const slices = useMemo(() => ageing(lots, sites, now), [lots, sites, now]);
  const of = useMemo(() => {
    const series = sites.map((site) => ({
      name: nameOf(site),
      values: slices.map((slice) => Number(slice[site])),
    }));
    return {
      categories: slices.map(({ bucket }) => bucket),
      series,
      axis: t('inventory.valueByDaysSinceReceipt', { currency }),
      currency,
    };
  }, [slices, sites, currency, nameOf]);
  const columns = [
    { key: 'bucket', header: t('inventory.daysSinceReceipt') },
    { key: 'lots', header: t('inventory.lots'), numeric: true },
    ...sites.map((site) => ({ key: site, header: `${nameOf(site)} (${currency})`, numeric: true })),
  ];
  return (
    <ChartPanel title={t('inventory.age', { currency }).trim()} of={{ columns, rows: slices }}>
      {lots.length === 0 ? (
        none
      ) : (
        <Bars of={of} label={t('inventory.stockValueByAge')} onPick={(bucket) => change({ bucket })} />
      )}
    </ChartPanel>
  );
}

export function Heaviest({ lots }: { lots: Row[] }) {
  const change = useChangeScope();
  const currency = currencyOf(lots);
  const items = useMemo(() => heaviest(lots, 8), [lots]);
  const of = useMemo(() => {
    const series = [{ name: t('inventory.value'), values: items.map(({ value }) => value) }];
    return {
      categories: items.map(({ item }) => item),
      series,
      axis: t('inventory.value2', { currency }),
      currency,
      lying: true,
    };
  }, [items, currency]);
  const columns = [
    { key: 'item', header: t('inventory.item') },
    { key: 'value', header: t('inventory.value2', { currency }), numeric: true },
    { key: 'lots', header: t('inventory.lots'), numeric: true },
  ];
  return (
    <ChartPanel title={t('inventory.mostMoney', { currency }).trim()} of={{ columns, rows: items }}>
      {lots.length === 0 ? (
        none
      ) : (
        <Bars of={of} label={t('inventory.stockValueByItem')} onPick={(item) => change({ item })} />
      )}
    </ChartPanel>
  );
}

export function ByStatus({ lots }: { lots: Row[] }) {
  const change = useChangeScope();
  const currency = currencyOf(lots);
  const rows = useMemo(() => {
    const groups = [...Map.groupBy(lots, (lot) => String(lot.status))];
    return groups.map(([status, all]) => ({
      status,
      lots: all.length,
      value: Math.round(total(all, 'value') * 100) / 100,
    }));
  }, [lots]);
  const of = useMemo(() => {
    const series = [{ name: t('inventory.value'), values: rows.map(({ value }) => value) }];
    return {
      categories: rows.map(({ status }) => status),
      series,
      axis: t('inventory.value2', { currency }),
      currency,
      lying: true,
    };
  }, [rows, currency]);
  const columns = [
    { key: 'status', header: t('inventory.status') },
    { key: 'lots', header: t('inventory.lots'), numeric: true },
    { key: 'value', header: t('inventory.value2', { currency }), numeric: true },
  ];
  return (
    <ChartPanel title={t('inventory.status2', { currency }).trim()} of={{ columns, rows }}>
      {lots.length === 0 ? (
        none
      ) : (
        <Bars of={of} label={t('inventory.stockValueByStatus')} onPick={(status) => change({ status })} />
      )}
    </ChartPanel>
  );
}
