/** Events that a program failed on, in every service that reads events: its mistake, not a decision. */
import { useParked } from '../../api/queries.js';
import { agoText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { type Column, DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool, Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { Status } from '../../parts/status.jsx';
import { textOf } from '../lists/columns.jsx';
import own from './exceptions/exceptions.module.css';

function Ago({ at }: { at: string }) {
  const now = useNow();
  return <time dateTime={at}>{agoText(at, now)}</time>;
}

const columns: Column[] = [
  { key: 'reader', header: 'Reader' },
  { key: 'type', header: 'Event' },
  { key: 'streamId', header: 'Stream' },
  { key: 'version', header: 'Version', numeric: true },
  { key: 'reason', header: 'Reason', wrap: true },
  { key: 'detail', header: 'What the program said', wrap: true },
  { key: 'parkedAt', header: 'Parked', cell: (row) => <Ago at={textOf(row, 'parkedAt')} /> },
];

export function ParkedEvents() {
  const asked = useParked();
  const rows = asked.data?.rows ?? [];
  const silent = asked.data?.silent ?? [];
  return (
    <Panel
      title="Parked events"
      note="a program failed on them: a bug to report, not a decision to take; all others go on"
      flush
      tools={<ExportTool name="Parked events" of={{ columns, rows }} />}
    >
      <Answer of={asked}>
        {() => (
          <>
            {silent.length > 0 && (
              <p className={own.silent}>
                <Status value="warning" word={`Not known of ${silent.join(', ')}: no answer`} />
              </p>
            )}
            <DataTable label="Parked events" columns={columns} rows={rows} empty="No event is parked" />
          </>
        )}
      </Answer>
    </Panel>
  );
}
