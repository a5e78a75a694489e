/** One figure at every site, best first, on an axis from zero with the target on it. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Kpi, KpiValue } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { Plot } from '../../kpi/plot/plot.jsx';
import { styleOf } from '../../kpi/style.js';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { Status } from '../../parts/status.jsx';
import { useLinkTo } from '../../api/use-scope.js';
import type { SiteValues } from './site-values.js';
import { t } from '../../language/language.js';
import css from './sites.module.css';

const small = { width: 150, height: 28, pad: 3 };

type Ranked = { id: string; name: string; value: KpiValue };

function rank(kpi: Kpi, of: SiteValues[]): Ranked[] {
  const found = of.flatMap(({ site, values }) => {
    const value = values.get(kpi.id);
    return value ? [{ id: site.id, name: site.name, value }] : [];
  });
  const sign = kpi.direction === 'down' ? 1 : -1;
  const last = sign * Infinity;
  const number = ({ value }: Ranked) => (value.value === null ? last : Number(value.value));
  return found.toSorted((one, other) => sign * (number(one) - number(other)));
}

function percentOf(value: string | null, span: { low: number; high: number }): number {
  return ((Number(value ?? 0) - span.low) / (span.high - span.low)) * 100;
}

function Bar({ kpi, of, span }: { kpi: Kpi; of: Ranked; span: { low: number; high: number } }) {
  const linkTo = useLinkTo();
  const { value, target, status, currency } = of.value;
  const zero = percentOf('0', span);
  const end = percentOf(value, span);
  const style = styleOf(kpi, currency);
  return (
    <li className={css.bar}>
      <Link to={linkTo(`/sites/${of.id}`)} className={css.site}>
        {of.name}
      </Link>
      <span className={css.track}>
        <i
          className={css.fill}
          style={{ left: `${String(Math.min(zero, end))}%`, width: `${String(Math.abs(end - zero))}%` }}
        />
        {target !== null && (
          <i className={css.goal} style={{ left: `${String(percentOf(target, span))}%` }} />
        )}
      </span>
      <span className={css.amount}>{measureText(value, style)}</span>
      <Status value={status} />
      <Plot
        kpi={kpi}
        of={of.value}
        box={small}
        label={t('sites.n13PeriodsOfAt', { name: kpi.name, name2: of.name })}
        className={css.small}
      />
    </li>
  );
}

export function Ranking({ kpi, of, picker }: { kpi: Kpi; of: SiteValues[]; picker: ReactNode }) {
  const ranked = rank(kpi, of);
  const numbers = ranked.flatMap(({ value }) => [Number(value.value ?? 0), Number(value.target ?? 0)]);
  const span = { low: Math.min(0, ...numbers), high: Math.max(0, ...numbers) || 1 };
  const columns = [
    { key: 'site', header: t('sites.site') },
    { key: 'value', header: kpi.name, numeric: true },
    { key: 'target', header: t('sites.target'), numeric: true },
    { key: 'status', header: t('sites.status') },
  ];
  const rows = ranked.map(({ name, value }) => ({
    site: name,
    value: value.value,
    target: value.target,
    status: value.status,
  }));
  const first = ranked[0]?.value;
  const style = { unit: kpi.unit, currency: first?.currency ?? null, decimals: kpi.decimals };
  const goal = first?.target
    ? t('sites.theLineMarksTheTarget', { style: measureText(first.target, style) })
    : t('sites.noTargetSet');
  return (
    <ChartPanel
      title={t('sites.rankingBy', { name: kpi.name })}
      note={t('sites.axisFromZero', { goal })}
      of={{ columns, rows }}
      tools={picker}
    >
      <ol className={css.bars}>
        {ranked.map((one) => (
          <Bar key={one.id} kpi={kpi} of={one} span={span} />
        ))}
      </ol>
    </ChartPanel>
  );
}
