/** Bars with a named axis and unit, stacked by site or alone. */
import { useCallback } from 'react';
import { measureText } from '../../format/measure.js';
import { Chart } from '../../parts/chart/chart.jsx';
import { common, type Ink } from '../../parts/chart/ink.js';

export type BarSeries = { name: string; values: number[] };
export type BarsOf = {
  categories: string[];
  series: BarSeries[];
  axis: string;
  currency: string;
  lying?: boolean;
};
type Props = { of: BarsOf; label: string; height?: number; onPick?: (category: string) => void };

function axes(of: BarsOf, ink: Ink) {
  const text = (value: number) => measureText(String(value), { unit: '', compact: true, decimals: 0 });
  const names = {
    type: 'category',
    data: of.categories,
    axisLabel: { color: ink.quiet, fontSize: 12, interval: 0 },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.line } },
  };
  const values = {
    type: 'value',
    name: of.axis,
    nameLocation: of.lying ? 'middle' : 'end',
    nameGap: of.lying ? 26 : 12,
    nameTextStyle: { color: ink.quiet, align: of.lying ? 'center' : 'left' },
    axisLabel: { color: ink.quiet, formatter: text },
    splitLine: { lineStyle: { color: ink.line } },
    splitNumber: 4,
  };
  return of.lying ? { xAxis: values, yAxis: { ...names, inverse: true } } : { xAxis: names, yAxis: values };
}

function optionOf(of: BarsOf, ink: Ink) {
  const money = (value: unknown) => measureText(String(value), { unit: 'money', currency: of.currency });
  const several = of.series.length > 1;
  return {
    ...common(ink),
    tooltip: {
      ...common(ink).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: money,
    },
    legend: {
      show: several,
      top: 0,
      right: 0,
      icon: 'roundRect',
      itemWidth: 10,
      itemHeight: 10,
      textStyle: { color: ink.text },
    },
    grid: {
      left: 4,
      right: 12,
      top: of.lying ? 8 : 34,
      bottom: of.lying ? 26 : 4,
      outerBoundsMode: 'same',
      outerBounds: { left: 4, right: 12, top: 4, bottom: 4 },
    },
    ...axes(of, ink),
    series: of.series.map(({ name, values }, index) => ({
      name,
      type: 'bar',
      stack: 'all',
      data: values,
      barMaxWidth: of.lying ? 16 : 44,
      itemStyle: { color: ink.marks[index % ink.marks.length], borderColor: ink.surface, borderWidth: 1 },
    })),
  };
}

export function Bars({ of, label, height = 240, onPick }: Props) {
  const option = useCallback((ink: Ink) => optionOf(of, ink), [of]);
  return <Chart option={option} label={label} height={height} {...(onPick ? { onPick } : {})} />;
}
