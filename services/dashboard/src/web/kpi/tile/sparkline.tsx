/**
 * Thirteen periods at a glance with their scale in words; the same in a sentence for those who cannot see
 * it.
 */
import type { Kpi, KpiValue } from '../../api/contract.js';
import { distance } from '../../format/delta.js';
import { measureText } from '../../format/measure.js';
import { frameFor, Plot } from '../plot/plot.jsx';
import { styleOf } from '../style.js';
import { t } from '../../language/language.js';
import css from './tile.module.css';

const box = { width: 240, height: 40, pad: 4 };

function words(kpi: Kpi, of: KpiValue): string {
  const style = styleOf(kpi, of.currency);
  const known = of.series.filter(({ value }) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return t('kpi.noHistoryYet', { name: kpi.name });
  const from = t('kpi.from3', { style: measureText(first.value, style), from: first.from });
  const to = t('kpi.from3', { style: measureText(last.value, style), from: last.from });
  return t('kpi.overPeriods', { name: kpi.name, known: String(known.length), from, to });
}

/** What the height of the plot stands for. */
function scale(kpi: Kpi, of: KpiValue): string {
  const { base, high } = frameFor(of);
  const style = styleOf(kpi, of.currency);
  if (of.target !== null) return t('kpi.target2', { style: distance(high - base, style) });
  return t('kpi.from0To', { true: measureText(String(high), { ...style, compact: true }) });
}

export function Sparkline({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  return (
    <div className={css.spark}>
      <Plot kpi={kpi} of={of} box={box} label={words(kpi, of)} className={css.plot} />
      <p className={css.scale}>
        {t('kpi.n13Periods')} {scale(kpi, of)}
      </p>
    </div>
  );
}
