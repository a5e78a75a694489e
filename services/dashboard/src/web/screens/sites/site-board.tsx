/** One site this morning: its figures, its machines, what is due, who is missing, what is wrong. */
import { useParams } from 'react-router';
import type { Site } from '../../api/contract.js';
import { useSites } from '../../api/queries.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { momentText } from '../../format/time.js';
import { Answer, Empty } from '../../parts/states.jsx';
import { KpiTiles } from '../wall.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { Equipment } from './equipment.jsx';
import * as columns from '../lists/columns.jsx';
import { t } from '../../language/language.js';
import css from './sites.module.css';
import screen from '../../parts/screen.module.css';

function Heading({ site }: { site: Site }) {
  const now = useNow();
  return (
    <>
      <h1 className={screen.title}>{site.name}</h1>
      <p className={screen.lead}>
        {momentText(new Date(now).toISOString(), site.timeZone)} {t('sites.onSite')} {site.companyId}{' '}
        {t('sites.keepsItsBooksIn')} {site.currency}
      </p>
    </>
  );
}

function Board({ site }: { site: Site }) {
  const filters = { site: site.id };
  return (
    <>
      <Heading site={site} />
      <KpiTiles site={site.id} />
      <div className={css.board}>
        <Equipment site={site.id} />
        <RowsPanel
          title={t('sites.absentPeople')}
          table="absences"
          filters={filters}
          columns={columns.absences}
          empty={t('sites.nobodyIsAbsent')}
        />
        <RowsPanel
          title={t('sites.productionOrders')}
          table="production-orders"
          filters={filters}
          columns={columns.productionOrders}
          sort="due"
          empty={t('sites.noProductionOrders')}
        />
        <RowsPanel
          title={t('sites.nonconformances')}
          table="nonconformances"
          filters={filters}
          columns={columns.nonconformances}
          empty={t('sites.noNonconformanceIsOpen')}
        />
        <RowsPanel
          title={t('sites.suppliers')}
          table="supplier-scorecards"
          filters={{ ...filters, period: 'year' }}
          columns={columns.scorecards}
          note={t('sites.lastYear')}
          empty={t('sites.nothingWasDelivered')}
        />
      </div>
    </>
  );
}

export function SiteBoard() {
  const { id } = useParams();
  const sites = useSites();
  return (
    <Answer of={sites} height={520}>
      {({ data }) => {
        const site = data.find((one) => one.id === id);
        return site ? (
          <Board site={site} />
        ) : (
          <Empty title={t('sites.thereIsNoSiteThat', { id: id ?? '' })} />
        );
      }}
    </Answer>
  );
}
