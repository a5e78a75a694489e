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
import { called, t } from '../../language/language.js';
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
        <Term
          name={of.denominator ? t('kpi.numerator') : t('kpi.sumOfTheFacts')}
          text={parts(of.numerator)}
        />
        {of.denominator && <i aria-label={t('kpi.dividedBy')}>÷</i>}
        {of.denominator && <Term name={t('kpi.denominator')} text={parts(of.denominator)} />}
        <i aria-label={t('kpi.equals')}>=</i>
        <Term name={kpi.name} text={measureText(of.value, exact)} />
      </div>
      <p className={css.verdict}>
        <Status value={of.equal ? 'good' : 'bad'} word={of.equal ? t('kpi.equal') : t('kpi.notEqual')} />
        {t('kpi.recomputedFromTheFacts')} <b className="num">{measureText(of.recomputed, exact)}</b>
      </p>
    </div>
  );
}

function PartList({ of, kpi, currency }: Of) {
  const rowsOf = (name: string, part: Part | null) =>
    part?.parts.map((one) => ({ part: name, ...one })) ?? [];
  const columns: Column[] = [
    { key: 'part', header: t('kpi.part') },
    { key: 'measure', header: t('kpi.measure') },
    { key: 'facts', header: t('kpi.facts'), numeric: true, cell: (row) => countText(row.facts as number) },
    {
      key: 'value',
      header: t('kpi.sum'),
      numeric: true,
      cell: (row) => partText(String(row.value), kpi, currency),
    },
  ];
  const rows = [
    ...rowsOf(of.denominator ? t('kpi.numerator') : t('kpi.sum'), of.numerator),
    ...rowsOf(t('kpi.denominator'), of.denominator),
  ];
  return (
    <DataTable
      label={t('kpi.partsOf', { name: kpi.name })}
      columns={columns}
      rows={rows}
      empty={t('kpi.noFactsInThisPeriod')}
    />
  );
}

function Terms({ of, kpi, currency }: Of) {
  const target =
    of.target === null
      ? 'none'
      : measureText(of.target, { unit: kpi.unit, currency, decimals: kpi.decimals });
  const terms: [string, string][] = [
    [t('kpi.means'), called(of.definition)],
    [t('kpi.owner'), of.owner],
    [
      t('kpi.target'),
      of.target === null ? target : t('kpi.setBy', { target, by: of.targetSource ?? t('kpi.nobodyNamed') }),
    ],
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
            <span>
              {t('kpi.version')} {of.formulaVersion}
            </span>
          </p>
          <Proof of={of} kpi={kpi} currency={currency} />
          <Terms of={of} kpi={kpi} currency={currency} />
          <PartList of={of} kpi={kpi} currency={currency} />
        </div>
      )}
    </Answer>
  );
}
