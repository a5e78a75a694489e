/** Which reasons cost most, the longest first, with the share that they reach together. */
import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { OeeLosses } from '../../api/contract.js';
import { labelOf } from '../../desk/api/schema.js';
import { measureText } from '../../format/measure.js';
import { t } from '../../language/language.js';
import { Chart } from '../../parts/chart/chart.jsx';
import { common, type Ink } from '../../parts/chart/ink.js';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { Empty } from '../../parts/states.jsx';
import { levelsOf, paretoOf } from './levels.js';
import css from './losses.module.css';

type Bar = ReturnType<typeof paretoOf>[number] & { name: string };

/** Further bars are read in the table. */
const BARS = 12;

const percent = (share: number) => measureText(String(share), { unit: 'ratio', decimals: 0 });
const hoursText = (hours: number) => measureText(String(hours), { unit: 'HUR', decimals: 1 });

function optionOf(bars: readonly Bar[], ink: Ink) {
  const quiet = { color: ink.quiet };
  return {
    ...common(ink),
    tooltip: {
      ...common(ink).tooltip,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        if (!bar) return '';
        const stops = t('losses.stopsCount', { stops: bar.stops });
        return `${bar.name}<br><b>${hoursText(bar.hours)}</b> · ${stops} · Σ ${percent(bar.cumulative)}`;
      },
    },
    grid: {
      left: 4,
      right: 52,
      top: 8,
      bottom: 26,
      outerBoundsMode: 'same',
      outerBounds: { left: 4, right: 52, top: 4, bottom: 4 },
    },
    xAxis: {
      ...{ type: 'value', name: t('losses.hours'), nameLocation: 'middle', nameGap: 26, splitNumber: 4 },
      ...{ nameTextStyle: quiet, axisLabel: quiet, splitLine: { lineStyle: { color: ink.line } } },
    },
    yAxis: {
      ...{ type: 'category', inverse: true, data: bars.map(({ name }) => name), axisTick: { show: false } },
      ...{ axisLine: { show: false }, axisLabel: { color: ink.text, width: 140, overflow: 'truncate' } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: bars.map(({ hours, isSaid }) => ({
          value: hours,
          itemStyle: { color: isSaid ? ink.marks[0] : ink.soft },
        })),
        label: {
          ...{ show: true, position: 'right', color: ink.quiet },
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            `Σ ${percent(bars[dataIndex]?.cumulative ?? 0)}`,
        },
      },
    ],
  };
}

function Drawn({ bars }: { bars: readonly Bar[] }) {
  const option = useCallback((ink: Ink) => optionOf(bars, ink), [bars]);
  return <Chart option={option} label={t('losses.pareto')} height={Math.max(180, bars.length * 30 + 44)} />;
}

export function Pareto({ of }: { of: OeeLosses }) {
  const deepest = levelsOf(of.stops);
  const [chosen, setLevel] = useState(1);
  const level = Math.min(chosen, deepest);
  const bars = useMemo(() => {
    const nameOf = ({ key, isSaid }: { key: string; isSaid: boolean }) =>
      isSaid ? (of.names[key] ?? key) : t('losses.notSaid', { state: labelOf(key) });
    return paretoOf(of.stops, level).map((bar) => ({ ...bar, name: nameOf(bar) }));
  }, [of, level]);
  const shown = useMemo(() => bars.slice(0, BARS), [bars]);
  const rows = bars.map(({ name, hours, stops, share, cumulative }) => ({
    ...{ name, stops, hours: Math.round(hours * 100) / 100 },
    ...{ share: percent(share), cumulative: percent(cumulative) },
  }));
  const columns = [
    { key: 'name', header: t('losses.reason') },
    { key: 'hours', header: t('losses.hours'), numeric: true },
    { key: 'stops', header: t('losses.stops'), numeric: true },
    { key: 'share', header: t('losses.share'), numeric: true },
    { key: 'cumulative', header: t('losses.cumulative'), numeric: true },
  ];
  return (
    <ChartPanel title={t('losses.pareto')} note={t('losses.paretoNote')} of={{ columns, rows }}>
      {deepest > 1 && (
        <SegmentedControl
          className={css.levels}
          size="xs"
          aria-label={t('losses.level')}
          value={String(level)}
          onChange={(value) => setLevel(Number(value))}
          data={Array.from({ length: deepest }, (_, index) => ({
            value: String(index + 1),
            label: t('losses.levelOf', { level: index + 1 }),
          }))}
        />
      )}
      {bars.length === 0 ? <Empty title={t('losses.nothingStood')} /> : <Drawn bars={shown} />}
    </ChartPanel>
  );
}
