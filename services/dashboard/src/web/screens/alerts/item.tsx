/** One alert: which figure, by how much, who answers for it, which events are suspected. */
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { RowOf } from '../../api/contract.js';
import { useKpis, useSites } from '../../api/queries.js';
import { useZone } from '../../api/use-scope.js';
import { measureText } from '../../format/measure.js';
import { agoText, momentText, rangeText } from '../../format/time.js';
import type { EventOf } from '../../kpi/drawer/event.jsx';
import { styleOf } from '../../kpi/style.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { Status } from '../../parts/status.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { labelOf } from '../../desk/api/schema.js';
import { called, t } from '../../language/language.js';
import { figureAddress } from './address.js';
import css from './alerts.module.css';
import items from '../../parts/items.module.css';

export type Alert = RowOf<'alerts'>;

/** The name of the figure, and how its values are written. */
export function useFigure({ kpi: id, site }: Pick<Alert, 'kpi' | 'site'>) {
  const kpi = useKpis().data?.find((each) => each.id === id);
  const sites = useSites().data?.data ?? [];
  const currency = sites.find((each) => each.id === site)?.currency ?? sites[0]?.groupCurrency ?? null;
  const text = (value: string | null): string =>
    kpi ? measureText(value, styleOf(kpi, currency)) : (value ?? '–');
  return { name: kpi?.name ?? labelOf(id), text, currency };
}

function Causes({ of, show }: { of: Alert; show: (event: EventOf) => void }) {
  if (of.causes.length === 0) return null;
  return (
    <span className={css.causes}>
      {t('alerts.suspected')}
      {of.causes.map((cause) => (
        <button
          key={cause.eventId}
          type="button"
          className="reset"
          title={cause.streamId}
          onClick={() => show(cause)}
        >
          {labelOf(cause.type.slice(cause.type.indexOf('.') + 1))} {cause.streamId}
        </button>
      ))}
    </span>
  );
}

function Standing({ of }: { of: Alert }) {
  const now = useNow();
  const zone = useZone();
  const until = of.snoozedUntil ?? of.answerBy;
  return (
    <small>
      {t('desk.askedOf', { role: labelOf(of.owner) })} · {labelOf(of.status)} ·{' '}
      <time dateTime={of.raisedAt}>{agoText(of.raisedAt, now)}</time>
      {of.assignee && ` · ${t('alerts.assigned', { person: of.assignee })}`}
      {until &&
        ` · ${t(of.snoozedUntil ? 'alerts.rests' : 'desk.until', { moment: momentText(until, zone) })}`}
    </small>
  );
}

type Props = { of: Alert; show: (event: EventOf) => void; decide: (of: Alert) => void };

export function AlertItem({ of, show, decide }: Props) {
  const { name, text, currency } = useFigure(of);
  const told = { value: text(of.value), limit: text(of.limit) };
  return (
    <li className={items.item}>
      <Status value={of.severity === 'critical' ? 'bad' : 'warning'} word={called(of.severity)} />
      <div className={items.what}>
        <span>
          <b>{name}</b> · {of.site === null ? t('trust.enterprise') : <SiteName id={of.site} />} ·{' '}
          <Link to={figureAddress(of, currency)} aria-label={t('alerts.of', { name })}>
            {t(`alerts.${of.watch}`, told)}
          </Link>{' '}
          · {rangeText(of)}
        </span>
        <Standing of={of} />
        <Causes of={of} show={show} />
      </div>
      <Button
        size="sm"
        variant="default"
        aria-label={`${t('desk.decide')}: ${of.id}`}
        onClick={() => decide(of)}
      >
        {t('desk.decide')}
      </Button>
    </li>
  );
}
