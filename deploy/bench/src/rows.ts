/** All rows of the bench, in the order of the table. */
import { orderRow } from './company/order.http.js';
import { growthRows } from './growth/rows.http.js';
import { commandRows } from './http/command.http.js';
import { deepRow } from './http/deep.http.js';
import { promiseRow } from './http/promise.http.js';
import { planRow } from './make/plan.js';
import { scheduleRows } from './make/schedule.process.js';
import type { Row } from './measure/row.js';
import { backlogRow } from './road/backlog.kafka.js';
import { rebuildRow } from './road/rebuild.kafka.js';
import { relayRow } from './road/relay.kafka.js';
import { quietRow, tileRow } from './road/tile/tile.http.js';
import { viewRows } from './road/views.kafka.js';
import { appendRows } from './write/append.sql.js';

export const rows: readonly Row[] = [
  ...appendRows,
  ...commandRows,
  relayRow,
  ...viewRows,
  rebuildRow,
  tileRow,
  quietRow,
  orderRow,
  backlogRow,
  deepRow,
  promiseRow,
  ...growthRows,
  planRow,
  ...scheduleRows,
];
