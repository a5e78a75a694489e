/** Losses of OEE: where the time of machines went, why they stood, and when. */
import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useAllRows, useLosses } from '../../api/queries.js';
import { useChangeScope, useScope } from '../../api/use-scope.js';
import { t } from '../../language/language.js';
import { Answer } from '../../parts/states.jsx';
import charts from '../inventory/inventory.module.css';
import { Hours } from './hours.jsx';
import { Pareto } from './pareto.jsx';
import { Times } from './waterfall.jsx';
import css from './losses.module.css';
import screen from '../../parts/screen.module.css';

function Machine({ workUnit }: { workUnit: string }) {
  const { site } = useScope();
  const change = useChangeScope();
  const machines = useAllRows('equipment', { filters: { site } }).data?.data ?? [];
  return (
    <NativeSelect
      className={css.machine}
      label={t('losses.machine')}
      value={workUnit}
      onChange={({ currentTarget }) => change({ workUnit: currentTarget.value })}
      data={[
        { value: '', label: t('losses.allMachines') },
        ...machines.map(({ id, name }) => ({ value: id, label: `${name} · ${id}` })),
      ]}
    />
  );
}

export function LossesScreen() {
  const scope = useScope();
  const workUnit = useSearchParams()[0].get('workUnit') ?? '';
  const asked = useLosses(scope, workUnit);
  return (
    <>
      <h1 className={screen.title}>{t('losses.losses')}</h1>
      <p className={screen.lead}>{t('losses.lead')}</p>
      <Machine workUnit={workUnit} />
      <Answer of={asked} height={420}>
        {(of) => (
          <div className={screen.stack}>
            <div className={charts.charts}>
              <Times of={of} />
              <Pareto of={of} />
            </div>
            <Hours of={of} />
          </div>
        )}
      </Answer>
    </>
  );
}
