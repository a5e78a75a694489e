/** The story itself: bolts are bought, sold, moved and made into a pump, and nothing goes wrong. */
import type { StoredEvent } from '../model/snapshot.js';
import { addLayer, book, consumeLayer, eur } from './books.js';
import { Telling } from './telling.js';
import { billed, bolts, buy, deliver, pieces, report, sell, stock } from './trade.js';

/** Two bolts go to the other site. */
const move = (story: Telling): void => {
  const path = '/v1/stock-items';
  const purpose = { kind: 'count', id: 'TR-1' };
  const [left] = story.ask(
    {
      ...stock(),
      operation: 'stock-item.IssueStock',
      path: `${path}/lyon.BOLT/issue-stock`,
      body: { purpose },
    },
    ['StockIssued', { ...bolts('2'), purpose }],
  );
  consumeLayer(story, left, { amount: '2.40', kind: 'count' });
  const [arrived] = story.ask(
    { ...stock('leeds'), operation: 'stock-item.ReceiveStock', path, body: { source: purpose } },
    ['StockReceived', { ...bolts('2', 'leeds'), status: 'available', source: purpose }],
  );
  addLayer(story, arrived, { amount: '2.40', kind: 'count' });
};

/** One bolt becomes one pump, and what it cost more or less than planned is a variance. */
const make = (story: Telling): void => {
  const place = { service: 'production', streamId: 'production-order-MO-1' };
  const path = '/v1/production-orders';
  story.ask({ ...place, operation: 'production-order.CreateProductionOrder', path, body: { id: 'MO-1' } }, [
    'ProductionOrderCreated',
    { site: 'lyon', item: 'PUMP', quantity: pieces('1') },
  ]);
  const purpose = { kind: 'production-order', id: 'MO-1', line: '10' };
  const [used] = story.ask(
    {
      ...stock(),
      operation: 'stock-item.IssueStock',
      path: '/v1/stock-items/lyon.BOLT/issue-stock',
      body: {},
    },
    ['StockIssued', { ...bolts('1'), purpose }],
  );
  story.react(used, place, ['MaterialIssued', bolts('1')]);
  const consumed = consumeLayer(story, used, { amount: '1.20', kind: 'production-order' });
  const cost = { service: 'finance', streamId: 'order-cost-MO-1' };
  const charged = {
    order: 'MO-1',
    element: 'material',
    amount: eur('1.20'),
    sourceEventId: consumed?.eventId,
  };
  story.react(consumed, cost, ['WorkInProgressCharged', charged]);
  const [, completed] = story.ask(
    {
      ...place,
      operation: 'production-order.CompleteOperation',
      path: `${path}/MO-1/complete-operation`,
      body: {},
    },
    ['OperationCompleted', { operation: 10 }],
    ['ProductionOrderCompleted', { item: 'PUMP', good: pieces('1'), lot: 'L-MO-1' }],
  );
  settle(story, completed);
};

const settle = (story: Telling, completed: StoredEvent | undefined): void => {
  const pump = { site: 'lyon', item: 'PUMP', lot: 'L-MO-1', quantity: pieces('1') };
  const source = { kind: 'production-order', id: 'MO-1' };
  const [made] = story.react(completed, stock('lyon', 'PUMP'), [
    'StockReceived',
    { ...pump, status: 'available', source },
  ]);
  const added = addLayer(story, made, { amount: '180.00', kind: 'production-order' });
  const cost = { service: 'finance', streamId: 'order-cost-MO-1' };
  story.react(added, cost, [
    'WorkInProgressRelieved',
    { order: 'MO-1', kind: 'finished', amount: eur('180.00') },
  ]);
  const place = { service: 'production', streamId: 'production-order-MO-1' };
  const [closed] = story.react(made, place, ['ProductionOrderClosed', { item: 'PUMP' }]);
  const [variance] = story.react(closed, cost, [
    'WorkInProgressRelieved',
    { order: 'MO-1', kind: 'variance', amount: eur('-178.80') },
  ]);
  book(story, variance, [
    ['1350', '178.80'],
    ['5100', '-178.80'],
  ]);
};

/** A deadline of a process passed. */
const wait = (story: Telling): void => {
  const place = { service: 'supply-chain', streamId: 'process-waiting-SO-1' };
  const data = { kind: 'passed', deadline: 'answer', at: '2026-03-02T09:00:00.000Z' };
  story.react(story.events[0], place, ['Remembered', data]);
};

/** All that happened, in order. */
export const told = (): Telling => {
  const story = new Telling();
  for (const chapter of [buy, report, billed, sell, deliver, move, make, wait]) chapter(story);
  return story;
};
