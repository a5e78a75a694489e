/** How a figure comes about: formula and version, numerator, denominator, target, and the same sum done once more. */
import type { Explanation, Kpi, Part } from '../../api/contract.js';
import { useExplanation } from '../../api/queries.js';
import { countText, measureText } from '../../format/measure.js';
import { DataTable } from '../../parts/data-table.jsx';
import { Answer } from '../../parts/states.jsx';
import { Status } from '../../parts/status.jsx';
import { useScope } from '../../scope/use-scope.js';
import css from './drawer.module.css';

/** Parts of a ratio are bare sums of their measures; those of a plain figure carry its unit. */
function partText(value: string, kpi: Kpi, currency: string | null): string {
  const unit = kpi.unit === 'money' ? 'money' : '';
  return measureText(value, { unit, currency });
}

function PartList({
  name,
  part,
  kpi,
  currency,
}: {
  name: string;
  part: Part;
  kpi: Kpi;
  currency: string | null;
}) {
  const text = (value: unknown) => partText(String(value), kpi, currency);
  const columns = [
    { key: 'measure', header: 'Measure' },
    {
      key: 'facts',
      header: 'Facts',
      numeric: true,
      cell: (row: Record<string, unknown>) => countText(row['facts'] as number),
    },
    {
      key: 'value',
      header: 'Sum',
      numeric: true,
      cell: (row: Record<string, unknown>) => text(row['value']),
    },
  ];
  return (
    <section className={css.part}>
      <h3>
        {name} <span className="num">{text(part.value)}</span>
      </h3>
      <DataTable
        label={`${name} of ${kpi.name}`}
        columns={columns}
        rows={part.parts}
        empty="No facts in this period"
      />
    </section>
  );
}

function Proof({ of, kpi, currency }: { of: Explanation; kpi: Kpi; currency: string | null }) {
  const style = { unit: kpi.unit, currency, decimals: kpi.decimals + 2 };
  return (
    <div className={css.proof}>
      <div>
        <span>Shown</span>
        <b className="num">{measureText(of.value, style)}</b>
      </div>
      <div>
        <span>Recomputed from the facts</span>
        <b className="num">{measureText(of.recomputed, style)}</b>
      </div>
      <Status value={of.equal ? 'good' : 'bad'} word={of.equal ? 'Equal' : 'Not equal'} />
    </div>
  );
}

function Terms({ of, kpi, currency }: { of: Explanation; kpi: Kpi; currency: string | null }) {
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
          <PartList
            name={of.denominator ? 'Numerator' : 'Sum'}
            part={of.numerator}
            kpi={kpi}
            currency={currency}
          />
          {of.denominator && (
            <PartList name="Denominator" part={of.denominator} kpi={kpi} currency={currency} />
          )}
        </div>
      )}
    </Answer>
  );
}
