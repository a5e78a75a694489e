/** The public language of the whole company: every event of every department under its one name. */
import type { EventSet } from '../event.js';
import * as finance from './finance/ledger.js';
import * as invoices from './finance/invoices.js';
import * as governance from './governance.js';
import * as hr from './hr.js';
import * as definition from './production/definition.js';
import * as execution from './production/execution.js';
import * as quality from './quality.js';
import * as epcis from './supply-chain/epcis.js';
import * as procurement from './supply-chain/procurement.js';
import * as sales from './supply-chain/sales.js';
import * as stock from './supply-chain/stock.js';

/** Every event set, by department. */
export const companySets: readonly EventSet[] = [
  governance.legalEntityEvents,
  governance.siteEvents,
  governance.decisionRightEvents,
  governance.operatingModeEvents,
  definition.itemEvents,
  definition.billOfMaterialsEvents,
  definition.routingEvents,
  definition.workCalendarEvents,
  execution.productionOrderEvents,
  execution.equipmentEvents,
  stock.stockItemEvents,
  procurement.supplierEvents,
  procurement.locationEvents,
  procurement.requisitionEvents,
  procurement.purchaseOrderEvents,
  sales.customerEvents,
  sales.salesOrderEvents,
  sales.shipmentEvents,
  epcis.epcisEventEvents,
  quality.controlPlanEvents,
  quality.inspectionEvents,
  quality.qualityHoldEvents,
  quality.nonconformanceEvents,
  hr.employeeEvents,
  hr.rosterEvents,
  hr.attendanceEvents,
  hr.absenceEvents,
  finance.exchangeRateEvents,
  finance.fiscalPeriodEvents,
  finance.journalEvents,
  finance.standardCostEvents,
  finance.costLayerEvents,
  finance.orderCostEvents,
  invoices.customerInvoiceEvents,
  invoices.supplierInvoiceEvents,
];

/** All events in one set, for processes and views that hear several departments. */
export const companyEvents = {
  service: 'company',
  types: {
    ...governance.legalEntityEvents.types,
    ...governance.siteEvents.types,
    ...governance.decisionRightEvents.types,
    ...governance.operatingModeEvents.types,
    ...definition.itemEvents.types,
    ...definition.billOfMaterialsEvents.types,
    ...definition.routingEvents.types,
    ...definition.workCalendarEvents.types,
    ...execution.productionOrderEvents.types,
    ...execution.equipmentEvents.types,
    ...stock.stockItemEvents.types,
    ...procurement.supplierEvents.types,
    ...procurement.locationEvents.types,
    ...procurement.requisitionEvents.types,
    ...procurement.purchaseOrderEvents.types,
    ...sales.customerEvents.types,
    ...sales.salesOrderEvents.types,
    ...sales.shipmentEvents.types,
    ...epcis.epcisEventEvents.types,
    ...quality.controlPlanEvents.types,
    ...quality.inspectionEvents.types,
    ...quality.qualityHoldEvents.types,
    ...quality.nonconformanceEvents.types,
    ...hr.employeeEvents.types,
    ...hr.rosterEvents.types,
    ...hr.attendanceEvents.types,
    ...hr.absenceEvents.types,
    ...finance.exchangeRateEvents.types,
    ...finance.fiscalPeriodEvents.types,
    ...finance.journalEvents.types,
    ...finance.standardCostEvents.types,
    ...finance.costLayerEvents.types,
    ...finance.orderCostEvents.types,
    ...invoices.customerInvoiceEvents.types,
    ...invoices.supplierInvoiceEvents.types,
  },
};

/** Event name → the department that says it. */
export const speakerOf: ReadonlyMap<string, string> = new Map(
  companySets.flatMap((set) => Object.keys(set.types).map((name) => [name, set.service] as const)),
);
