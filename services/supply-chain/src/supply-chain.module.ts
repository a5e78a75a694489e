/** Everything that the supply-chain service consists of. */
import { exchangeRateTable } from '@gemba/platform/access/rates';
import { readAgain } from '@gemba/platform/runtime/tables.sql';
import { department } from '@gemba/platform/runtime/department';
import { EpcisInterface } from './epcis/epcis.http.js';
import { resumeCaptures } from './epcis/capture/capture.sql.js';
import { captureSchema, captureSitesSchema } from './epcis/capture/jobs.sql.js';
import { CAPTURE_TOPIC, listenToCaptureTopic } from './epcis/capture/topic.kafka.js';
import { HandlingUnitInterface } from './epcis/units/handling-units.http.js';
import { placesOfThings } from './epcis/event/aggregation.js';
import { epcisEvent } from './epcis/event/epcis-event.js';
import { location } from './epcis/location.js';
import { ownSchema } from './epcis/own/said.sql.js';
import { namesIn } from './epcis/own/settings.js';
import { eventSitesSchema, eventsSchema, TAKEN_IN, takingIn, wordsSchema } from './epcis/query/events.sql.js';
import { deliverWith, worldIn } from './epcis/subscriptions/deliverer.process.js';
import { subscriptionsMigration } from './epcis/subscriptions/store.sql.js';
import { SubscriptionsInterface } from './epcis/subscriptions/subscriptions.http.js';
import { openCounts } from './counting/open-counts.js';
import { stockCount } from './counting/stock-count.js';
import { escalateUnanswered } from './processes/buying/escalate-when-approval-is-unanswered.js';
import { expectOrderedGoods } from './processes/buying/expect-when-goods-are-ordered.js';
import { cancelWhatAChangeSupersedes } from './processes/buying/cancel-what-a-change-supersedes.js';
import { carryOutWhatPlanningAsks } from './processes/buying/carry-out-what-planning-asks.js';
import { orderRequisition } from './processes/buying/order-when-requisition-is-raised.js';
import { orderAward } from './processes/buying/order-when-quotations-are-awarded.js';
import { recordRejection } from './processes/buying/record-rejection-when-inspection-rejects.js';
import { receiveWhenWarehouseReports } from './processes/buying/receive-when-warehouse-reports.js';
import { requisitionAtReorderPoint } from './processes/buying/requisition-when-reorder-point-is-reached.js';
import { stopExpectingOrder } from './processes/buying/stop-expecting-when-purchase-order-ends.js';
import { stopExpectingRequisition } from './processes/buying/stop-expecting-when-requisition-is-withdrawn.js';
import { tellAtRisk } from './processes/buying/tell-when-supplier-is-blocked.js';
import { promiseWhenStockIsReserved } from './processes/selling/promise-when-stock-is-reserved.js';
import { releaseCancelledStock } from './processes/selling/release-stock-when-order-is-cancelled.js';
import { reserveMadeLot } from './processes/selling/reserve-made-lot-when-it-is-released.js';
import { deliverServiceWhenItIsRendered } from './processes/selling/deliver-service-when-it-is-rendered.js';
import { reserveWhenOrderIsPlaced } from './processes/selling/reserve-when-order-is-placed.js';
import { revisePromise } from './processes/selling/revise-promise-when-its-supply-moves.js';
import { supplyWhenLineIsPromised } from './processes/selling/supply-when-line-is-promised.js';
import { waitWhenPurchaseIsRequested } from './processes/selling/wait-when-purchase-is-requested.js';
import { orderPicks } from './orders/order-picks.js';
import { setAside } from './orders/set-aside.js';
import { cancelShipmentOfCancelledOrder } from './processes/shipping/cancel-shipment-when-order-ends.js';
import { pickWhenShipmentIsPlanned } from './processes/shipping/pick-when-shipment-is-planned.js';
import { updateOrderWhenShipmentMoves } from './processes/shipping/update-order-when-shipment-moves.js';
import { carryOutReturnDisposition } from './processes/returning/carry-out-return-disposition.js';
import { decideAgain } from './processes/returning/decide-again-when-refurbishing-is-cancelled.js';
import { decideWhenReturnIsGraded } from './processes/returning/decide-when-return-is-graded.js';
import { expireReturn } from './processes/returning/expire-return-when-nothing-comes.js';
import { receiveReturnedStock } from './processes/returning/receive-stock-when-customer-returns.js';
import { followQualityDecisions } from './processes/stocking/follow-quality-decisions.js';
import { receiveFinishedLot } from './processes/stocking/receive-finished-lot-when-order-completes.js';
import { receivePurchasedLot } from './processes/stocking/receive-purchased-lot-when-goods-arrive.js';
import { recordReturn } from './processes/stocking/record-return-when-stock-goes-back.js';
import { setStockPolicy } from './processes/stocking/set-stock-policy-when-planning-policy-is-set.js';
import { dayOrders } from './purchasing/day-orders.js';
import { deliveryNotes } from './purchasing/delivery-note.js';
import { postDifferences } from './processes/counting/post-differences-when-count-is-approved.js';
import { askDonor } from './processes/transferring/ask-donor-when-transfer-is-requested.js';
import { grantWhatIsSharedOut } from './processes/transferring/grant-what-is-shared-out.js';
import { giveStock } from './processes/transferring/give-stock-when-transfer-is-consented.js';
import { tellBothSites } from './processes/transferring/tell-both-sites-when-goods-leave.js';
import { takeInTransfer } from './processes/transferring/take-in-when-transfer-arrives.js';
import { orderedRequisitions } from './purchasing/ordered-requisition.js';
import { cancellation } from './cancelling/cancellation.js';
import { holdingCost, holdingCostTable } from './cancelling/holding-cost.js';
import {
  askedTable,
  boughtTable,
  madeForTable,
  spentTable,
  standardTable,
  wantedTable,
} from './cancelling/supplies.js';
import { carryOutOnPurchases } from './processes/cancelling/carry-out-cancellation-of-purchases.js';
import { settleCancelledOrder } from './processes/cancelling/settle-what-a-cancelled-order-leaves.js';
import { cancellationTermsTable } from './purchasing/cancellation-terms.js';
import { purchaseOrder } from './purchasing/purchase-order.js';
import { requisition } from './purchasing/requisition.js';
import { supplier } from './purchasing/supplier.js';
import { ComparisonInterface } from './quoting/comparison.http.js';
import { requestForQuotation } from './quoting/request-for-quotation.js';
import { disposedInMonth } from './returns/disposed.js';
import { returnAuthorisation } from './returns/return-authorisation.js';
import { returnPolicy } from './returns/return-policy.js';
import { returnable } from './returns/returnable.js';
import { promisable } from './orders/promisable.js';
import { promisedWork } from './promising/promised-work.js';
import { customer } from './selling/customer.js';
import { salesOrder } from './selling/sales-order.js';
import { shipment } from './selling/shipment.js';
import { issuedToOrder } from './stock/issued-to-order.js';
import { lotExpiry, serialNumber, stockLot } from './stock/lot-identity.js';
import { ProposalInterface } from './stock/proposal.http.js';
import { stockItem } from './stock/stock-item.js';
import { fiscalPeriodTable } from './tables/books.js';
import { heldLotTable } from './tables/holds.js';
import { itemByGtinTable, itemTable } from './tables/items.js';
import { capacityTable } from './tables/capacity.js';
import { leadTimeTable } from './tables/lead-times.js';
import { madeTable, neededTable } from './tables/made.js';
import { billTable, routingTable } from './tables/making.js';
import { controlPlanTable, locationByGlnTable, workCalendarTable } from './tables/places.js';
import { productionOrderTable } from './tables/production-orders.js';
import { stockCostTable } from './tables/stock-cost.js';
import { supplierDeliveriesTable } from './tables/supplier-deliveries.js';
import { usageTable } from './tables/usage.js';
import { fairShare } from './transfers/fair-share.js';
import { transferProgress } from './transfers/progress.js';
import { stockTransfer } from './transfers/stock-transfer.js';
import { transferShipment } from './transfers/transfer-shipment.js';

/** What promises look at since they are made as the order is placed. */
const NEW_TO_PROMISES = [
  ['production', 'item'],
  ['production', 'bill-of-materials'],
  ['production', 'routing'],
  ['production', 'equipment'],
  ['production', 'production-order'],
  ['production', 'schedule'],
  ['hr', 'employee'],
] as const;

export const supplyChain = department('supply-chain', {
  deciders: [
    stockItem,
    supplier,
    requisition,
    requestForQuotation,
    purchaseOrder,
    customer,
    salesOrder,
    shipment,
    stockCount,
    stockTransfer,
    transferShipment,
    fairShare,
    returnAuthorisation,
    returnPolicy,
    cancellation,
    holdingCost,
    location,
    epcisEvent,
  ],
  processes: [
    setStockPolicy,
    receiveFinishedLot,
    receivePurchasedLot,
    followQualityDecisions,
    recordReturn,
    requisitionAtReorderPoint,
    orderRequisition,
    cancelWhatAChangeSupersedes,
    orderAward,
    recordRejection,
    tellAtRisk,
    carryOutWhatPlanningAsks,
    escalateUnanswered,
    expectOrderedGoods,
    stopExpectingOrder,
    stopExpectingRequisition,
    receiveWhenWarehouseReports,
    reserveWhenOrderIsPlaced,
    deliverServiceWhenItIsRendered,
    waitWhenPurchaseIsRequested,
    supplyWhenLineIsPromised,
    revisePromise,
    promiseWhenStockIsReserved,
    reserveMadeLot,
    releaseCancelledStock,
    pickWhenShipmentIsPlanned,
    cancelShipmentOfCancelledOrder,
    updateOrderWhenShipmentMoves,
    askDonor,
    giveStock,
    grantWhatIsSharedOut,
    tellBothSites,
    takeInTransfer,
    postDifferences,
    receiveReturnedStock,
    decideWhenReturnIsGraded,
    decideAgain,
    carryOutReturnDisposition,
    expireReturn,
    settleCancelledOrder,
    carryOutOnPurchases,
  ],
  registers: [
    openCounts,
    placesOfThings,
    serialNumber,
    lotExpiry,
    stockLot,
    issuedToOrder,
    deliveryNotes,
    dayOrders,
    orderedRequisitions,
    transferProgress,
    returnable,
    disposedInMonth,
    promisable,
    promisedWork,
    setAside,
    orderPicks,
  ],
  tables: [
    itemTable,
    itemByGtinTable,
    controlPlanTable,
    locationByGlnTable,
    workCalendarTable,
    fiscalPeriodTable,
    exchangeRateTable,
    productionOrderTable,
    usageTable,
    stockCostTable,
    heldLotTable,
    leadTimeTable,
    billTable,
    routingTable,
    madeTable,
    neededTable,
    capacityTable,
    supplierDeliveriesTable,
    madeForTable,
    askedTable,
    boughtTable,
    wantedTable,
    spentTable,
    standardTable,
    cancellationTermsTable,
    holdingCostTable,
  ],
  controllers: [
    EpcisInterface,
    SubscriptionsInterface,
    HandlingUnitInterface,
    ProposalInterface,
    ComparisonInterface,
  ],
  consumers: [
    {
      name: 'epcis',
      topics: ['gemba.supply-chain', 'gemba.production', 'gemba.governance'],
      hears: TAKEN_IN,
      apply: takingIn(() => namesIn(process.env)),
    },
  ],
  takes: [CAPTURE_TOPIC],
  companions: [resumeCaptures, listenToCaptureTopic, deliverWith(() => worldIn(process.env))],
  migrations: [
    { name: 'epcis', statements: [...captureSchema, ...eventsSchema] },
    { name: 'epcis-words', statements: wordsSchema },
    {
      name: 'rates-of-days',
      statements: readAgain({ reader: 'supply-chain', owner: 'finance', noun: 'exchange-rate' }),
    },
    {
      name: 'production-orders',
      statements: readAgain({ reader: 'supply-chain', owner: 'production', noun: 'production-order' }),
    },
    { name: 'epcis-sites', statements: [...captureSitesSchema, ...eventSitesSchema] },
    {
      name: 'needs-of-orders',
      statements: readAgain({ reader: 'supply-chain', owner: 'production', noun: 'production-order' }),
    },
    {
      name: 'held-lots',
      statements: readAgain({ reader: 'supply-chain', owner: 'quality', noun: 'quality-hold' }),
    },
    ...NEW_TO_PROMISES.map(([owner, noun]) => ({
      name: `promises-${noun}`,
      statements: readAgain({ reader: 'supply-chain', owner, noun }),
    })),
    {
      name: 'supplier-deliveries',
      statements: readAgain({ reader: 'supply-chain', owner: 'supply-chain', noun: 'purchase-order' }),
    },
    {
      name: 'cancellations',
      statements: [
        // What suppliers delivered is counted from the same orders, from the beginning.
        `delete from table_rows where table_name = 'supplier-deliveries'`,
        ...['production-order', 'planning-action'].flatMap((noun) =>
          readAgain({ reader: 'supply-chain', owner: 'production', noun }),
        ),
        ...['order-cost', 'standard-cost'].flatMap((noun) =>
          readAgain({ reader: 'supply-chain', owner: 'finance', noun }),
        ),
        ...['sales-order', 'requisition', 'purchase-order', 'supplier'].flatMap((noun) =>
          readAgain({ reader: 'supply-chain', owner: 'supply-chain', noun }),
        ),
      ],
    },
    { name: 'epcis-own', statements: ownSchema },
    subscriptionsMigration,
  ],
});
