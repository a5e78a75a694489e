/** What was ordered is made, put into stock, and taken out again for the customer. */
import type { Order, Said } from './said.js';
import { money, pieces, says } from './said.js';

const OPERATION = {
  sequence: 10,
  name: 'Turn',
  workCenter: 'TURNING',
  setup: 'PT10M',
  runPerUnit: 'PT6M',
  skill: 'turning',
} as const;

export const making = (order: Order): readonly Said[] => {
  const { number, site, item, due } = order;
  const stream = `production-order-MO-${String(number)}`;
  const quantity = pieces(order.pieces * 2);
  const [none, demand, workUnit] = [
    pieces(0),
    `sales-order/SO-${String(number)}/1`,
    `LATHE-${String(number % 8)}`,
  ];
  const people = [`p-${String(number % 30)}`];
  const [lot, made] = [
    `L-${String(number)}`,
    { item, operation: 10, good: quantity, scrap: none, rework: none },
  ];
  const times = { setup: 'PT12M', run: 'PT2H', plannedRun: 'PT1H40M', plannedRunPerUnit: 'PT6M' };
  const recipe = { bomVersion: 1, routingVersion: 1, components: [], operations: [OPERATION] };
  return [
    says(stream, 'ProductionOrderCreated', { site, item, quantity, due, demand, ...recipe }),
    says(stream, 'ProductionOrderReleased', { site }),
    says(stream, 'OperationStarted', { operation: 10, workUnit, people }),
    says(stream, 'QuantityReported', { ...made, workUnit }),
    says(stream, 'OperationCompleted', { ...made, ...times, people, workUnit }),
    says(stream, 'ProductionOrderCompleted', {
      item,
      ordered: quantity,
      good: quantity,
      scrap: none,
      lot,
      due,
      demand,
    }),
  ];
};

export const storing = (order: Order): readonly Said[] => {
  const { number, site, item } = order;
  const [lot, quantity] = [`L-${String(number)}`, pieces(order.pieces * 2)];
  const [stock, layers] = [`stock-item-${site}.${item}`, `cost-layer-${site}.${item}`];
  const amount = money(order.cents * order.pieces, order.currency);
  const at = { site, item, lot, quantity };
  const [maker, shipment] = [`MO-${String(number)}`, `SH-${String(number)}`];
  const [from, to] = [`production-order/${maker}`, `shipment/${shipment}`];
  return [
    says(stock, 'StockReceived', {
      ...at,
      status: 'available',
      source: { kind: 'production-order', id: maker },
    }),
    says(layers, 'CostLayerAdded', {
      ...at,
      amount,
      source: from,
      kind: 'production-order',
      sourceEventId: from,
    }),
    says(stock, 'StockReserved', { site, item, quantity, demand: `sales-order/SO-${String(number)}/1` }),
    says(stock, 'StockIssued', { ...at, purpose: { kind: 'shipment', id: shipment } }),
    says(layers, 'CostLayerConsumed', { ...at, amount, purpose: to, kind: 'shipment', sourceEventId: to }),
  ];
};
