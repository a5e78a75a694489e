/** The KPI wall: how the company or a site stands, with what misses its target said first. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Kpi, KpiGroup, KpiValue, Status as StatusValue } from '../api/contract.js';
import { useKpis, useKpiValues, useSites } from '../api/queries.js';
import { inReadingOrder } from '../kpi/groups.js';
import { Tile } from '../kpi/tile/tile.jsx';
import { ExportTool } from '../parts/panel/export-tool.jsx';
import { Answer, Empty, Failure, Loading } from '../parts/states.jsx';
import { useScope } from '../api/use-scope.js';
import { t } from '../language/language.js';
import css from './wall.module.css';

type Pair = { kpi: Kpi; of: KpiValue };
const urgency: Record<StatusValue, number> = { bad: 0, warning: 1, none: 3, good: 2 };

function pairs(kpis: readonly Kpi[], values: readonly KpiValue[]): Pair[] {
  const byId = new Map(values.map((value) => [value.kpi, value]));
  return inReadingOrder(kpis).flatMap((kpi) => {
    const of = byId.get(kpi.id);
    return of ? [{ kpi, of }] : [];
  });
}

function sentence(all: Pair[]): string {
  const count = (status: StatusValue) => all.filter(({ of }) => of.status === status).length;
  const bad = count('bad');
  const watch = count('warning');
  if (bad + watch === 0) return t('wall.allFiguresWithATarget', { good: String(count('good')) });
  const missing = t('wall.offTarget', { bad: String(bad) });
  return t('wall.toWatchOnTarget', { missing, watch: String(watch), good: String(count('good')) });
}

function listed(all: Pair[]) {
  const names = ['group', 'name', 'value', 'unit', 'target', 'status', 'previous', 'facts', 'lastEventAt'];
  const columns = names.map((key) => ({ key, header: key }));
  const rows = all.map(({ kpi, of }) => {
    const { value, target, status, previous, factCount, lastEventAt } = of;
    const unit = of.currency ?? of.unit;
    return {
      group: kpi.group,
      name: kpi.name,
      value,
      unit,
      target,
      status,
      previous,
      facts: factCount,
      lastEventAt,
    };
  });
  return { columns, rows };
}

/** `version` changes when another question is answered, so that only live moves are highlighted. */
function Tiles({ all, version, bare }: { all: Pair[]; version: string; bare: boolean }) {
  const [order, setOrder] = useState('department');
  const shown = useMemo(() => {
    if (order === 'department') return all;
    return all.toSorted((one, other) => urgency[one.of.status] - urgency[other.of.status]);
  }, [all, order]);
  if (all.length === 0) return <Empty title={t('wall.theKpiCatalogueIsEmpty')} />;
  return (
    <>
      <div className={css.head} hidden={bare}>
        <p className={css.summary}>{sentence(all)}</p>
        <SegmentedControl
          size="xs"
          aria-label={t('wall.orderOfTheTiles')}
          value={order}
          onChange={setOrder}
          data={[
            { value: 'department', label: t('wall.byDepartment') },
            { value: 'urgency', label: t('wall.mostUrgentFirst') },
          ]}
        />
        <ExportTool name={t('wall.kpiWall')} of={listed(shown)} />
      </div>
      <div className={css.grid}>
        {shown.map(({ kpi, of }) => (
          <Tile key={`${kpi.id} ${version}`} kpi={kpi} of={of} />
        ))}
      </div>
    </>
  );
}

type TilesProps = { site: string | undefined; group?: KpiGroup };

/** The tiles of a site (of the group when none is chosen): the headlines, or all of one department. */
export function KpiTiles({ site, group }: TilesProps) {
  const scope = useScope();
  const kpis = useKpis();
  const values = useKpiValues({ ...scope, site });
  if (kpis.error) return <Failure error={kpis.error} retry={() => void kpis.refetch()} />;
  if (!kpis.data) return <Loading height={520} />;
  const catalogue = kpis.data.filter((kpi) => (group ? kpi.group === group : !kpi.supporting));
  const version = values.isPlaceholderData ? 'old' : JSON.stringify({ ...scope, site });
  return (
    <Answer of={values} height={520}>
      {({ data }) => <Tiles all={pairs(catalogue, data)} version={version} bare={group !== undefined} />}
    </Answer>
  );
}

export function Wall() {
  const { site } = useScope();
  const name = useSites().data?.data.find(({ id }) => id === site)?.name ?? t('wall.allSites');
  return (
    <>
      <h1 className={css.title}>{name}</h1>
      <KpiTiles site={site} />
    </>
  );
}
