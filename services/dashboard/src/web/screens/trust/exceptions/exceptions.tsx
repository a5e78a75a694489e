/** Open exceptions of all departments: what a process was refused, whose it is, the two ways to decide. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { OpenException } from '../../../api/contract.js';
import { useAllRows, useSummary } from '../../../api/queries.js';
import { countText, measureText } from '../../../format/measure.js';
import { agoText, momentText } from '../../../format/time.js';
import { EventDrawer, type EventOf } from '../../../kpi/drawer/event.jsx';
import { useNow } from '../../../kpi/tile/freshness.jsx';
import type { Column } from '../../../parts/table/data-table.jsx';
import { ExportTool } from '../../../parts/panel/export-tool.jsx';
import { Panel } from '../../../parts/panel/panel.jsx';
import { SiteName } from '../../../parts/site-name.jsx';
import { Answer, Empty } from '../../../parts/states.jsx';
import { useScope, useZone } from '../../../api/use-scope.js';
import { RetryButton, WaiveButton } from './deciding.jsx';
import { limitText, undoneText, untilText } from './words.js';
import { ThingLink } from '../../../desk/facts/facts.jsx';
import { labelOf } from '../../../desk/api/schema.js';
import { t } from '../../../language/language.js';
import css from './exceptions.module.css';
import parts from '../../../parts/parts.module.css';

const FIRST = 8;

const exported: Column[] = [
  'service',
  'id',
  'site',
  'command',
  'subject',
  'detail',
  'hint',
  'code',
  'rule',
  'actual',
  'limit',
  'unit',
  'causeType',
  'causeStream',
  'owner',
  'atStake',
  'currency',
  'atStakeInGroup',
  'groupCurrency',
  'raisedAt',
  'attempts',
  'nextTryAt',
].map((key) => ({ key, header: labelOf(key) }));

function AtStake({ of }: { of: OpenException }) {
  const { atStake, currency, atStakeInGroup, groupCurrency } = of;
  if (atStake === null) return <p className={css.money}>–</p>;
  const group = measureText(atStakeInGroup, { unit: 'money', currency: groupCurrency });
  return (
    <p className={css.money}>
      <b className="num">{measureText(atStake, { unit: 'money', currency })}</b>
      {currency !== groupCurrency && (
        <small className="num">
          {atStakeInGroup === null ? t('trust.noRateTo', { groupCurrency }) : `= ${group}`}
        </small>
      )}
    </p>
  );
}

function Cause({ of, show }: { of: OpenException; show: (event: EventOf) => void }) {
  const { causeService, causeType, causeStream, causeVersion } = of;
  const words = causeType === 'deadline' ? t('trust.aDeadlinePassed') : labelOf(causeType);
  if (causeService === null) return <>{words}</>;
  return (
    <button
      type="button"
      className={`reset ${parts.rowButton}`}
      title={causeStream}
      onClick={() => show({ service: causeService, streamId: causeStream, version: causeVersion ?? 1 })}
    >
      {words}
    </button>
  );
}

type FactProps = { name: string; children: React.ReactNode };

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ of, show }: { of: OpenException; show: (event: EventOf) => void }) {
  const now = useNow();
  const zone = useZone();
  const moment = (at: string) => momentText(at, zone);
  return (
    <dl className={css.facts}>
      <Fact name={t('trust.owner')}>{labelOf(of.owner)}</Fact>
      <Fact name={t('trust.site')}>
        {of.site === null ? t('trust.enterprise') : <SiteName id={of.site} />}
      </Fact>
      <Fact name={t('trust.openSince')}>
        <time dateTime={of.raisedAt} title={moment(of.raisedAt)}>
          {agoText(of.raisedAt, now)}
        </time>
      </Fact>
      <Fact name={t('trust.triesItselfAgain')}>
        <span title={of.nextTryAt === null ? undefined : moment(of.nextTryAt)}>
          {untilText(of.nextTryAt, now)}
        </span>
      </Fact>
      <Fact name={t('trust.cause')}>
        <Cause of={of} show={show} />{' '}
        <ThingLink to={`/why/exception/${encodeURIComponent(of.id)}`}>{t('causes.why')}</ThingLink>
      </Fact>
    </dl>
  );
}

function Item({ of, show }: { of: OpenException; show: (event: EventOf) => void }) {
  const limit = limitText(of);
  return (
    <li className={css.item}>
      <div className={css.what}>
        <h3 className={css.title}>
          <span>{t('trust.notDone')}</span> {undoneText(of)}
        </h3>
        <p className={css.why}>{of.detail}</p>
        {of.hint && <p className={css.hint}>{of.hint}</p>}
        <p className={css.rule}>
          <code>{of.code}</code>
          {limit && <span> · {limit}</span>}
        </p>
      </div>
      <AtStake of={of} />
      <Facts of={of} show={show} />
      <div className={css.actions}>
        <RetryButton of={of} />
        <WaiveButton of={of} />
      </div>
    </li>
  );
}

type Order = 'oldest' | 'money';

/** By age or by money; what has no amount in the currency of the group comes last. */
function ordered(rows: OpenException[], order: Order): OpenException[] {
  if (order === 'oldest') return rows.toSorted((one, other) => one.raisedAt.localeCompare(other.raisedAt));
  return rows.toSorted((one, other) => Number(other.atStakeInGroup ?? -1) - Number(one.atStakeInGroup ?? -1));
}

function List({ rows }: { rows: OpenException[] }) {
  const [whole, setWhole] = useState(false);
  const [event, setEvent] = useState<EventOf | null>(null);
  if (rows.length === 0) {
    return <Empty title={t('trust.nothingWaitsForAPerson')}>{t('trust.whateverProcessesAskedForWas')}</Empty>;
  }
  return (
    <>
      <ul className={css.list}>
        {rows.slice(0, whole ? undefined : FIRST).map((each) => (
          <Item key={`${each.service}/${each.id}`} of={each} show={setEvent} />
        ))}
      </ul>
      {rows.length > FIRST && (
        <div className={parts.tableFoot}>
          <span className="num">
            {t('table.of', {
              shown: countText(whole ? rows.length : FIRST),
              all: countText(rows.length),
            })}
          </span>
          <button type="button" className={`reset ${parts.rowButton}`} onClick={() => setWhole(!whole)}>
            {whole ? t('trust.showFewer') : t('trust.showAll')}
          </button>
        </div>
      )}
      <EventDrawer of={event} close={() => setEvent(null)} />
    </>
  );
}

type Listed = { data: OpenException[]; hasMore: boolean } | undefined;

/** How many, and what is at stake in all of them in one currency. */
function useNote(listed: Listed, filters: Record<string, string | undefined>): string {
  const scope = useScope();
  const summed = useSummary('exceptions', 'state', { sum: 'atStake', filters, scope });
  if (!listed) return '';
  const total = summed.data?.data[0];
  const count = total?.count ?? listed.data.length;
  const worth = total?.sums.atStake;
  const money = { unit: 'money', currency: summed.data?.currency ?? null };
  const unsure = summed.error ? t('trust.notAllAmountsHaveA') : '';
  return t('trust.open', {
    count: countText(count),
    more: worth ? t('trust.atStake', { worth: measureText(worth, money) }) : unsure,
  });
}

/** Those about one thing; nothing where there are none, since that is as it should be. */
export function ExceptionsOf({ noun, subject }: { noun: string; subject: string }) {
  const asked = useAllRows('exceptions', { filters: { state: 'open', noun, subject } });
  const rows = asked.data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('desk.exceptionsOf')} note={countText(rows.length)} flush>
      <List rows={rows} />
    </Panel>
  );
}

export function Exceptions() {
  const scope = useScope();
  const [order, setOrder] = useState<Order>('oldest');
  const filters = { state: 'open', site: scope.site };
  const asked = useAllRows('exceptions', { filters, scope });
  const rows = ordered(asked.data?.data ?? [], order);
  const note = useNote(asked.data, filters);
  return (
    <Panel
      title={t('trust.openExceptions')}
      note={note}
      flush
      tools={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('trust.orderOfExceptions')}
            data={[
              { value: 'oldest', label: t('trust.oldest') },
              { value: 'money', label: t('trust.mostAtStake') },
            ]}
            value={order}
            onChange={(next) => setOrder(next)}
          />
          <ExportTool name={t('trust.openExceptions')} of={{ columns: exported, rows }} />
        </>
      }
    >
      <Answer of={asked}>{() => <List rows={rows} />}</Answer>
    </Panel>
  );
}
