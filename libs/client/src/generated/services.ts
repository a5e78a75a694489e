/** What each service takes and answers; written by "npm run docs". */
import type { LegalEntity as GovernanceLegalEntity } from './governance/legal-entity.js';
import type { Site as GovernanceSite } from './governance/site.js';
import type { DecisionRight as GovernanceDecisionRight } from './governance/decision-right.js';
import type { OperatingMode as GovernanceOperatingMode } from './governance/operating-mode.js';
import type { Incident as GovernanceIncident } from './governance/incident.js';
import type { MonitoringRule as GovernanceMonitoringRule } from './governance/monitoring-rule.js';
import type { Alert as GovernanceAlert } from './governance/alert.js';
import type { ImprovementCase as GovernanceImprovementCase } from './governance/improvement-case.js';
import type { Objective as GovernanceObjective } from './governance/objective.js';
import type { Exception as EveryException } from './every/exception.js';
import type { Health as EveryHealth } from './every/health.js';
import type { Streams as EveryStreams } from './every/streams.js';
import type { History as EveryHistory } from './every/history.js';
import type { Parked as EveryParked } from './every/parked.js';
import type { Nouns as EveryNouns } from './every/nouns.js';
import type { Item as ProductionItem } from './production/item.js';
import type { BillOfMaterials as ProductionBillOfMaterials } from './production/bill-of-materials.js';
import type { Routing as ProductionRouting } from './production/routing.js';
import type { ChangeNotice as ProductionChangeNotice } from './production/change-notice.js';
import type { WorkCalendar as ProductionWorkCalendar } from './production/work-calendar.js';
import type { DowntimeReason as ProductionDowntimeReason } from './production/downtime-reason.js';
import type { Equipment as ProductionEquipment } from './production/equipment.js';
import type { Tool as ProductionTool } from './production/tool.js';
import type { AndonCall as ProductionAndonCall } from './production/andon-call.js';
import type { AndonRule as ProductionAndonRule } from './production/andon-rule.js';
import type { ProductionOrder as ProductionProductionOrder } from './production/production-order.js';
import type { PlanningRun as ProductionPlanningRun } from './production/planning-run.js';
import type { PlanningAction as ProductionPlanningAction } from './production/planning-action.js';
import type { DemandForecast as ProductionDemandForecast } from './production/demand-forecast.js';
import type { StockOut as ProductionStockOut } from './production/stock-out.js';
import type { Schedule as ProductionSchedule } from './production/schedule.js';
import type { MaintenancePlan as ProductionMaintenancePlan } from './production/maintenance-plan.js';
import type { MaintenanceOrder as ProductionMaintenanceOrder } from './production/maintenance-order.js';
import type { PermitToWork as ProductionPermitToWork } from './production/permit-to-work.js';
import type { SensorReport as ProductionSensorReport } from './production/sensor-report.js';
import type { WhereUsed as ProductionWhereUsed } from './production/where-used.js';
import type { Plan as ProductionPlan } from './production/plan.js';
import type { StockItem as SupplyChainStockItem } from './supply-chain/stock-item.js';
import type { Supplier as SupplyChainSupplier } from './supply-chain/supplier.js';
import type { Requisition as SupplyChainRequisition } from './supply-chain/requisition.js';
import type { RequestForQuotation as SCRequestForQuotation } from './supply-chain/request-for-quotation.js';
import type { PurchaseOrder as SupplyChainPurchaseOrder } from './supply-chain/purchase-order.js';
import type { Customer as SupplyChainCustomer } from './supply-chain/customer.js';
import type { SalesOrder as SupplyChainSalesOrder } from './supply-chain/sales-order.js';
import type { Shipment as SupplyChainShipment } from './supply-chain/shipment.js';
import type { StockCount as SupplyChainStockCount } from './supply-chain/stock-count.js';
import type { StockTransfer as SupplyChainStockTransfer } from './supply-chain/stock-transfer.js';
import type { TransferShipment as SupplyChainTransferShipment } from './supply-chain/transfer-shipment.js';
import type { FairShare as SupplyChainFairShare } from './supply-chain/fair-share.js';
import type { ReturnAuthorisation as SCReturnAuthorisation } from './supply-chain/return-authorisation.js';
import type { ReturnPolicy as SupplyChainReturnPolicy } from './supply-chain/return-policy.js';
import type { Cancellation as SupplyChainCancellation } from './supply-chain/cancellation.js';
import type { HoldingCost as SupplyChainHoldingCost } from './supply-chain/holding-cost.js';
import type { Location as SupplyChainLocation } from './supply-chain/location.js';
import type { EpcisEvent as SupplyChainEpcisEvent } from './supply-chain/epcis-event.js';
import type { Epcis as SupplyChainEpcis } from './supply-chain/epcis.js';
import type { Subscriptions as SupplyChainSubscriptions } from './supply-chain/subscriptions.js';
import type { HandlingUnit as SupplyChainHandlingUnit } from './supply-chain/handling-unit.js';
import type { Proposal as SupplyChainProposal } from './supply-chain/proposal.js';
import type { Comparison as SupplyChainComparison } from './supply-chain/comparison.js';
import type { ControlPlan as QualityControlPlan } from './quality/control-plan.js';
import type { Inspection as QualityInspection } from './quality/inspection.js';
import type { QualityHold as QualityQualityHold } from './quality/quality-hold.js';
import type { Nonconformance as QualityNonconformance } from './quality/nonconformance.js';
import type { StorageCondition as QualityStorageCondition } from './quality/storage-condition.js';
import type { Excursion as QualityExcursion } from './quality/excursion.js';
import type { Recall as QualityRecall } from './quality/recall.js';
import type { LotTrail as QualityLotTrail } from './quality/lot-trail.js';
import type { Employee as HrEmployee } from './hr/employee.js';
import type { Roster as HrRoster } from './hr/roster.js';
import type { Attendance as HrAttendance } from './hr/attendance.js';
import type { Absence as HrAbsence } from './hr/absence.js';
import type { ExchangeRate as FinanceExchangeRate } from './finance/exchange-rate.js';
import type { FiscalPeriod as FinanceFiscalPeriod } from './finance/fiscal-period.js';
import type { Journal as FinanceJournal } from './finance/journal.js';
import type { OperatingExpense as FinanceOperatingExpense } from './finance/operating-expense.js';
import type { StandardCost as FinanceStandardCost } from './finance/standard-cost.js';
import type { CostMethod as FinanceCostMethod } from './finance/cost-method.js';
import type { CostLayer as FinanceCostLayer } from './finance/cost-layer.js';
import type { LandedCost as FinanceLandedCost } from './finance/landed-cost.js';
import type { GoodsInTransit as FinanceGoodsInTransit } from './finance/goods-in-transit.js';
import type { OrderCost as FinanceOrderCost } from './finance/order-cost.js';
import type { SupplierInvoice as FinanceSupplierInvoice } from './finance/supplier-invoice.js';
import type { CustomerInvoice as FinanceCustomerInvoice } from './finance/customer-invoice.js';
import type { Figures as ProjectionFigures } from './projection/figures.js';
import type { Sites as ProjectionSites } from './projection/sites.js';
import type { OrderLines as ProjectionOrderLines } from './projection/order-lines.js';
import type { Stock as ProjectionStock } from './projection/stock.js';
import type { ProductionOrders as ProjectionProductionOrders } from './projection/production-orders.js';
import type { PurchaseOrders as ProjectionPurchaseOrders } from './projection/purchase-orders.js';
import type { SupplierScorecards as ProjectionSupplierScorecards } from './projection/supplier-scorecards.js';
import type { StockTransfers as ProjectionStockTransfers } from './projection/stock-transfers.js';
import type { Nonconformances as ProjectionNonconformances } from './projection/nonconformances.js';
import type { Inspections as ProjectionInspections } from './projection/inspections.js';
import type { People as ProjectionPeople } from './projection/people.js';
import type { Absences as ProjectionAbsences } from './projection/absences.js';
import type { Equipment as ProjectionEquipment } from './projection/equipment.js';
import type { Accounts as ProjectionAccounts } from './projection/accounts.js';
import type { Journals as ProjectionJournals } from './projection/journals.js';
import type { CustomerInvoices as ProjectionCustomerInvoices } from './projection/customer-invoices.js';
import type { SupplierInvoices as ProjectionSupplierInvoices } from './projection/supplier-invoices.js';
import type { UnmatchedEpcis as ProjectionUnmatchedEpcis } from './projection/unmatched-epcis.js';
import type { Decisions as ProjectionDecisions } from './projection/decisions.js';
import type { Tasks as ProjectionTasks } from './projection/tasks.js';
import type { Exceptions as ProjectionExceptions } from './projection/exceptions.js';
import type { MonitoringRules as ProjectionMonitoringRules } from './projection/monitoring-rules.js';
import type { Alerts as ProjectionAlerts } from './projection/alerts.js';
import type { ImprovementCases as ProjectionImprovementCases } from './projection/improvement-cases.js';
import type { Objectives as ProjectionObjectives } from './projection/objectives.js';
import type { Lists as ProjectionLists } from './projection/lists.js';
import type { Entries as ProjectionEntries } from './projection/entries.js';
import type { Genealogy as ProjectionGenealogy } from './projection/genealogy.js';
import type { Views as ProjectionViews } from './projection/views.js';
import type { Live as ProjectionLive } from './projection/live.js';
import type { Why as ProjectionWhy } from './projection/why.js';
import type { Trace as ProjectionTrace } from './projection/trace.js';
import type { Notices as ProjectionNotices } from './projection/notices.js';
import type { Alignment as ProjectionAlignment } from './projection/alignment.js';
import type { Losses as ProjectionLosses } from './projection/losses.js';
import type { Causes as ProjectionCauses } from './projection/causes.js';

/** Service → path → method → what it takes and answers. */
export type Services = {
  readonly governance: GovernanceLegalEntity &
    GovernanceSite &
    GovernanceDecisionRight &
    GovernanceOperatingMode &
    GovernanceIncident &
    GovernanceMonitoringRule &
    GovernanceAlert &
    GovernanceImprovementCase &
    GovernanceObjective &
    EveryException &
    EveryHealth &
    EveryStreams &
    EveryHistory &
    EveryParked &
    EveryNouns;
  readonly production: ProductionItem &
    ProductionBillOfMaterials &
    ProductionRouting &
    ProductionChangeNotice &
    ProductionWorkCalendar &
    ProductionDowntimeReason &
    ProductionEquipment &
    ProductionTool &
    ProductionAndonCall &
    ProductionAndonRule &
    ProductionProductionOrder &
    ProductionPlanningRun &
    ProductionPlanningAction &
    ProductionDemandForecast &
    ProductionStockOut &
    ProductionSchedule &
    ProductionMaintenancePlan &
    ProductionMaintenanceOrder &
    ProductionPermitToWork &
    ProductionSensorReport &
    EveryException &
    EveryHealth &
    EveryStreams &
    EveryHistory &
    EveryParked &
    EveryNouns &
    ProductionWhereUsed &
    ProductionPlan;
  readonly 'supply-chain': SupplyChainStockItem &
    SupplyChainSupplier &
    SupplyChainRequisition &
    SCRequestForQuotation &
    SupplyChainPurchaseOrder &
    SupplyChainCustomer &
    SupplyChainSalesOrder &
    SupplyChainShipment &
    SupplyChainStockCount &
    SupplyChainStockTransfer &
    SupplyChainTransferShipment &
    SupplyChainFairShare &
    SCReturnAuthorisation &
    SupplyChainReturnPolicy &
    SupplyChainCancellation &
    SupplyChainHoldingCost &
    SupplyChainLocation &
    SupplyChainEpcisEvent &
    EveryException &
    EveryHealth &
    EveryStreams &
    EveryHistory &
    EveryParked &
    EveryNouns &
    SupplyChainEpcis &
    SupplyChainSubscriptions &
    SupplyChainHandlingUnit &
    SupplyChainProposal &
    SupplyChainComparison;
  readonly quality: QualityControlPlan &
    QualityInspection &
    QualityQualityHold &
    QualityNonconformance &
    QualityStorageCondition &
    QualityExcursion &
    QualityRecall &
    QualityLotTrail &
    EveryException &
    EveryHealth &
    EveryStreams &
    EveryHistory &
    EveryParked &
    EveryNouns;
  readonly hr: HrEmployee &
    HrRoster &
    HrAttendance &
    HrAbsence &
    EveryException &
    EveryHealth &
    EveryStreams &
    EveryHistory &
    EveryParked &
    EveryNouns;
  readonly finance: FinanceExchangeRate &
    FinanceFiscalPeriod &
    FinanceJournal &
    FinanceOperatingExpense &
    FinanceStandardCost &
    FinanceCostMethod &
    FinanceCostLayer &
    FinanceLandedCost &
    FinanceGoodsInTransit &
    FinanceOrderCost &
    FinanceSupplierInvoice &
    FinanceCustomerInvoice &
    EveryException &
    EveryHealth &
    EveryStreams &
    EveryHistory &
    EveryParked &
    EveryNouns;
  readonly projection: EveryHealth &
    EveryStreams &
    EveryHistory &
    EveryParked &
    EveryNouns &
    ProjectionFigures &
    ProjectionSites &
    ProjectionOrderLines &
    ProjectionStock &
    ProjectionProductionOrders &
    ProjectionPurchaseOrders &
    ProjectionSupplierScorecards &
    ProjectionStockTransfers &
    ProjectionNonconformances &
    ProjectionInspections &
    ProjectionPeople &
    ProjectionAbsences &
    ProjectionEquipment &
    ProjectionAccounts &
    ProjectionJournals &
    ProjectionCustomerInvoices &
    ProjectionSupplierInvoices &
    ProjectionUnmatchedEpcis &
    ProjectionDecisions &
    ProjectionTasks &
    ProjectionExceptions &
    ProjectionMonitoringRules &
    ProjectionAlerts &
    ProjectionImprovementCases &
    ProjectionObjectives &
    ProjectionLists &
    ProjectionEntries &
    ProjectionGenealogy &
    ProjectionViews &
    ProjectionLive &
    ProjectionWhy &
    ProjectionTrace &
    ProjectionNotices &
    ProjectionAlignment &
    ProjectionLosses &
    ProjectionCauses;
};
