/**
 * Money: profit and loss by site, what customers owe, what we owe and what blocks it, and the ledger
 * behind.
 */
import { useSearchParams } from 'react-router';
import { useProfitAndLoss } from '../../api/queries.js';
import { Answer } from '../../parts/states.jsx';
import type { Column } from '../../parts/table/data-table.jsx';
import { useScope } from '../../api/use-scope.js';
import { date, money, reference, state, site } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { KpiTiles } from '../wall.jsx';
import { Bridge } from './bridge.jsx';
import { ProfitAndLossPanel } from './profit-and-loss.jsx';
import { t } from '../../language/language.js';
import own from '../inventory/inventory.module.css';
import screen from '../../parts/screen.module.css';

const invoices = (party: 'customer' | 'supplier', header: string): Column[] => [
  { key: 'id', header: t('money.invoice') },
  reference(party, header, party),
  money('amount', t('money.amount')),
  date('due', t('money.due')),
  state('status'),
];

const supplierInvoices: Column[] = [
  ...invoices('supplier', t('money.supplier')),
  { key: 'reason', header: t('money.reason'), wrap: true },
];

const accounts: Column[] = [
  { key: 'account', header: t('money.account') },
  { key: 'name', header: t('money.name') },
  site,
  money('debit', t('money.debit')),
  money('credit', t('money.credit')),
  money('balance', t('money.balance')),
];

const journals: Column[] = [
  { key: 'id', header: t('money.journal') },
  date('date', t('money.date')),
  ...accounts,
];

function Ledger() {
  const { site: place } = useScope();
  const account = useSearchParams()[0].get('account') ?? undefined;
  if (account === undefined) {
    return (
      <RowsPanel
        title={t('money.accounts')}
        table="accounts"
        filters={{ site: place }}
        columns={accounts}
        empty={t('money.nothingIsPosted')}
      />
    );
  }
  const filters = { site: place, account };
  return (
    <RowsPanel
      title={t('money.entriesOfAccount', { account })}
      table="journals"
      filters={filters}
      columns={journals}
      empty={t('money.noEntries')}
    />
  );
}

export function Money() {
  const scope = useScope();
  const asked = useProfitAndLoss(scope);
  const filters = { site: scope.site };
  return (
    <>
      <h1 className={screen.title}>{t('money.money')}</h1>
      <p className={screen.lead}>{t('money.everyLineIsASum')}</p>
      <KpiTiles site={scope.site} group="money" />
      <div className={screen.stack}>
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
            title={t('money.customerInvoices')}
            table="customer-invoices"
            filters={filters}
            columns={invoices('customer', t('money.customer'))}
            empty={t('money.noInvoice')}
          />
          <RowsPanel
            title={t('money.supplierInvoices')}
            table="supplier-invoices"
            filters={filters}
            columns={supplierInvoices}
            empty={t('money.noInvoice')}
          />
        </div>
        <Ledger />
      </div>
    </>
  );
}
