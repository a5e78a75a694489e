/** What was added and taken away one after the other, from a first to a last value, on an axis from zero. */
import { useCallback } from 'react';
import { measureText } from '../../format/measure.js';
import { Chart } from './chart.jsx';
import { common, type Ink } from './ink.js';

export type Step = { name: string; from: number; to: number };
type Told<S extends Step> = {
  steps: readonly S[];
  colour: (step: S, ink: Ink) => string | undefined;
  /** How much a step is, in words. */
  text: (step: S) => string;
  /** What the axis counts. */
  unit: string;
  tick?: (value: number) => string;
};

/** Each step is drawn from its lower to its upper end; steps that cross zero are drawn in two parts. */
function parts<S extends Step>({ steps, colour }: Told<S>, ink: Ink) {
  const drawn = (pick: (step: S) => number) =>
    steps.map((step) => ({ value: pick(step), itemStyle: { color: colour(step, ink) } }));
  const hidden = { type: 'bar', silent: true, itemStyle: { color: 'transparent' }, tooltip: { show: false } };
  const low = ({ from, to }: S) => Math.min(from, to);
  const high = ({ from, to }: S) => Math.max(from, to);
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

const plainTick = (value: number): string =>
  measureText(String(value), { unit: '', compact: true, decimals: 0 });

function optionOf<S extends Step>(told: Told<S>, ink: Ink) {
  const { steps, text, unit, tick = plainTick } = told;
  const said = (step: S | undefined) => (step ? `${step.name}<br><b>${text(step)}</b>` : '');
  return {
    ...common(ink),
    tooltip: {
      ...common(ink).tooltip,
      formatter: ({ dataIndex }: { dataIndex: number }) => said(steps[dataIndex]),
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
      name: unit,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: ink.quiet },
      axisLabel: { color: ink.quiet, formatter: tick },
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
    series: parts(told, ink),
  };
}

/** `told` has to stay the same between renders. */
export function Waterfall<S extends Step>({ told, label }: { told: Told<S>; label: string }) {
  const option = useCallback((ink: Ink) => optionOf(told, ink), [told]);
  return <Chart option={option} label={label} height={Math.max(240, told.steps.length * 34 + 40)} />;
}
