/** What each value of a dimension added to the difference, as steps and as a table. */
import { useCallback, useMemo } from 'react';
import type { Kpi, Why, WhyRow } from '../../api/contract.js';
import { useChangeScope } from '../../api/use-scope.js';
import { countText, measureText } from '../../format/measure.js';
import { called, t } from '../../language/language.js';
import type { Ink } from '../../parts/chart/ink.js';
import { Waterfall } from '../../parts/chart/waterfall.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { useSiteNames } from '../../parts/site-name.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { type WhyStep, stepsOf } from './why-steps.js';
import css from './drawer.module.css';
import parts from '../../parts/parts.module.css';

type Text = (value: string) => string;
type Of = { of: Why; kpi: Kpi; dimension: string; text: Text };

const colourBy =
  (direction: Kpi['direction']) =>
  ({ from, to, isWhole }: WhyStep, ink: Ink): string | undefined => {
    if (direction === 'none' || isWhole) return isWhole ? ink.quiet : ink.marks[0];
    return to > from === (direction === 'up') ? ink.good : ink.bad;
  };

function columnsOf({ of, dimension, text }: Of, cell: NonNullable<Column['cell']>): Column[] {
  const sum = { unit: of.currency === null ? '' : 'money', currency: of.currency };
  const told = (row: TableRow, key: 'base' | 'now') => {
    const { numerator, denominator } = (row as WhyRow)[key];
    const above = measureText(numerator, sum);
    return denominator === null ? above : `${above} ÷ ${measureText(denominator, sum)}`;
  };
  const adds = (key: 'contribution' | 'rate' | 'mix', header: string): Column => ({
    ...{ key, header, numeric: true },
    cell: (row) => text((row as WhyRow)[key] ?? '0'),
  });
  return [
    { key: 'key', header: dimension, cell },
    adds('contribution', t('kpi.adds')),
    ...(of.effects ? [adds('rate', t('kpi.byRate')), adds('mix', t('kpi.byMix'))] : []),
    { key: 'base', header: t('kpi.before'), numeric: true, cell: (row) => told(row, 'base') },
    { key: 'now', header: t('kpi.after'), numeric: true, cell: (row) => told(row, 'now') },
    { key: 'facts', header: t('kpi.facts'), numeric: true, cell: (row) => countText((row as WhyRow).facts) },
  ];
}

/** Sites by their name, words of the company in the reader's language, everything else as it is. */
function useKeyName({ by }: Why): (key: string | null) => string {
  const siteName = useSiteNames();
  return useCallback(
    (key) => {
      if (key === null) return t('kpi.withoutOne');
      return by === 'site' ? siteName(key) : called(key);
    },
    [by, siteName],
  );
}

function Steps({ of, kpi, text, nameOf }: Of & { nameOf: (key: string | null) => string }) {
  const told = useMemo(() => {
    const names = { row: nameOf, rest: t('kpi.everythingElse'), change: t('kpi.together') };
    const by = ({ from, to }: WhyStep) => text(String(Number((to - from).toPrecision(12))));
    const isRatio = of.unit === 'ratio';
    const unit = isRatio ? t('format.pp', { size: '' }).trim() : (of.currency ?? '');
    return {
      steps: stepsOf(of, names),
      colour: colourBy(kpi.direction),
      text: by,
      unit,
      tick: (value: number) => tickText(value * (isRatio ? 100 : 1)),
    };
  }, [of, kpi, text, nameOf]);
  return <Waterfall told={told} label={t('kpi.stepsOf', { name: kpi.name })} />;
}

const tickText = (value: number): string =>
  measureText(String(Number(value.toPrecision(3))), { unit: '', compact: true });

/** That it is whole, with what is not listed. */
function sumText({ rest, rounding }: Why, text: Text): string {
  const more = rest.count > 0 ? t('kpi.moreValues', { count: rest.count, by: text(rest.contribution) }) : '';
  const left = Number(rounding) === 0 ? '' : t('kpi.roundingLeaves', { by: text(rounding) });
  return [t('kpi.addsUp'), more, left].filter(Boolean).join(' ');
}

export function WhyRows(props: Of) {
  const { of, kpi, text } = props;
  const change = useChangeScope();
  const nameOf = useKeyName(of);
  const cell = (row: TableRow) => (
    <button
      type="button"
      className={`reset ${parts.rowButton}`}
      onClick={() => change({ value: (row as WhyRow).key ?? '' })}
    >
      {nameOf((row as WhyRow).key)}
    </button>
  );
  const columns = columnsOf(props, cell);
  const label = t('kpi.whatAdded', { name: kpi.name });
  return (
    <section aria-label={label}>
      <Steps {...props} nameOf={nameOf} />
      <p className={css.total}>
        <span>{sumText(of, text)}</span>
        <ExportTool name={label} of={{ columns, rows: of.rows }} />
      </p>
      <DataTable label={label} columns={columns} rows={of.rows} empty={t('kpi.nothingAdded')} />
    </section>
  );
}
