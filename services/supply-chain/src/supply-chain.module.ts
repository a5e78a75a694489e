/** Everything that the supply-chain service consists of. */
import { department } from '@gemba/platform/department';
import { EpcisInterface } from './epcis/epcis.http.js';
import { resumeCaptures } from './epcis/capture/capture.sql.js';
import { captureSchema } from './epcis/capture/jobs.sql.js';
import { listenToCaptureTopic } from './epcis/capture/topic.kafka.js';
import { epcisEvent } from './epcis/event/epcis-event.js';
import { location } from './epcis/location.js';
import { eventsSchema, takeIn } from './epcis/query/events.sql.js';
import { orderRequisition } from './processes/buying/order-when-requisition-is-raised.js';
import { receiveWhenWarehouseReports } from './processes/buying/receive-when-warehouse-reports.js';
import { requisitionAtReorderPoint } from './processes/buying/requisition-when-reorder-point-is-reached.js';
import { stopExpectingOrder } from './processes/buying/stop-expecting-when-purchase-order-ends.js';
import { promiseWhenStockIsReserved } from './processes/selling/promise-when-stock-is-reserved.js';
import { releaseCancelledStock } from './processes/selling/release-stock-when-order-is-cancelled.js';
import { reserveMadeLot } from './processes/selling/reserve-made-lot-when-it-is-released.js';
import { reserveWhenOrderIsPlaced } from './processes/selling/reserve-when-order-is-placed.js';
import { pickWhenShipmentIsPlanned } from './processes/shipping/pick-when-shipment-is-planned.js';
import { updateOrderWhenShipmentMoves } from './processes/shipping/update-order-when-shipment-moves.js';
import { followQualityDecisions } from './processes/stocking/follow-quality-decisions.js';
import { receiveFinishedLot } from './processes/stocking/receive-finished-lot-when-order-completes.js';
import { receivePurchasedLot } from './processes/stocking/receive-purchased-lot-when-goods-arrive.js';
import { setStockPolicy } from './processes/stocking/set-stock-policy-when-planning-policy-is-set.js';
import { purchaseOrder } from './purchasing/purchase-order.js';
import { requisition } from './purchasing/requisition.js';
import { supplier } from './purchasing/supplier.js';
import { customer } from './selling/customer.js';
import { salesOrder } from './selling/sales-order.js';
import { shipment } from './selling/shipment.js';
import { stockItem } from './stock/stock-item.js';
import { itemByGtinTable, itemTable } from './tables/items.js';
import { controlPlanTable, locationByGlnTable } from './tables/places.js';

export const supplyChain = department('supply-chain', {
  deciders: [
    stockItem,
    supplier,
    requisition,
    purchaseOrder,
    customer,
    salesOrder,
    shipment,
    location,
    epcisEvent,
  ],
  processes: [
    setStockPolicy,
    receiveFinishedLot,
    receivePurchasedLot,
    followQualityDecisions,
    requisitionAtReorderPoint,
    orderRequisition,
    stopExpectingOrder,
    receiveWhenWarehouseReports,
    reserveWhenOrderIsPlaced,
    promiseWhenStockIsReserved,
    reserveMadeLot,
    releaseCancelledStock,
    pickWhenShipmentIsPlanned,
    updateOrderWhenShipmentMoves,
  ],
  tables: [itemTable, itemByGtinTable, controlPlanTable, locationByGlnTable],
  controllers: [EpcisInterface],
  consumers: [{ name: 'epcis', topics: ['gemba.supply-chain'], apply: takeIn }],
  companions: [resumeCaptures, listenToCaptureTopic],
  migrations: [{ name: 'epcis', statements: [...captureSchema, ...eventsSchema] }],
});
