/** Production as one table: what it decides, what it does by itself, and what it knows of others. */
import { readAgain } from '@gemba/platform/runtime/tables.sql';
import { department } from '@gemba/platform/runtime/department';
import { andonCall } from './andon/andon-call.js';
import { andonRule } from './andon/andon-rule.js';
import { changeNotice } from './change/change-notice.js';
import { openOrderTable, proposedLotTable } from './change/tables.js';
import { billOfMaterials } from './definition/bill-of-materials.js';
import { item } from './definition/item.js';
import { routing } from './definition/routing.js';
import { WhereUsedInterface } from './definition/where-used.http.js';
import { workCalendar } from './definition/work-calendar.js';
import { downtimeReason } from './equipment/downtime-reason.js';
import { equipment } from './equipment/equipment.js';
import { equipmentPlaces } from './equipment/places.js';
import { reasonTree } from './equipment/reason-tree.js';
import { fittedSensor } from './equipment/sensors.js';
import { tool } from './equipment/tool.js';
import { maintenanceOrder } from './maintenance/maintenance-order.js';
import { maintenancePlan } from './maintenance/maintenance-plan.js';
import { permitToWork } from './maintenance/permit-to-work.js';
import { sensorReport } from './maintenance/sensor-report.js';
import { closeOrderWhenItsLotIsDecided } from './processes/close-order-when-its-lot-is-decided.js';
import { countTowardsMaintenance } from './processes/count-towards-maintenance.js';
import { createOrderWhenReturnIsRefurbished } from './processes/create-order-when-return-is-refurbished.js';
import { createOrderWhenProductionIsRequested } from './processes/create-order-when-requested.js';
import { escalateAndonCall } from './processes/escalate-andon-call.js';
import { stopWorkWhileACriticalCallIsOpen } from './processes/stop-work-while-a-critical-call-is-open.js';
import { raiseMaintenanceWhenItIsDue } from './processes/raise-maintenance-when-it-is-due.js';
import { readMachinesBySensorReports } from './processes/read-machines-by-sensor-reports.js';
import { tellWhatMaintenanceIsDueSoon } from './processes/tell-what-maintenance-is-due-soon.js';
import { repairWhenAMachineBreaksDown } from './processes/repair-when-a-machine-breaks-down.js';
import { reassignWhenTaskIsDelegated } from './processes/reassign-when-task-is-delegated.js';
import { recordMaterialWhenStockIsIssued } from './processes/record-material-when-stock-is-issued.js';
import { askForWhatPlanningFinds } from './processes/ask-for-what-planning-finds.js';
import { carryOutChangeNotice } from './processes/carry-out-change-notice.js';
import { carryOutCancellation } from './processes/carry-out-cancellation.js';
import { carryOutPlanningAction } from './processes/carry-out-planning-action.js';
import { followAdoptedSchedule } from './processes/follow-adopted-schedule.js';
import { breakScheduleWhenThingsChange } from './processes/break-schedule-when-things-change.js';
import { rebuildScheduleWhenItBreaks } from './processes/rebuild-schedule-when-it-breaks.js';
import { followDemandForecast } from './processes/follow-demand-forecast.js';
import { foreseeStockOuts } from './processes/foresee-stock-outs.js';
import { planEachBusinessDay } from './processes/plan-each-business-day.js';
import { demandForecast } from './planning/demand-forecast.js';
import { planningAction } from './planning/planning-action.js';
import { planningRun } from './planning/planning-run.js';
import { plannedBomTable, plannedItemTable, plannedRoutingTable } from './planning/tables/defined.js';
import { demandHistoryTable, wantedOfLateTable } from './planning/tables/demand-history.js';
import { salesDemandTable } from './planning/tables/demand.js';
import { PlanInterface } from './planning/material-plan.http.js';
import { stockOut } from './planning/stock-out.js';
import { foreseenTable } from './planning/tables/foreseen.js';
import { plannedForecastTable } from './planning/tables/forecast.js';
import { onHandTable } from './planning/tables/on-hand.js';
import {
  askedTable,
  madeSupplyTable,
  pendingTable,
  purchaseSupplyTable,
  requisitionSupplyTable,
  transferDemandTable,
  transferSupplyTable,
} from './planning/tables/supply.js';
import { busy } from './production-order/busy.js';
import { fitness } from './tables/fitness.js';
import { productionOrder } from './production-order/production-order.js';
import { buildSchedules } from './schedule/building.sql.js';
import { schedule } from './schedule/schedule.js';
import { machineTable } from './schedule/tables/machines.js';
import { openBuildTable } from './schedule/tables/open-builds.js';
import { scheduledOrderTable } from './schedule/tables/orders.js';
import { rosterTable } from './schedule/tables/rosters.js';
import { bomStructure } from './tables/bom-structure.js';
import { lotHold } from './tables/lot-hold.js';
import { salesOrderTable } from './tables/sales-orders.js';
import { sitePeople } from './tables/site-people.js';
import { toolFitness, toolTable } from './tables/tools.js';

const PLANNING = [planningRun, planningAction, demandForecast, stockOut, schedule];
const MAINTENANCE = [maintenancePlan, maintenanceOrder, permitToWork, sensorReport];

export const production = department('production', {
  deciders: [
    ...[item, billOfMaterials, routing, changeNotice, workCalendar, downtimeReason, equipment, tool],
    ...[andonCall, andonRule, productionOrder],
    ...PLANNING,
    ...MAINTENANCE,
  ],
  processes: [
    createOrderWhenProductionIsRequested,
    createOrderWhenReturnIsRefurbished,
    recordMaterialWhenStockIsIssued,
    reassignWhenTaskIsDelegated,
    closeOrderWhenItsLotIsDecided,
    escalateAndonCall,
    stopWorkWhileACriticalCallIsOpen,
    askForWhatPlanningFinds,
    carryOutCancellation,
    carryOutPlanningAction,
    carryOutChangeNotice,
    planEachBusinessDay,
    followDemandForecast,
    foreseeStockOuts,
    raiseMaintenanceWhenItIsDue,
    countTowardsMaintenance,
    readMachinesBySensorReports,
    tellWhatMaintenanceIsDueSoon,
    repairWhenAMachineBreaksDown,
    followAdoptedSchedule,
    breakScheduleWhenThingsChange,
    rebuildScheduleWhenItBreaks,
  ],
  tables: [
    lotHold,
    salesOrderTable,
    sitePeople,
    ...[plannedItemTable, plannedBomTable, plannedRoutingTable, onHandTable, salesDemandTable],
    ...[purchaseSupplyTable, requisitionSupplyTable, madeSupplyTable, pendingTable, askedTable],
    ...[scheduledOrderTable, machineTable, toolTable, rosterTable, openBuildTable],
    ...[transferSupplyTable, transferDemandTable, openOrderTable, proposedLotTable],
    ...[demandHistoryTable, wantedOfLateTable, plannedForecastTable, foreseenTable],
  ],
  registers: [bomStructure, busy, fitness, toolFitness, reasonTree, fittedSensor, equipmentPlaces],
  companions: [buildSchedules],
  controllers: [WhereUsedInterface, PlanInterface],
  migrations: [
    {
      name: 'sales-orders',
      statements: readAgain({ reader: 'production', owner: 'supply-chain', noun: 'sales-order' }),
    },
    {
      name: 'planning',
      statements: [
        ...['item', 'bill-of-materials', 'routing', 'production-order'].flatMap((noun) =>
          readAgain({ reader: 'production', owner: 'production', noun }),
        ),
        ...['stock-item', 'purchase-order', 'requisition', 'sales-order'].flatMap((noun) =>
          readAgain({ reader: 'production', owner: 'supply-chain', noun }),
        ),
      ],
    },
    {
      name: 'schedule',
      statements: [
        ...['production-order', 'equipment', 'maintenance-plan'].flatMap((noun) =>
          readAgain({ reader: 'production', owner: 'production', noun }),
        ),
        ...readAgain({ reader: 'production', owner: 'hr', noun: 'roster' }),
      ],
    },
    {
      name: 'changes',
      statements: ['production-order', 'planning-action'].flatMap((noun) =>
        readAgain({ reader: 'production', owner: 'production', noun }),
      ),
    },
    {
      name: 'demand-history',
      statements: [
        // It counts what of an order was shipped, so it is read again together with it.
        `delete from table_rows where table_name = '${onHandTable.name}'`,
        ...['stock-item', 'sales-order'].flatMap((noun) =>
          readAgain({ reader: 'production', owner: 'supply-chain', noun }),
        ),
      ],
    },
  ],
});
