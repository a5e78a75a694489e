/** Trust: what waits for a person, the sums that have to agree, and how far behind the figures are. */
import type { Trust as TrustData } from '../../api/contract.js';
import { useConsistency, useTrust } from '../../api/queries.js';
import { agoText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool, Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { State } from '../../parts/status.jsx';
import { textOf } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { Checks } from './checks.jsx';
import { Exceptions } from './exceptions/exceptions.jsx';
import { ParkedEvents } from './parked.jsx';
import css from '../flow/flow.module.css';
import own from '../inventory/inventory.module.css';

function Ago({ at }: { at: string }) {
  const now = useNow();
  return at ? <time dateTime={at}>{agoText(at, now)}</time> : <>never</>;
}

const ago = (key: string, header: string): Column => ({
  key,
  header,
  cell: (row) => <Ago at={textOf(row, key)} />,
});
const plain = (key: string, header: string): Column => ({ key, header });
const count = (key: string, header: string): Column => ({ key, header, numeric: true });

const sources: Column[] = [
  plain('service', 'Department'),
  { key: 'status', header: 'State', cell: (row) => <State word={textOf(row, 'status')} /> },
  count('events', 'Events'),
  ago('lastEventAt', 'Last event'),
];
const lag: Column[] = [
  plain('topic', 'Topic'),
  count('partitions', 'Partitions'),
  count('lag', 'Events behind'),
  ago('lastEventAt', 'Last event'),
];
const unmatched: Column[] = [
  plain('eventId', 'EPCIS event'),
  plain('bizStep', 'Business step'),
  { ...plain('reason', 'Reason'), wrap: true },
  ago('recordedAt', 'Received'),
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
    <div className={css.stack}>
      <div className={own.charts}>
        <List
          title="Sources"
          note="who reports, and when last"
          columns={sources}
          rows={of.sources}
          empty="No source yet"
        />
        <List
          title="Lag"
          note="events recorded but not yet counted"
          columns={lag}
          rows={of.lag ?? []}
          empty={of.lag ? 'No topic yet' : 'Not known: Kafka does not answer'}
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
      <h1 className={css.title}>Trust</h1>
      <p className={css.lead}>
        What waits for a decision, and may these figures be believed? Sums that were built on different ways
        have to agree to the cent.
      </p>
      <Exceptions />
      <div className={css.stack}>
        <Answer of={checks} height={220}>
          {({ data }) => <Checks all={data} />}
        </Answer>
        <Answer of={trust} height={320}>
          {(of) => <Machinery of={of} />}
        </Answer>
        <ParkedEvents />
        <RowsPanel
          title="Unmatched warehouse events"
          table="unmatched-epcis"
          columns={unmatched}
          empty="Every warehouse event is matched"
        />
      </div>
    </>
  );
}
