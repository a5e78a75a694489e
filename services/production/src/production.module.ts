/** Production as one table: what it decides, what it does by itself, and what it knows of others. */
import { readAgain } from '@gemba/platform/runtime/tables.sql';
import { department } from '@gemba/platform/runtime/department';
import { andonCall } from './andon/andon-call.js';
import { billOfMaterials } from './definition/bill-of-materials.js';
import { item } from './definition/item.js';
import { routing } from './definition/routing.js';
import { workCalendar } from './definition/work-calendar.js';
import { equipment } from './equipment/equipment.js';
import { closeOrderWhenItsLotIsDecided } from './processes/close-order-when-its-lot-is-decided.js';
import { createOrderWhenProductionIsRequested } from './processes/create-order-when-requested.js';
import { escalateAndonCall } from './processes/escalate-andon-call.js';
import { reassignWhenTaskIsDelegated } from './processes/reassign-when-task-is-delegated.js';
import { recordMaterialWhenStockIsIssued } from './processes/record-material-when-stock-is-issued.js';
import { busy } from './production-order/busy.js';
import { productionOrder } from './production-order/production-order.js';
import { bomStructure } from './tables/bom-structure.js';
import { lotHold } from './tables/lot-hold.js';
import { salesOrderTable } from './tables/sales-orders.js';
import { sitePeople } from './tables/site-people.js';

export const production = department('production', {
  deciders: [item, billOfMaterials, routing, workCalendar, equipment, andonCall, productionOrder],
  processes: [
    createOrderWhenProductionIsRequested,
    recordMaterialWhenStockIsIssued,
    reassignWhenTaskIsDelegated,
    closeOrderWhenItsLotIsDecided,
    escalateAndonCall,
  ],
  tables: [lotHold, salesOrderTable, sitePeople],
  registers: [bomStructure, busy],
  migrations: [
    {
      name: 'sales-orders',
      statements: readAgain({ reader: 'production', owner: 'supply-chain', noun: 'sales-order' }),
    },
  ],
});
