/** Trust: what waits for a person, the sums that have to agree, and how far behind the figures are. */
import type { Trust as TrustData } from '../../api/contract.js';
import { useConsistency, useTrust } from '../../api/queries.js';
import { agoText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { State } from '../../parts/status.jsx';
import { textOf } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { Checks } from './checks.jsx';
import { Exceptions } from './exceptions/exceptions.jsx';
import { ParkedEvents } from './parked.jsx';
import { t } from '../../language/language.js';
import own from '../inventory/inventory.module.css';
import screen from '../../parts/screen.module.css';

function Ago({ at }: { at: string }) {
  const now = useNow();
  return at ? <time dateTime={at}>{agoText(at, now)}</time> : <>{t('trust.never')}</>;
}

const ago = (key: string, header: string): Column => ({
  key,
  header,
  cell: (row) => <Ago at={textOf(row, key)} />,
});
const plain = (key: string, header: string): Column => ({ key, header });
const count = (key: string, header: string): Column => ({ key, header, numeric: true });

const sources: Column[] = [
  plain('service', t('trust.department')),
  { key: 'status', header: t('trust.state'), cell: (row) => <State word={textOf(row, 'status')} /> },
  count('events', t('trust.events')),
  ago('lastEventAt', t('trust.lastEvent')),
];
const lag: Column[] = [
  plain('topic', t('trust.topic')),
  count('partitions', t('trust.partitions')),
  count('lag', t('trust.eventsBehind')),
  ago('lastEventAt', t('trust.lastEvent')),
];
const unmatched: Column[] = [
  plain('eventId', t('trust.epcisEvent')),
  plain('bizStep', t('trust.businessStep')),
  { ...plain('reason', t('trust.reason')), wrap: true },
  ago('recordedAt', t('trust.received')),
];

type ListProps = { title: string; note: string; columns: Column[]; rows: readonly TableRow[]; empty: string };

function List({ title, note, columns, rows, empty }: ListProps) {
  return (
    <Panel title={title} note={note} flush tools={<ExportTool name={title} of={{ columns, rows }} />}>
      <DataTable label={title} columns={columns} rows={rows} empty={empty} />
    </Panel>
  );
}

function Machinery({ of }: { of: TrustData }) {
  return (
    <div className={screen.stack}>
      <div className={own.charts}>
        <List
          title={t('trust.sources')}
          note={t('trust.whoReportsAndWhenLast')}
          columns={sources}
          rows={of.sources}
          empty={t('trust.noSourceYet')}
        />
        <List
          title={t('trust.lag')}
          note={t('trust.eventsRecordedButNotYet')}
          columns={lag}
          rows={of.lag ?? []}
          empty={of.lag ? t('trust.noTopicYet') : t('trust.notKnownKafkaDoesNot')}
        />
      </div>
    </div>
  );
}

export function Trust() {
  const checks = useConsistency();
  const trust = useTrust();
  return (
    <>
      <h1 className={screen.title}>{t('trust.trust')}</h1>
      <p className={screen.lead}>{t('trust.whatWaitsForADecision')}</p>
      <Exceptions />
      <div className={screen.stack}>
        <Answer of={checks} height={220}>
          {({ data }) => <Checks all={data} />}
        </Answer>
        <Answer of={trust} height={320}>
          {(of) => <Machinery of={of} />}
        </Answer>
        <ParkedEvents />
        <RowsPanel
          title={t('trust.unmatchedWarehouseEvents')}
          table="unmatched-epcis"
          columns={unmatched}
          empty={t('trust.everyWarehouseEventIsMatched')}
        />
      </div>
    </>
  );
}
