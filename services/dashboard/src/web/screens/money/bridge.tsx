/** How revenue becomes profit, step by step, on an axis from zero. */
import { useCallback, useMemo } from 'react';
import type { ProfitAndLoss } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { Chart } from '../../parts/chart/chart.jsx';
import { common, type Ink } from '../../parts/chart/ink.js';
import { ChartPanel } from '../../parts/panel/panel.jsx';
import { Empty } from '../../parts/states.jsx';
import { type Step, stepsOf } from './steps.js';
import { t } from '../../language/language.js';

function colourOf({ kind, value }: Step, ink: Ink): string | undefined {
  if (kind === 'profit') return value < 0 ? ink.bad : ink.good;
  return kind === 'revenue' ? ink.marks[0] : ink.marks[4];
}

/** Each step is drawn from its lower to its upper end; steps that cross zero are drawn in two parts. */
function parts(steps: Step[], ink: Ink) {
  const drawn = (pick: (step: Step) => number) =>
    steps.map((step) => ({ value: pick(step), itemStyle: { color: colourOf(step, ink) } }));
  const hidden = { type: 'bar', silent: true, itemStyle: { color: 'transparent' }, tooltip: { show: false } };
  const low = ({ from, to }: Step) => Math.min(from, to);
  const high = ({ from, to }: Step) => Math.max(from, to);
  return [
    { ...hidden, stack: 'up', data: steps.map((step) => Math.max(0, low(step))) },
    {
      type: 'bar',
      stack: 'up',
      barMaxWidth: 18,
      data: drawn((step) => Math.max(0, high(step)) - Math.max(0, low(step))),
    },
    { ...hidden, stack: 'up', data: steps.map((step) => Math.min(0, high(step))) },
    {
      type: 'bar',
      stack: 'up',
      barMaxWidth: 18,
      data: drawn((step) => Math.min(0, low(step)) - Math.min(0, high(step))),
    },
  ];
}

function optionOf(steps: Step[], currency: string, ink: Ink) {
  const text = (index: number) => measureText(String(steps[index]?.value ?? 0), { unit: 'money', currency });
  return {
    ...common(ink),
    tooltip: {
      ...common(ink).tooltip,
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        `${steps[dataIndex]?.name ?? ''}<br><b>${text(dataIndex)}</b>`,
    },
    grid: {
      left: 4,
      right: 16,
      top: 4,
      bottom: 26,
      outerBoundsMode: 'same',
      outerBounds: { left: 4, right: 12, top: 4, bottom: 4 },
    },
    xAxis: {
      type: 'value',
      name: currency,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: ink.quiet },
      axisLabel: {
        color: ink.quiet,
        formatter: (value: number) => measureText(String(value), { unit: '', compact: true, decimals: 0 }),
      },
      splitLine: { lineStyle: { color: ink.line } },
      splitNumber: 4,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: steps.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: ink.text, width: 150, overflow: 'truncate' },
    },
    series: parts(steps, ink),
  };
}

export function Bridge({ of }: { of: ProfitAndLoss }) {
  const steps = useMemo(() => stepsOf(of.lines), [of.lines]);
  const currency = of.lines[0]?.currency ?? '';
  const option = useCallback((ink: Ink) => optionOf(steps, currency, ink), [steps, currency]);
  const columns = [
    { key: 'name', header: t('money.step') },
    { key: 'value', header: t('money.change', { currency }), numeric: true },
    { key: 'to', header: t('money.levelAfter', { currency }), numeric: true },
  ];
  return (
    <ChartPanel
      title={t('money.fromRevenueToProfit')}
      note={t('money.allSitesShown', { currency })}
      of={{ columns, rows: steps }}
    >
      {steps.length === 0 ? (
        <Empty title={t('money.nothingIsPostedInThis')} />
      ) : (
        <Chart
          option={option}
          label={t('money.bridgeFromRevenueToProfit')}
          height={Math.max(240, steps.length * 34 + 40)}
        />
      )}
    </ChartPanel>
  );
}
