/** The public language of the whole company: every event of every department under its one name. */
import type { Noun } from '../access.js';
import type { EventSet, EventTypes } from '../event.js';
import { languageOf } from '../language.js';
import { exceptionEventsOf } from './exception.js';
import * as alert from './alert.js';
import * as landed from './finance/landed-cost.js';
import * as finance from './finance/ledger.js';
import * as invoices from './finance/invoices.js';
import * as governance from './governance.js';
import * as improvement from './improvement.js';
import * as incident from './incident.js';
import * as objective from './objective.js';
import * as hr from './hr.js';
import * as andon from './production/andon.js';
import * as change from './production/change.js';
import * as definition from './production/definition.js';
import * as downtime from './production/downtime.js';
import * as machines from './production/equipment.js';
import * as execution from './production/execution.js';
import * as maintenance from './production/maintenance.js';
import * as forecasting from './production/forecasting.js';
import * as stockOuts from './production/stock-outs.js';
import * as planning from './production/planning.js';
import * as scheduling from './production/scheduling.js';
import * as tooling from './production/tooling.js';
import * as quality from './quality.js';
import * as recall from './recall.js';
import * as cancellations from './supply-chain/cancellations.js';
import * as counts from './supply-chain/counts.js';
import * as epcis from './supply-chain/epcis.js';
import * as procurement from './supply-chain/procurement.js';
import * as quotations from './supply-chain/quotations.js';
import * as returns from './supply-chain/returns.js';
import * as sales from './supply-chain/sales.js';
import * as stock from './supply-chain/stock.js';
import * as transfers from './supply-chain/transfers.js';

/** Files each set under the department that says it: one that another says there does not compile. */
export const departments = <
  const C extends { readonly [D in keyof C]: readonly EventSet<EventTypes, Noun, D & string>[] },
>(
  nouns: C,
): C => nouns;

/** The members of all types of a union in one type. */
type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer A) => void
  ? { readonly [K in keyof A]: A[K] }
  : never;

/** The catalogue of the company: department → nouns → events. Topics, services and streams follow from it. */
const catalogue = departments({
  governance: [
    governance.legalEntityEvents,
    governance.siteEvents,
    governance.decisionRightEvents,
    governance.operatingModeEvents,
    incident.incidentEvents,
    alert.monitoringRuleEvents,
    alert.alertEvents,
    improvement.improvementCaseEvents,
    objective.objectiveEvents,
    exceptionEventsOf('governance'),
  ],
  production: [
    definition.itemEvents,
    definition.billOfMaterialsEvents,
    definition.routingEvents,
    change.changeNoticeEvents,
    definition.workCalendarEvents,
    execution.productionOrderEvents,
    machines.equipmentEvents,
    downtime.downtimeReasonEvents,
    tooling.toolEvents,
    andon.andonCallEvents,
    andon.andonRuleEvents,
    maintenance.maintenancePlanEvents,
    maintenance.maintenanceOrderEvents,
    maintenance.permitToWorkEvents,
    maintenance.sensorReportEvents,
    planning.planningRunEvents,
    planning.planningActionEvents,
    forecasting.demandForecastEvents,
    stockOuts.stockOutEvents,
    scheduling.scheduleEvents,
    exceptionEventsOf('production'),
  ],
  'supply-chain': [
    stock.stockItemEvents,
    procurement.supplierEvents,
    procurement.locationEvents,
    procurement.requisitionEvents,
    quotations.requestForQuotationEvents,
    procurement.purchaseOrderEvents,
    sales.customerEvents,
    sales.salesOrderEvents,
    sales.shipmentEvents,
    counts.stockCountEvents,
    transfers.stockTransferEvents,
    transfers.transferShipmentEvents,
    transfers.fairShareEvents,
    returns.returnAuthorisationEvents,
    returns.returnPolicyEvents,
    cancellations.cancellationEvents,
    cancellations.holdingCostEvents,
    epcis.epcisEventEvents,
    exceptionEventsOf('supply-chain'),
  ],
  hr: [hr.employeeEvents, hr.rosterEvents, hr.attendanceEvents, hr.absenceEvents, exceptionEventsOf('hr')],
  quality: [
    quality.controlPlanEvents,
    quality.inspectionEvents,
    quality.qualityHoldEvents,
    quality.nonconformanceEvents,
    quality.storageConditionEvents,
    quality.excursionEvents,
    recall.recallEvents,
    recall.lotTrailEvents,
    exceptionEventsOf('quality'),
  ],
  finance: [
    finance.exchangeRateEvents,
    finance.fiscalPeriodEvents,
    finance.journalEvents,
    finance.operatingExpenseEvents,
    finance.standardCostEvents,
    finance.costMethodEvents,
    landed.costLayerEvents,
    landed.landedCostEvents,
    finance.goodsInTransitEvents,
    finance.orderCostEvents,
    invoices.customerInvoiceEvents,
    invoices.supplierInvoiceEvents,
    exceptionEventsOf('finance'),
  ],
});

type Catalogue = typeof catalogue;
export type Department = keyof Catalogue;
type Types = Catalogue[Department][number]['types'];

/** The departments, each with a log, a topic, a database and a service of its name. */
export const DEPARTMENTS = Object.keys(catalogue) as readonly Department[];

/** Every program that hears events: the departments, and the projection, which only hears. */
export const SERVICES = [...DEPARTMENTS, 'projection'] as const;

/** Every event set, by department. */
export const companySets: readonly EventSet<EventTypes, Noun>[] = Object.values(catalogue).flat();

/** All events in one set, for processes and views that hear several departments. */
export const companyEvents = {
  service: 'company',
  types: Object.fromEntries(
    companySets.flatMap(({ types }) => Object.entries(types)),
  ) as unknown as Together<Types>,
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
