/** Every check, in the order in which a reader wants to hear of them: what was promised first. */
import * as acknowledged from './commands/acknowledged.js';
import * as effects from './commands/effects.js';
import * as repeated from './commands/repeated.js';
import * as parked from './consumers/parked.js';
import * as reach from './consumers/reach.js';
import * as senders from './consumers/senders.js';
import * as deliveries from './goods/deliveries.js';
import * as orders from './goods/orders.js';
import { reactions } from './goods/reactions.js';
import * as stock from './goods/stock.js';
import * as streams from './log/streams.js';
import * as topics from './log/topics.js';
import * as journals from './money/journals.js';
import * as values from './money/values.js';
import * as books from './views/books.js';
import * as facts from './views/facts.js';
import * as states from './views/states.js';
import * as versions from './views/versions.js';
import type { Check } from '../model/finding.js';

const isCheck = (value: unknown): value is Check =>
  typeof value === 'object' && value !== null && 'find' in value;

const checksIn = (module: object): readonly Check[] => (Object.values(module) as unknown[]).filter(isCheck);

export const CHECKS: readonly Check[] = [
  ...[acknowledged, effects, repeated, streams, topics, reach, parked, senders].flatMap(checksIn),
  reactions,
  ...[stock, orders, deliveries, journals, values, facts, versions, books, states].flatMap(checksIn),
];
