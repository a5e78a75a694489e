/** The events that moved a figure, the largest first; each leads to what its service keeps of it. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Why, WhyEvent } from '../../api/contract.js';
import { useChangeScope } from '../../api/use-scope.js';
import { labelOf } from '../../desk/api/schema.js';
import { countText } from '../../format/measure.js';
import { dateText } from '../../format/time.js';
import { t } from '../../language/language.js';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Tool } from '../../parts/panel/tool.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { EventButton, EventDrawer, type EventOf } from './event.jsx';
import css from './drawer.module.css';

const aboutText = ({ dimensions }: WhyEvent): string =>
  Object.entries(dimensions)
    .map(([name, value]) => `${labelOf(name)} ${value}`)
    .join(' · ');

function columnsOf(text: (value: string) => string, show: (of: EventOf) => void): Column[] {
  const of = (row: TableRow) => row as WhyEvent;
  const event = (row: TableRow) => <EventButton of={of(row)} show={show} />;
  return [
    { key: 'eventType', header: t('kpi.event'), cell: event },
    { key: 'contribution', header: t('kpi.adds'), numeric: true, cell: (row) => text(of(row).contribution) },
    { key: 'dimensions', header: t('kpi.about'), wrap: true, cell: (row) => aboutText(of(row)) },
    { key: 'site', header: t('kpi.site'), cell: (row) => <SiteName id={of(row).site} /> },
    { key: 'businessDate', header: t('kpi.date'), cell: (row) => dateText(of(row).businessDate) },
  ];
}

export function WhyEvents({ of, text }: { of: Why; text: (value: string) => string }) {
  const [event, setEvent] = useState<EventOf | null>(null);
  const [search] = useSearchParams();
  const change = useChangeScope();
  const value = search.get('value');
  const columns = columnsOf(text, setEvent);
  const label = value === null ? t('kpi.byEvent') : t('kpi.byEventOf', { value });
  const { count, contribution } = of.otherEvents;
  return (
    <section aria-label={label}>
      <p className={css.total}>
        <span>
          <b>{label}</b>{' '}
          {count > 0 && t('kpi.otherEvents', { count, shown: countText(count), by: text(contribution) })}
        </span>
        {value !== null && (
          <Tool icon="close" label={t('kpi.allEvents')} onClick={() => change({ value: undefined })} />
        )}
        <ExportTool name={label} of={{ columns, rows: of.events }} />
      </p>
      <DataTable label={label} columns={columns} rows={of.events} empty={t('kpi.noEvents')} />
      <EventDrawer of={event} close={() => setEvent(null)} />
    </section>
  );
}
