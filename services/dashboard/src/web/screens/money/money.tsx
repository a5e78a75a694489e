/**
 * Money: profit and loss by site, what customers owe, what we owe and what blocks it, and the ledger
 * behind.
 */
import { useSearchParams } from 'react-router';
import { useProfitAndLoss } from '../../api/queries.js';
import { Answer } from '../../parts/states.jsx';
import type { Column } from '../../parts/table/data-table.jsx';
import { useScope } from '../../api/use-scope.js';
import { date, money, state, site } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { KpiTiles } from '../wall.jsx';
import { Bridge } from './bridge.jsx';
import { ProfitAndLossPanel } from './profit-and-loss.jsx';
import css from '../flow/flow.module.css';
import own from '../inventory/inventory.module.css';

const invoices = (party: string): Column[] => [
  { key: 'id', header: 'Invoice' },
  { key: party.toLowerCase(), header: party },
  money('amount', 'Amount'),
  date('due', 'Due'),
  state('status'),
];

const supplierInvoices: Column[] = [...invoices('Supplier'), { key: 'reason', header: 'Reason', wrap: true }];

const accounts: Column[] = [
  { key: 'account', header: 'Account' },
  { key: 'name', header: 'Name' },
  site,
  money('debit', 'Debit'),
  money('credit', 'Credit'),
  money('balance', 'Balance'),
];

const journals: Column[] = [{ key: 'id', header: 'Journal' }, date('date', 'Date'), ...accounts];

function Ledger() {
  const { site: place } = useScope();
  const account = useSearchParams()[0].get('account') ?? undefined;
  if (account === undefined) {
    return (
      <RowsPanel
        title="Accounts"
        table="accounts"
        filters={{ site: place }}
        columns={accounts}
        empty="Nothing is posted"
      />
    );
  }
  const filters = { site: place, account };
  return (
    <RowsPanel
      title={`Entries of account ${account}`}
      table="journals"
      filters={filters}
      columns={journals}
      empty="No entries"
    />
  );
}

export function Money() {
  const scope = useScope();
  const asked = useProfitAndLoss(scope);
  const filters = { site: scope.site };
  return (
    <>
      <h1 className={css.title}>Money</h1>
      <p className={css.lead}>
        Every line is a sum of journal entries, and every entry names the event that caused it.
      </p>
      <KpiTiles site={scope.site} group="money" />
      <div className={css.stack}>
        <Answer of={asked} height={320}>
          {(of) => (
            <div className={own.charts}>
              <ProfitAndLossPanel of={of} />
              <Bridge of={of} />
            </div>
          )}
        </Answer>
        <div className={own.charts}>
          <RowsPanel
            title="Customer invoices"
            table="customer-invoices"
            filters={filters}
            columns={invoices('Customer')}
            empty="No invoice"
          />
          <RowsPanel
            title="Supplier invoices"
            table="supplier-invoices"
            filters={filters}
            columns={supplierInvoices}
            empty="No invoice"
          />
        </div>
        <Ledger />
      </div>
    </>
  );
}
