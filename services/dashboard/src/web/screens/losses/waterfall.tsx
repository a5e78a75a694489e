/** From calendar time to good time, loss by loss. */
import { useMemo } from 'react';
import type { OeeLosses } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { t } from '../../language/language.js';
import type { Ink } from '../../parts/chart/ink.js';
import { Waterfall } from '../../parts/chart/waterfall.jsx';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import type { TimeStep } from './levels.js';
import { stepsOf } from './levels.js';

const NAMES: Record<TimeStep['key'], string> = {
  total: t('losses.total'),
  notPlanned: t('losses.notPlanned'),
  planned: t('losses.planned'),
  availability: t('losses.availability'),
  running: t('losses.running'),
  performance: t('losses.performance'),
  net: t('losses.net'),
  quality: t('losses.quality'),
  good: t('losses.good'),
};

const HOURS = { unit: 'HUR', decimals: 1 };

function colour({ key, isLevel, from, to }: TimeStep, ink: Ink): string | undefined {
  if (key === 'good') return ink.good;
  if (isLevel) return ink.marks[0];
  if (key === 'notPlanned') return ink.soft;
  return to > from ? ink.good : ink.bad;
}

export function Times({ of }: { of: OeeLosses }) {
  const steps = useMemo(
    () =>
      stepsOf(of.times).map((step) => ({
        ...step,
        name: NAMES[step.key],
        hours: Math.round((step.to - step.from) * 100) / 100,
      })),
    [of.times],
  );
  const told = useMemo(
    () => ({
      ...{ steps, colour, unit: 'h' },
      text: ({ hours }: { hours: number }) => measureText(String(hours), HOURS),
    }),
    [steps],
  );
  const columns = [
    { key: 'name', header: t('losses.time') },
    { key: 'hours', header: t('losses.hours'), numeric: true },
  ];
  const { planned, good } = of.times;
  const oee = Number(planned) === 0 ? null : String(Number(good) / Number(planned));
  return (
    <ChartPanel
      title={t('losses.waterfall')}
      note={t('losses.waterfallNote', { oee: measureText(oee, { unit: 'ratio' }), machines: of.machines })}
      of={{ columns, rows: steps }}
    >
      <Waterfall told={told} label={t('losses.waterfall')} />
    </ChartPanel>
  );
}
