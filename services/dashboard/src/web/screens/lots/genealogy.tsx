/** A lot: where it went, down to the customers who have it, or where it came from, down to its suppliers. */
import { SegmentedControl } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';
import type { Genealogy } from '../../api/contract.js';
import { useGenealogy } from '../../api/queries.js';
import { useChangeScope } from '../../api/use-scope.js';
import { Referred } from '../../desk/facts/facts.jsx';
import { countText, measureText } from '../../format/measure.js';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { State, Status } from '../../parts/status.jsx';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { DataTable } from '../../parts/table/data-table.jsx';
import { t } from '../../language/language.js';
import { date, quantity, reference } from '../lists/columns.jsx';
import { LotLink } from '../lists/lot-link.jsx';
import screen from '../../parts/screen.module.css';

const DIRECTIONS = ['forward', 'backward'] as const;
type Direction = (typeof DIRECTIONS)[number];

type Lot = Genealogy['lots'][number];

/** A table does not know what its rows are; here they are lots. */
const lotIn = (row: TableRow): Lot & { site: string } => row as unknown as Lot & { site: string };

const lot: Column = {
  key: 'lot',
  header: t('lists.lot'),
  cell: (row) => <LotLink of={lotIn(row)} />,
};

const lots: Column[] = [
  { key: 'steps', header: t('lots.steps'), numeric: true },
  reference('item', t('lists.item'), 'item'),
  lot,
  {
    key: 'stock',
    header: t('lots.inStock'),
    cell: (row) => {
      const { stock, unit } = lotIn(row);
      if (stock.length === 0) return '–';
      return stock.map((left) => (
        <div key={left.status}>
          {measureText(left.quantity, { unit })} <State word={left.status} />
        </div>
      ));
    },
  },
];

const shipments: Column[] = [
  reference('customer', t('lots.customer'), 'customer'),
  reference('salesOrder', t('lots.salesOrder'), 'sales-order'),
  reference('shipment', t('lots.shipment'), 'shipment'),
  reference('item', t('lists.item'), 'item'),
  lot,
  quantity('quantity', t('lists.quantity')),
  date('despatchedAt', t('lots.left')),
  date('deliveredAt', t('lots.arrived')),
];

const purchases: Column[] = [
  reference('supplier', t('lots.supplier'), 'supplier'),
  reference('purchaseOrder', t('lots.purchaseOrder'), 'purchase-order'),
  reference('item', t('lists.item'), 'item'),
  lot,
  quantity('quantity', t('lists.quantity')),
];

const orders: Column[] = [
  reference('order', t('lots.productionOrder'), 'production-order'),
  reference('item', t('lists.item'), 'item'),
  {
    key: 'over',
    header: t('lists.status'),
    cell: (row) => (
      <Status
        value={row.over === true ? 'none' : 'warning'}
        word={row.over === true ? t('lots.over') : t('lots.open')}
      />
    ),
  },
];

type ListProps = { title: string; columns: Column[]; rows: readonly TableRow[]; empty: string };

function List({ title, columns, rows, empty }: ListProps) {
  return (
    <Panel
      title={title}
      note={countText(rows.length)}
      flush
      tools={<ExportTool name={title} of={{ columns, rows }} />}
    >
      <DataTable label={title} columns={columns} rows={rows} empty={empty} />
    </Panel>
  );
}

function Found({ of, direction }: { of: Genealogy; direction: Direction }) {
  const at = (rows: readonly object[]): TableRow[] => rows.map((row) => ({ ...row, site: of.site }));
  const open = of.orders.filter(({ over }) => !over).length;
  const customers = new Set(of.shipments.map(({ customer }) => customer)).size;
  const suppliers = new Set(of.purchases.map(({ supplier }) => supplier)).size;
  return (
    <div className={screen.stack}>
      <p className={screen.lead}>
        {direction === 'forward'
          ? t('lots.wentTo', { lots: of.lots.length, customers, open })
          : t('lots.cameFrom', { lots: of.lots.length, suppliers })}
        {of.cut && ` ${t('lots.cut')}`}
      </p>
      {direction === 'forward' ? (
        <List
          title={t('lots.customersReached')}
          columns={shipments}
          rows={at(of.shipments)}
          empty={t('lots.nobodyHasIt')}
        />
      ) : (
        <List
          title={t('lots.deliveredBy')}
          columns={purchases}
          rows={at(of.purchases)}
          empty={t('lots.notBought')}
        />
      )}
      <List
        title={t('lots.ordersOnTheWay')}
        columns={orders}
        rows={at(of.orders)}
        empty={t('lots.noOrder')}
      />
      <List title={t('lots.lots')} columns={lots} rows={at(of.lots)} empty={t('lots.notBought')} />
    </div>
  );
}

export function GenealogyScreen() {
  const { site = '', item = '', lot: id = '' } = useParams();
  const [search] = useSearchParams();
  const direction = DIRECTIONS.find((each) => each === search.get('direction')) ?? 'forward';
  const change = useChangeScope();
  const asked = useGenealogy({ site, item, lot: id, direction });
  return (
    <>
      <h1 className={screen.title}>{t('lots.lot', { lot: id })}</h1>
      <p className={screen.lead}>
        <Referred noun="item" id={item} />
      </p>
      <SegmentedControl
        size="xs"
        aria-label={t('lots.direction')}
        value={direction}
        onChange={(value) => change({ direction: value === 'forward' ? undefined : value })}
        data={[
          { value: 'forward', label: t('lots.whereItWent') },
          { value: 'backward', label: t('lots.whereItCameFrom') },
        ]}
      />
      <Answer of={asked} height={320}>
        {(found) => <Found of={found} direction={direction} />}
      </Answer>
    </>
  );
}
