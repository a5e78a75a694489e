/** The facts behind a figure, newest first; each leads to the event that brought it. */
import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Fact, Kpi } from '../../api/contract.js';
import { useFacts } from '../../api/queries.js';
import { countText, measureText } from '../../format/measure.js';
import { dateText } from '../../format/time.js';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Failure, Loading } from '../../parts/states.jsx';
import { useScope } from '../../api/use-scope.js';
import { EventButton, EventDrawer, type EventOf } from './event.jsx';
import { t } from '../../language/language.js';
import css from './drawer.module.css';

type PartName = 'numerator' | 'denominator';

function columnsOf(show: (of: EventOf) => void): Column[] {
  const fact = (row: TableRow) => row as Fact;
  const event = (row: TableRow) => <EventButton of={fact(row)} show={show} />;
  return [
    { key: 'eventType', header: t('kpi.event'), cell: event },
    { key: 'measure', header: t('kpi.measure') },
    {
      key: 'value',
      header: t('kpi.value'),
      numeric: true,
      cell: (row) => measureText(fact(row).value, fact(row)),
    },
    { key: 'site', header: t('kpi.site'), cell: (row) => <SiteName id={fact(row).site ?? ''} /> },
    { key: 'businessDate', header: t('kpi.date'), cell: (row) => dateText(fact(row).businessDate) },
    {
      key: 'streamId',
      header: t('kpi.stream'),
      cell: (row) => <code className={css.stream}>{fact(row).streamId}</code>,
    },
  ];
}

function Pages({ kpi, part, currency }: { kpi: Kpi; part: PartName; currency: string | null }) {
  const asked = useFacts(useScope(), kpi.id, part);
  const [event, setEvent] = useState<EventOf | null>(null);
  const columns = useMemo(() => columnsOf(setEvent), []);
  if (!asked.data)
    return asked.error ? <Failure error={asked.error} retry={() => void asked.refetch()} /> : <Loading />;
  const rows = asked.data.pages.flatMap(({ data }) => data);
  const total = asked.data.pages[0]?.total ?? { count: 0, value: '0' };
  const sum = measureText(total.value, { unit: kpi.unit === 'money' ? 'money' : '', currency });
  return (
    <>
      <p className={css.total}>
        <span>
          <b className="num">{countText(total.count)}</b> {t('kpi.factsTogether')}{' '}
          <b className="num">{sum}</b>
        </span>
        <ExportTool name={`${kpi.name} ${part}`} of={{ columns, rows }} />
      </p>
      <DataTable
        label={t('kpi.factsBehind', { name: kpi.name })}
        columns={columns}
        rows={rows}
        empty={t('kpi.noFactsInThisPeriod')}
      />
      {asked.hasNextPage && (
        <Button
          variant="default"
          mt={12}
          loading={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t('kpi.showMore', { shown: countText(rows.length), all: countText(total.count) })}
        </Button>
      )}
      <EventDrawer of={event} close={() => setEvent(null)} />
    </>
  );
}

export function FactList({ kpi, currency }: { kpi: Kpi; currency: string | null }) {
  const [part, setPart] = useState<PartName>('numerator');
  const choices = [
    { value: 'numerator', label: t('kpi.numerator') },
    { value: 'denominator', label: t('kpi.denominator') },
  ];
  return (
    <>
      {kpi.denominator && (
        <SegmentedControl
          size="xs"
          data={choices}
          value={part}
          onChange={(next) => setPart(next as PartName)}
        />
      )}
      <Pages key={part} kpi={kpi} part={part} currency={currency} />
    </>
  );
}
