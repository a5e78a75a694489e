/**
 * The sites side by side: one figure ranked against its target, then all figures in one table, then who
 * decides what.
 */
import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Kpi, Site } from '../../api/contract.js';
import { useKpis, useSites } from '../../api/queries.js';
import { inReadingOrder } from '../../kpi/groups.js';
import { Answer, Failure, Loading } from '../../parts/states.jsx';
import { useChangeScope } from '../../api/use-scope.js';
import { Matrix } from './matrix.jsx';
import { Modes } from './modes.jsx';
import { Ranking } from './ranking.jsx';
import { useSiteValues } from './site-values.js';
import { t } from '../../language/language.js';
import screen from '../../parts/screen.module.css';

function Picker({ kpis, chosen }: { kpis: readonly Kpi[]; chosen: Kpi }) {
  const change = useChangeScope();
  return (
    <NativeSelect
      size="xs"
      aria-label={t('sites.figureByWhichTheSites')}
      data={kpis.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen.id}
      onChange={({ currentTarget }) => change({ rank: currentTarget.value })}
    />
  );
}

function Compared({ kpis, sites }: { kpis: readonly Kpi[]; sites: readonly Site[] }) {
  const [search] = useSearchParams();
  const { known, pending, error } = useSiteValues(sites);
  const chosen = kpis.find(({ id }) => id === search.get('rank')) ?? kpis[0];
  if (error) return <Failure error={error} />;
  if (pending || !chosen) return <Loading height={480} />;
  return (
    <div className={screen.stack}>
      <Ranking kpi={chosen} of={known} picker={<Picker kpis={kpis} chosen={chosen} />} />
      <Matrix kpis={kpis} of={known} />
      <Modes sites={sites} />
    </div>
  );
}

export function Sites() {
  const kpis = useKpis();
  const sites = useSites();
  return (
    <>
      <h1 className={screen.title}>{t('sites.sites')}</h1>
      <p className={screen.lead}>{t('sites.theSameFormulaAtEvery')}</p>
      <Answer of={sites} height={480}>
        {({ data }) => (kpis.data ? <Compared kpis={inReadingOrder(kpis.data)} sites={data} /> : <Loading />)}
      </Answer>
    </>
  );
}
