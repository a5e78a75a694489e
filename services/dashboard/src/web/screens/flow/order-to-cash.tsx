/** Order to cash: where lines and money stand, for how long, and which lines those are. */
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useAllRows, useSummary } from '../../api/queries.js';
import { countText } from '../../format/measure.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { useChangeScope, useScope } from '../../api/use-scope.js';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { lineColumns, stageColumns } from './columns.jsx';
import { Sankey } from './sankey.jsx';
import { StageStrip } from './stage-strip.jsx';
import { stageNames, type StageName, stages, stagesOf } from './stages.js';
import { t } from '../../language/language.js';
import screen from '../../parts/screen.module.css';

function useStage(): [stage: StageName | undefined, pick: (stage: StageName | undefined) => void] {
  const [search] = useSearchParams();
  const change = useChangeScope();
  const stage = stages.find((one) => one === search.get('stage'));
  return [stage, (next) => change({ stage: next })];
}

/** Ages move by the day, so the hour is fine enough and spares redrawing. */
function useHour(): number {
  return Math.floor(useNow() / 3_600_000) * 3_600_000;
}

export function OrderToCash() {
  const scope = useScope();
  const filters = { site: scope.site };
  const summary = useSummary('order-lines', 'stage', { sum: 'amount', filters, scope });
  const lines = useAllRows('order-lines', { filters, scope, sort: '-placedAt' });
  const [stage, pick] = useStage();
  const hour = useHour();
  const all = useMemo(
    () =>
      stagesOf(summary.data ?? { data: [] }, lines.data?.data ?? [], scope.at ? Date.parse(scope.at) : hour),
    [summary.data, lines.data, hour, scope.at],
  );
  const list = { site: scope.site, stage };
  const currency = summary.data?.currency ?? scope.currency;
  const partly = lines.data?.hasMore
    ? t('flow.agesAreOfTheLatest', { lines: countText(lines.data.data.length) })
    : t('flow.everyOrderLineWhateverThe');
  return (
    <>
      <h1 className={screen.title}>{t('flow.orderToCash')}</h1>
      <p className={screen.lead}>{t('flow.everyOrderLineStandsSomewhere')}</p>
      <Answer of={summary} height={120}>
        {() => <StageStrip all={all} currency={currency} chosen={stage} pick={pick} />}
      </Answer>
      <div className={screen.stack}>
        <ChartPanel
          title={t('flow.flow')}
          note={t('flow.orderLinesAmountsInOthers', { currency, partly })}
          of={{ columns: stageColumns(currency), rows: all }}
        >
          <Answer of={summary} height={330}>
            {() => <Sankey all={all} pick={pick} />}
          </Answer>
        </ChartPanel>
        <RowsPanel
          title={
            stage ? t('flow.orderLines', { stage: stageNames[stage].toLowerCase() }) : t('flow.orderLines2')
          }
          table="order-lines"
          filters={list}
          sort="-placedAt"
          columns={lineColumns}
          empty={t('flow.noOrderLineStandsHere')}
        />
      </div>
    </>
  );
}
