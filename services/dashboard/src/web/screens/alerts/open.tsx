/** Alerts that are not over, the gravest first: those that the reader answers for or oversees. */
import { Drawer } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useAllRows } from '../../api/queries.js';
import { useScope } from '../../api/use-scope.js';
import { labelOf } from '../../desk/api/schema.js';
import { countText } from '../../format/measure.js';
import { EventDrawer, type EventOf } from '../../kpi/drawer/event.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Answer, Empty, Loading } from '../../parts/states.jsx';
import type { Column } from '../../parts/table/data-table.jsx';
import { t } from '../../language/language.js';
import { type Alert, AlertItem } from './item.jsx';
import items from '../../parts/items.module.css';

/** Loaded when something is decided: it brings all forms with it. */
const Deciding = lazy(async () => ({ default: (await import('../../desk/nouns/deciding.jsx')).Deciding }));

const exported: Column[] = [
  ...['id', 'kpi', 'site', 'severity', 'watch', 'value', 'limit', 'from', 'to', 'evaluatedAt', 'status'],
  ...['owner', 'assignee', 'answerBy', 'raisedAt', 'recoveredAt', 'endedAt', 'cause', 'action'],
].map((key) => ({ key, header: labelOf(key) }));

const grave = ({ severity }: Alert): number => (severity === 'critical' ? 0 : 1);

/** Those that stand above the others are critical, among these the oldest. */
const ordered = (rows: readonly Alert[]): Alert[] =>
  rows.toSorted((a, b) => grave(a) - grave(b) || a.raisedAt.localeCompare(b.raisedAt));

function AlertList({ rows }: { rows: readonly Alert[] }) {
  const [event, show] = useState<EventOf | null>(null);
  const [chosen, decide] = useState<Alert | null>(null);
  return (
    <>
      <ul className={items.list}>
        {ordered(rows).map((each) => (
          <AlertItem key={each.id} of={each} show={show} decide={decide} />
        ))}
      </ul>
      <EventDrawer of={event} close={() => show(null)} />
      <Drawer
        opened={chosen !== null}
        onClose={() => decide(null)}
        position="right"
        size="lg"
        title={chosen ? `${labelOf('alert')} ${chosen.id}` : ''}
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        {chosen && (
          <Suspense fallback={<Loading />}>
            <Deciding of={{ service: 'governance', noun: 'alert', subject: chosen.id }} />
          </Suspense>
        )}
      </Drawer>
    </>
  );
}

const OPEN = 'open,acknowledged,assigned,snoozed';

export function Alerts({ over = false, tools }: { over?: boolean; tools?: React.ReactNode }) {
  const { site } = useScope();
  const asked = useAllRows('alerts', { filters: { site, status: over ? undefined : OPEN } });
  const rows = asked.data?.data ?? [];
  return (
    <Panel
      title={t('alerts.title')}
      note={countText(rows.length)}
      flush
      tools={
        <>
          {tools}
          <ExportTool name={t('alerts.title')} of={{ columns: exported, rows }} />
        </>
      }
    >
      <Answer of={asked}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('alerts.none')}>{t('alerts.noneText')}</Empty>
          ) : (
            <AlertList rows={data} />
          )
        }
      </Answer>
    </Panel>
  );
}
