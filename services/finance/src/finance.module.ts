/** Finance as a table: what it decides on, what it hears, and what it keeps of others. */
import { exchangeRateTable } from '@gemba/platform/access/rates';
import { readAgain } from '@gemba/platform/runtime/tables.sql';
import { department } from '@gemba/platform/runtime/department';
import { costLayer } from './costing/cost-layer/cost-layer.js';
import { goodsInTransit } from './costing/goods-in-transit/goods-in-transit.js';
import { receivedCost } from './costing/cost-layer/received-cost.js';
import { costMethod } from './costing/cost-layer/cost-method.js';
import { outboundCost } from './costing/cost-layer/outbound-cost.js';
import { orderCost } from './costing/order-cost/order-cost.js';
import { standardCost } from './costing/standard-cost/standard-cost.js';
import { landedCostNumber } from './costing/landed-cost/landed-cost-number.js';
import { landedCost } from './costing/landed-cost/landed-cost.js';
import { customerInvoice } from './invoices/customer-invoice/customer-invoice.js';
import { supplierInvoiceNumber } from './invoices/supplier-invoice/look-alike.js';
import { supplierInvoice } from './invoices/supplier-invoice/supplier-invoice.js';
import { exchangeRate } from './ledger/exchange-rate/exchange-rate.js';
import { fiscalPeriod } from './ledger/fiscal-period/fiscal-period.js';
import { fiscalCalendar } from './ledger/fiscal-period/calendar.js';
import { journal } from './ledger/journal/journal.js';
import { expenseNumber } from './ledger/operating-expense/expense-number.js';
import { operatingExpense } from './ledger/operating-expense/operating-expense.js';
import { creditWhenGoodsComeBack } from './processes/invoices/credit-when-goods-come-back.js';
import { invoiceWhenDeliveryIsConfirmed } from './processes/invoices/invoice-when-delivery-is-confirmed.js';
import { matchWhenInvoiceOrGoodsArrive } from './processes/invoices/match-when-invoice-or-goods-arrive.js';
import { postJournalWhenValueMoves } from './processes/ledger/post-journal-when-value-moves.js';
import { postMirrorWhenJournalIsReversed } from './processes/ledger/post-mirror-when-journal-is-reversed.js';
import { changeCostMethodWhenDue } from './processes/stock/change-cost-method-when-it-is-due.js';
import { chargeWorkWhenProductionReports } from './processes/stock/charge-work-when-production-reports.js';
import { spreadLandedCost } from './processes/stock/spread-landed-cost.js';
import { valueStockWhenItMoves } from './processes/stock/value-stock-when-it-moves.js';
import { valueTransfer } from './processes/stock/value-transfer-when-goods-change-sites.js';
import { purchaseOrderTable, supplierTable } from './tables/buying.js';
import { customerTable } from './tables/customer.js';
import { trialBalanceTable } from './ledger/fiscal-period/trial-balance.js';

export const finance = department('finance', {
  deciders: [
    exchangeRate,
    fiscalPeriod,
    journal,
    operatingExpense,
    standardCost,
    costMethod,
    costLayer,
    landedCost,
    goodsInTransit,
    orderCost,
    supplierInvoice,
    customerInvoice,
  ],
  processes: [
    valueStockWhenItMoves,
    valueTransfer,
    changeCostMethodWhenDue,
    spreadLandedCost,
    chargeWorkWhenProductionReports,
    postJournalWhenValueMoves,
    postMirrorWhenJournalIsReversed,
    matchWhenInvoiceOrGoodsArrive,
    invoiceWhenDeliveryIsConfirmed,
    creditWhenGoodsComeBack,
  ],
  tables: [customerTable, supplierTable, purchaseOrderTable, trialBalanceTable, exchangeRateTable],
  registers: [
    fiscalCalendar,
    supplierInvoiceNumber,
    expenseNumber,
    outboundCost,
    receivedCost,
    landedCostNumber,
  ],
  migrations: [
    {
      name: 'rates-of-days',
      statements: readAgain({ reader: 'finance', owner: 'finance', noun: 'exchange-rate' }),
    },
    ...['supplier', 'purchase-order'].map((noun) => ({
      name: `${noun}s-of-invoices`,
      statements: readAgain({ reader: 'finance', owner: 'supply-chain', noun }),
    })),
  ],
});
