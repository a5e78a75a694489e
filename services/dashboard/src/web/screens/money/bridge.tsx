/** How revenue becomes profit, step by step. */
import { useMemo } from 'react';
import type { ProfitAndLoss } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import type { Ink } from '../../parts/chart/ink.js';
import { Waterfall } from '../../parts/chart/waterfall.jsx';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { Empty } from '../../parts/states.jsx';
import { type Step, stepsOf } from './steps.js';
import { t } from '../../language/language.js';

function colour({ kind, value }: Step, ink: Ink): string | undefined {
  if (kind === 'profit') return value < 0 ? ink.bad : ink.good;
  return kind === 'revenue' ? ink.marks[0] : ink.marks[4];
}

export function Bridge({ of }: { of: ProfitAndLoss }) {
  const currency = of.lines[0]?.currency ?? '';
  const told = useMemo(() => {
    const text = ({ value }: Step) => measureText(String(value), { unit: 'money', currency });
    return { steps: stepsOf(of.lines), colour, text, unit: currency };
  }, [of.lines, currency]);
  const columns = [
    { key: 'name', header: t('money.step') },
    { key: 'value', header: t('money.change', { currency }), numeric: true },
    { key: 'to', header: t('money.levelAfter', { currency }), numeric: true },
  ];
  return (
    <ChartPanel
      title={t('money.fromRevenueToProfit')}
      note={t('money.allSitesShown', { currency })}
      of={{ columns, rows: told.steps }}
    >
      {told.steps.length === 0 ? (
        <Empty title={t('money.nothingIsPostedInThis')} />
      ) : (
        <Waterfall told={told} label={t('money.bridgeFromRevenueToProfit')} />
      )}
    </ChartPanel>
  );
}
