/** The public language of the whole company: every event of every department under its one name. */
import type { Noun } from '../access.js';
import type { EventSet, EventTypes } from '../event.js';
import { languageOf } from '../language.js';
import { exceptionEventsOf, exceptionTypes, SERVICES_WITH_PROCESSES } from './exception.js';
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

/** Every event set, by department; a noun of which nobody says who reads it does not compile. */
export const companySets: readonly EventSet<EventTypes, Noun>[] = [
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
  finance.operatingExpenseEvents,
  finance.standardCostEvents,
  finance.costLayerEvents,
  finance.orderCostEvents,
  invoices.customerInvoiceEvents,
  invoices.supplierInvoiceEvents,
  ...SERVICES_WITH_PROCESSES.map(exceptionEventsOf),
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
    ...finance.operatingExpenseEvents.types,
    ...finance.standardCostEvents.types,
    ...finance.costLayerEvents.types,
    ...finance.orderCostEvents.types,
    ...invoices.customerInvoiceEvents.types,
    ...invoices.supplierInvoiceEvents.types,
    ...exceptionTypes,
  },
};

/** What everybody says, with its noun and its versions. */
export const company = languageOf(companySets);

/** Event name → the departments that say it: one, but for exceptions, which all of them say. */
export const speakersOf: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...Map.groupBy(
      companySets.flatMap((set) => Object.keys(set.types).map((name) => ({ name, service: set.service }))),
      ({ name }) => name,
    ),
  ].map(([name, said]) => [name, said.map(({ service }) => service)] as const),
);

/** Event name → the department that says it first in the catalogue. */
export const speakerOf: ReadonlyMap<string, string> = new Map(
  [...speakersOf].map(([name, [service = '']]) => [name, service] as const),
);
