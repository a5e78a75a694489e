/** What newly waits for the reader, how they want to be told of it, and what could not be sent. */
import { Button } from '@mantine/core';
import { Named } from '../desk/facts/facts.jsx';
import { labelOf } from '../desk/api/schema.js';
import { countText } from '../format/measure.js';
import { agoText } from '../format/time.js';
import { useNow } from '../kpi/tile/freshness.jsx';
import { t } from '../language/language.js';
import { Panel } from '../parts/panel/panel.jsx';
import { SiteName } from '../parts/site-name.jsx';
import { Answer, Empty } from '../parts/states.jsx';
import { type Column, DataTable } from '../parts/table/data-table.jsx';
import work from '../desk/decisions/my-work.module.css';
import { type Notice, useNotices, useReading, useUndelivered } from './api.js';
import { HowToBeTold } from './choosing.jsx';
import css from './notices.module.css';

function Item({ of }: { of: Notice }) {
  const now = useNow();
  return (
    <li className={work.item} data-here={!of.read || undefined}>
      <div className={work.what}>
        <Named noun={of.noun} id={of.subject} />
        <span>
          {labelOf(of.kind)}
          {of.site !== null && (
            <>
              {' · '}
              <SiteName id={of.site} />
            </>
          )}
          {of.delegatedFrom !== null && ` · ${t('notices.inPlaceOf', { person: of.delegatedFrom })}`}
        </span>
        <small>
          {agoText(of.since, now)}
          {!of.read && ` · ${t('notices.new')}`}
        </small>
      </div>
    </li>
  );
}

function Waiting() {
  const asked = useNotices();
  const reading = useReading();
  const unread = asked.data?.unread ?? 0;
  const tools = unread > 0 && (
    <Button size="compact-sm" variant="default" loading={reading.isPending} onClick={() => reading.mutate()}>
      {t('notices.readAll')}
    </Button>
  );
  return (
    <Panel title={t('notices.waiting')} note={countText(unread)} tools={tools} flush>
      <Answer of={asked}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('notices.nothing')}>{t('notices.nothingText')}</Empty>
          ) : (
            <ul className={work.list}>
              {data.map((each) => (
                <Item key={each.id} of={each} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  );
}

const columns: Column[] = [
  { key: 'person', header: t('notices.person') },
  {
    key: 'channel',
    header: t('notices.channel'),
    cell: ({ channel }) => t(channel === 'email' ? 'notices.email' : 'notices.push'),
  },
  { key: 'why', header: t('notices.why'), wrap: true },
  { key: 'attempts', header: t('notices.attempts'), numeric: true },
  {
    key: 'gaveUpAt',
    header: t('notices.gaveUp'),
    cell: ({ gaveUpAt }) => agoText(String(gaveUpAt), Date.now()),
  },
];

/** Only where there is some: nobody looks for what has arrived. */
function NeverArrived() {
  const rows = useUndelivered().data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('notices.undelivered')} note={t('notices.undeliveredText')} flush>
      <DataTable label={t('notices.undelivered')} columns={columns} rows={rows} />
    </Panel>
  );
}

export function Notices() {
  return (
    <>
      <h1 className={work.title}>{t('notices.title')}</h1>
      <div className={css.stack}>
        <Waiting />
        <NeverArrived />
        <HowToBeTold />
      </div>
    </>
  );
}
