/** One datum changed per promise, and the check that has to notice. */
import { OF_GOODS } from './tampering/goods.js';
import { OF_LOGS } from './tampering/logs.js';
import { OF_MONEY } from './tampering/money.js';
import { OF_VIEWS } from './tampering/views.js';
import { OF_COMMANDS } from './tampering/commands.js';
import type { Tampering } from './tampering/tampering.js';

export const TAMPERINGS: readonly Tampering[] = [
  ...OF_COMMANDS,
  ...OF_LOGS,
  ...OF_GOODS,
  ...OF_MONEY,
  ...OF_VIEWS,
];
