/**
 * How a figure comes about: formula and version, numerator, denominator, target, and the same sum done
 * once more.
 */
import type { Explanation, Kpi, Part } from '../../api/contract.js';
import { useExplanation } from '../../api/queries.js';
import { countText, measureText } from '../../format/measure.js';
import { type Column, DataTable } from '../../parts/table/data-table.jsx';
import { Answer } from '../../parts/states.jsx';
import { Status } from '../../parts/status.jsx';
import { useScope } from '../../api/use-scope.js';
import { styleOf } from '../style.js';
import css from './drawer.module.css';

/** Parts of a ratio are bare sums of their measures; those of a plain figure carry its unit. */
function partText(value: string, kpi: Kpi, currency: string | null): string {
  const unit = kpi.unit === 'money' ? 'money' : '';
  return measureText(value, { unit, currency });
}

type Of = { of: Explanation; kpi: Kpi; currency: string | null };

function Term({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <span>{name}</span>
      <b className="num">{text}</b>
    </div>
  );
}

/** The sum as one would write it on paper, and whether doing it again from the facts gave the same. */
function Proof({ of, kpi, currency }: Of) {
  const style = styleOf(kpi, currency);
  const exact = { ...style, decimals: style.decimals + 2 };
  const parts = (part: Part) => partText(part.value, kpi, currency);
  return (
    <div>
      <div className={css.sum}>
        <Term name={of.denominator ? 'Numerator' : 'Sum of the facts'} text={parts(of.numerator)} />
        {of.denominator && <i aria-label="divided by">÷</i>}
        {of.denominator && <Term name="Denominator" text={parts(of.denominator)} />}
        <i aria-label="equals">=</i>
        <Term name={kpi.name} text={measureText(of.value, exact)} />
      </div>
      <p className={css.verdict}>
        <Status value={of.equal ? 'good' : 'bad'} word={of.equal ? 'Equal' : 'Not equal'} />
        Recomputed from the facts: <b className="num">{measureText(of.recomputed, exact)}</b>
      </p>
    </div>
  );
}

function PartList({ of, kpi, currency }: Of) {
  const rowsOf = (name: string, part: Part | null) =>
    part?.parts.map((one) => ({ part: name, ...one })) ?? [];
  const columns: Column[] = [
    { key: 'part', header: 'Part' },
    { key: 'measure', header: 'Measure' },
    { key: 'facts', header: 'Facts', numeric: true, cell: (row) => countText(row.facts as number) },
    {
      key: 'value',
      header: 'Sum',
      numeric: true,
      cell: (row) => partText(String(row.value), kpi, currency),
    },
  ];
  const rows = [
    ...rowsOf(of.denominator ? 'Numerator' : 'Sum', of.numerator),
    ...rowsOf('Denominator', of.denominator),
  ];
  return (
    <DataTable label={`Parts of ${kpi.name}`} columns={columns} rows={rows} empty="No facts in this period" />
  );
}

function Terms({ of, kpi, currency }: Of) {
  const target =
    of.target === null
      ? 'none'
      : measureText(of.target, { unit: kpi.unit, currency, decimals: kpi.decimals });
  const terms: [string, string][] = [
    ['Means', of.definition],
    ['Owner', of.owner],
    ['Target', of.target === null ? target : `${target}, set by ${of.targetSource ?? 'nobody named'}`],
  ];
  return (
    <dl className={css.terms}>
      {terms.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Explain({ kpi, currency }: { kpi: Kpi; currency: string | null }) {
  const asked = useExplanation(useScope(), kpi.id);
  return (
    <Answer of={asked}>
      {(of) => (
        <div className={css.explain}>
          <p className={css.formula}>
            <code>{of.formula}</code>
            <span>version {of.formulaVersion}</span>
          </p>
          <Proof of={of} kpi={kpi} currency={currency} />
          <Terms of={of} kpi={kpi} currency={currency} />
          <PartList of={of} kpi={kpi} currency={currency} />
        </div>
      )}
    </Answer>
  );
}
