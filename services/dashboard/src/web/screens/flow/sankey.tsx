/** The flow of order lines from order to cash; a click on what waits lists it. */
import { useCallback } from 'react';
import { Chart } from '../../parts/chart/chart.jsx';
import { common, type Ink } from '../../parts/chart/ink.js';
import { t } from '../../language/language.js';
import css from './flow.module.css';
import { linksOf, type Stage, type StageName } from './stages.js';

function nodesOf(all: Stage[], ink: Ink) {
  const on = all.map(({ name, reached }) => ({ name, value: reached, itemStyle: { color: ink.marks[0] } }));
  const standing = all.slice(0, -1).filter(({ count }) => count > 0);
  const waiting = standing.map(({ waits, late }) => {
    return { name: t('flow.waitsFor2', { waits }), itemStyle: { color: late > 0 ? ink.bad : ink.marks[4] } };
  });
  return [...on, ...waiting];
}

/** Stages have room for two lines; what waits stands close together. */
function labelOf(all: Stage[], { name, value }: { name: string; value: number }): string {
  const isStage = all.some((stage) => stage.name === name);
  return t('flow.lines', { name, n: isStage ? '\n' : ' · ', value: String(value) });
}

function optionOf(all: Stage[], ink: Ink) {
  return {
    ...common(ink),
    series: [
      {
        type: 'sankey',
        data: nodesOf(all, ink),
        links: linksOf(all),
        left: 4,
        right: 190,
        top: 10,
        bottom: 10,
        nodeWidth: 10,
        nodeGap: 18,
        draggable: false,
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: ink.soft, opacity: 0.75, curveness: 0.5 },
        label: {
          color: ink.text,
          fontSize: 12,
          lineHeight: 16,
          formatter: (node: { name: string; value: number }) => labelOf(all, node),
        },
      },
    ],
  };
}

export function Sankey({ all, pick }: { all: Stage[]; pick: (stage: StageName) => void }) {
  const option = useCallback((ink: Ink) => optionOf(all, ink), [all]);
  const onPick = (name: string) => {
    const stage = all.find(({ name: own, waits }) => own === name || t('flow.waitsFor2', { waits }) === name);
    if (stage) pick(stage.stage);
  };
  const counts = all.map(({ name, reached }) => `${name} ${String(reached)}`);
  const label = t('flow.flowOfOrderLines', { counts: counts.join(', ') });
  return (
    <div className={css.sankey} role="group" aria-label={t('flow.flowOfOrderLines2')} tabIndex={0}>
      <div>
        <Chart option={option} label={label} height={330} onPick={onPick} />
      </div>
    </div>
  );
}
