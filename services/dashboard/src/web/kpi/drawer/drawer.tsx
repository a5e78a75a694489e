/** The place where a figure answers questions: how it is computed, and which facts it is made of. */
import { Drawer, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { useKpis, useKpiValues } from '../../api/queries.js';
import type { Kpi, KpiValue } from '../../api/contract.js';
import { rangeText } from '../../format/time.js';
import { useSiteNames } from '../../parts/site-name.jsx';
import { Loading } from '../../parts/states.jsx';
import { useChangeScope, useScope } from '../../api/use-scope.js';
import { Explain } from './explain.jsx';
import { FactList } from './facts.jsx';
import { Trend } from './trend.jsx';
import { NOTHING_ASKED, WhyItMoved } from './why.jsx';
import { useOpened } from '../open.js';
import { t } from '../../language/language.js';

function Body({ kpi, of, view }: { kpi: Kpi; of: KpiValue | undefined; view: string }) {
  const change = useChangeScope();
  return (
    <>
      {of && <Trend kpi={kpi} of={of} />}
      <Tabs value={view} onChange={(next) => change({ view: next ?? 'explain' })} mt={12} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="explain">{t('kpi.explain')}</Tabs.Tab>
          <Tabs.Tab value="facts">{t('kpi.facts')}</Tabs.Tab>
          <Tabs.Tab value="why">{t('kpi.why')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="explain" pt={16}>
          <Explain kpi={kpi} currency={of?.currency ?? null} />
        </Tabs.Panel>
        <Tabs.Panel value="facts" pt={16}>
          <FactList kpi={kpi} currency={of?.currency ?? null} />
        </Tabs.Panel>
        <Tabs.Panel value="why" pt={16}>
          <WhyItMoved kpi={kpi} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

export function KpiDrawer() {
  const { kpi: id, view } = useOpened();
  const scope = useScope();
  const change = useChangeScope();
  const kpi = useKpis().data?.find((one) => one.id === id);
  const values = useKpiValues(scope);
  const of = values.data?.data.find((one) => one.kpi === id);
  const nameOf = useSiteNames();
  const title = kpi
    ? `${kpi.name} · ${scope.site ? nameOf(scope.site) : t('kpi.allSites')} · ${rangeText(scope)}`
    : t('kpi.figure');
  return (
    <Drawer
      opened={id !== null}
      onClose={() => change({ kpi: undefined, view: undefined, ...NOTHING_ASKED })}
      position="right"
      size="min(760px, 100%)"
      title={title}
      closeButtonProps={{ 'aria-label': t('kpi.close') }}
    >
      {kpi ? <Body kpi={kpi} of={of} view={view} /> : <Loading />}
    </Drawer>
  );
}
