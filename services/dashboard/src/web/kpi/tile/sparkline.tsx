/**
 * Thirteen periods at a glance with their scale in words; the same in a sentence for those who cannot see
 * it.
 */
import type { Kpi, KpiValue } from '../../api/contract.js';
import { distance } from '../../format/delta.js';
import { measureText } from '../../format/measure.js';
import { frameFor, Plot } from '../plot/plot.jsx';
import { styleOf } from '../style.js';
import css from './tile.module.css';

const box = { width: 240, height: 40, pad: 4 };

function words(kpi: Kpi, of: KpiValue): string {
  const style = styleOf(kpi, of.currency);
  const known = of.series.filter(({ value }) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return `${kpi.name}: no history yet.`;
  const from = `${measureText(first.value, style)} from ${first.from}`;
  const to = `${measureText(last.value, style)} from ${last.from}`;
  return `${kpi.name} over ${String(known.length)} periods: ${from}, ${to}.`;
}

/** What the height of the plot stands for. */
function scale(kpi: Kpi, of: KpiValue): string {
  const { base, high } = frameFor(of);
  const style = styleOf(kpi, of.currency);
  if (of.target !== null) return `target ±${distance(high - base, style)}`;
  return `from 0 to ${measureText(String(high), { ...style, compact: true })}`;
}

export function Sparkline({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  return (
    <div className={css.spark}>
      <Plot kpi={kpi} of={of} box={box} label={words(kpi, of)} className={css.plot} />
      <p className={css.scale}>13 periods · {scale(kpi, of)}</p>
    </div>
  );
}
