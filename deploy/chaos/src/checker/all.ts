/** Every check, in the order in which a reader wants to hear of them: what was promised first. */
import * as acknowledged from './checks/commands/acknowledged.js';
import * as effects from './checks/commands/effects.js';
import * as repeated from './checks/commands/repeated.js';
import * as parked from './checks/consumers/parked.js';
import * as reach from './checks/consumers/reach.js';
import * as senders from './checks/consumers/senders.js';
import * as deliveries from './checks/goods/deliveries.js';
import * as orders from './checks/goods/orders.js';
import { reactions } from './checks/goods/reactions.js';
import * as stock from './checks/goods/stock.js';
import * as streams from './checks/log/streams.js';
import * as topics from './checks/log/topics.js';
import * as journals from './checks/money/journals.js';
import * as values from './checks/money/values.js';
import * as books from './checks/views/books.js';
import * as facts from './checks/views/facts.js';
import * as states from './checks/views/states.js';
import * as versions from './checks/views/versions.js';
import type { Check } from './finding.js';

const isCheck = (value: unknown): value is Check =>
  typeof value === 'object' && value !== null && 'find' in value;

const checksIn = (module: object): readonly Check[] => (Object.values(module) as unknown[]).filter(isCheck);

export const CHECKS: readonly Check[] = [
  ...[acknowledged, effects, repeated, streams, topics, reach, parked, senders].flatMap(checksIn),
  reactions,
  ...[stock, orders, deliveries, journals, values, facts, versions, books, states].flatMap(checksIn),
];
