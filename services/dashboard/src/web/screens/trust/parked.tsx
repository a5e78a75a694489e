/** Events that a program failed on, in every service that reads events: its mistake, not a decision. */
import { useParked } from '../../api/queries.js';
import { agoText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { type Column, DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { Status } from '../../parts/status.jsx';
import { textOf } from '../lists/columns.jsx';
import own from './exceptions/exceptions.module.css';
import { t } from '../../language/language.js';

function Ago({ at }: { at: string }) {
  const now = useNow();
  return <time dateTime={at}>{agoText(at, now)}</time>;
}

const columns: Column[] = [
  { key: 'reader', header: t('trust.reader') },
  { key: 'type', header: t('trust.event') },
  { key: 'streamId', header: t('trust.stream') },
  { key: 'version', header: t('trust.version'), numeric: true },
  { key: 'reason', header: t('trust.reason'), wrap: true },
  { key: 'detail', header: t('trust.whatTheProgramSaid'), wrap: true },
  { key: 'parkedAt', header: t('trust.parked'), cell: (row) => <Ago at={textOf(row, 'parkedAt')} /> },
];

export function ParkedEvents() {
  const asked = useParked();
  const rows = asked.data?.rows ?? [];
  const silent = asked.data?.silent ?? [];
  return (
    <Panel
      title={t('trust.parkedEvents')}
      note={t('trust.aProgramFailedOnThem')}
      flush
      tools={<ExportTool name={t('trust.parkedEvents')} of={{ columns, rows }} />}
    >
      <Answer of={asked}>
        {() => (
          <>
            {silent.length > 0 && (
              <p className={own.silent}>
                <Status value="warning" word={t('trust.notKnownOfNoAnswer', { silent: silent.join(', ') })} />
              </p>
            )}
            <DataTable
              label={t('trust.parkedEvents')}
              columns={columns}
              rows={rows}
              empty={t('trust.noEventIsParked')}
            />
          </>
        )}
      </Answer>
    </Panel>
  );
}
