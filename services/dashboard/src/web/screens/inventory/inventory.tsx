/** Inventory: what it is worth, how old it is, what is held, and every lot behind it. */
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Row } from '../../api/contract.js';
import { useAllRows } from '../../api/queries.js';
import { countText } from '../../format/measure.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Tool } from '../../parts/panel/tool.jsx';
import { Answer } from '../../parts/states.jsx';
import { useChangeScope, useScope } from '../../api/use-scope.js';
import { stock } from '../lists/columns.jsx';
import { KpiTiles } from '../wall.jsx';
import { bucketOf, byCurrency } from './ageing.js';
import { Ageing, Heaviest, ByStatus } from './charts.jsx';
import { t } from '../../language/language.js';
import own from './inventory.module.css';
import screen from '../../parts/screen.module.css';

type Chosen = { bucket: string | null; item: string | null; status: string | null };

function useChosen(): Chosen {
  const [search] = useSearchParams();
  return { bucket: search.get('bucket'), item: search.get('item'), status: search.get('status') };
}

function belongs(lot: Row, chosen: Chosen, now: number): boolean {
  const { bucket, item, status } = chosen;
  const right = (wanted: string | null, value: unknown) => wanted === null || wanted === String(value);
  return right(bucket, bucketOf(lot, now)) && right(item, lot.item) && right(status, lot.status);
}

function Lots({ lots, now }: { lots: Row[]; now: number }) {
  const chosen = useChosen();
  const change = useChangeScope();
  const rows = lots.filter((lot) => belongs(lot, chosen, now));
  const names = [
    chosen.bucket && t('inventory.days', { bucket: chosen.bucket }),
    chosen.item,
    chosen.status,
  ].filter(Boolean);
  const clear = () => change({ bucket: undefined, item: undefined, status: undefined });
  return (
    <Panel
      title={t('inventory.lots')}
      note={
        names.length
          ? t('inventory.only', { names: names.join(', '), rows: countText(rows.length) })
          : countText(rows.length)
      }
      flush
      tools={
        <>
          {names.length > 0 && <Tool icon="close" label={t('inventory.showAllLots')} onClick={clear} />}
          <ExportTool name={t('inventory.lots')} of={{ columns: stock, rows }} />
        </>
      }
    >
      <DataTable
        label={t('inventory.lots')}
        columns={stock}
        rows={rows}
        empty={t('inventory.noLotIsInStock')}
      />
    </Panel>
  );
}

function Charts({ lots, now }: { lots: Row[]; now: number }) {
  return byCurrency(lots).map(([currency, mine]) => (
    <div className={own.charts} key={currency}>
      <Ageing lots={mine} now={now} />
      <Heaviest lots={mine} />
      <ByStatus lots={mine} />
    </div>
  ));
}

export function Inventory() {
  const scope = useScope();
  const asked = useAllRows('stock', { filters: { site: scope.site }, scope });
  const tick = Math.floor(useNow() / 3_600_000) * 3_600_000;
  const now = useMemo(() => (scope.at ? Date.parse(scope.at) : tick), [scope.at, tick]);
  return (
    <>
      <h1 className={screen.title}>{t('inventory.inventory')}</h1>
      <p className={screen.lead}>
        {asked.data?.hasMore
          ? t('inventory.theChartsShowTheFirst', { asked: countText(asked.data.data.length) }) +
            t('inventory.chooseASiteToSee')
          : t('inventory.everyLotInStockNow')}
      </p>
      <KpiTiles site={scope.site} group="inventory" />
      <Answer of={asked} height={420}>
        {({ data }) => (
          <div className={screen.stack}>
            <Charts lots={data} now={now} />
            <Lots lots={data} now={now} />
          </div>
        )}
      </Answer>
    </>
  );
}
