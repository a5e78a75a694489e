/** What must not become slower with history: an append, a command over HTTP, and the way to the tile. */
import { Appender } from '@gemba/event-store/append/appender.sql';
import { openLog } from '../ground/log.sql.js';
import { rush } from '../http/clients.http.js';
import { askFor } from '../http/command.http.js';
import { openDepartment } from '../http/department.process.js';
import { fillLog, fillPublishedLog } from '../http/history.sql.js';
import { openPair } from '../road/tile/pair.process.js';
import { observed, SITES } from '../road/tile/tile.http.js';
import { appendAll } from '../write/append.sql.js';
import type { Grow } from './growth.js';
import { growthRow } from './growth.js';

const WRITERS = 32;
const APPENDS = 12_000;
const REQUESTS = 4_000;
const TILES = 2_500;

const appends: Grow = async ({ databaseUrl, scale }, events) => {
  const { pool, close } = await openLog(databaseUrl, WRITERS);
  await fillLog(pool, events);
  const appender = new Appender(pool, { committed: () => undefined });
  const load = { writers: WRITERS, eventsEach: 1, appends: Math.ceil(APPENDS * scale) };
  return { side: () => appendAll(appender, load), close };
};

const commands: Grow = async (bench, events) => {
  const history = fillPublishedLog(events);
  const { processes, token, stop } = await openDepartment(bench, { history });
  const next = () => askFor(processes[0]?.port ?? 0, token);
  const requests = Math.ceil(REQUESTS * bench.scale);
  return { side: () => rush({ clients: WRITERS, requests, next }), close: stop };
};

const tiles: Grow = async (bench, events) => {
  const pair = await openPair(bench, { sites: SITES, history: fillPublishedLog(events) });
  return { side: () => observed(pair, Math.ceil(TILES * bench.scale)), close: pair.stop };
};

export const growthRows = [
  growthRow(
    { id: 'growth-append', work: 'append, 32 writers, on a log that has grown', by: 'rate' },
    appends,
  ),
  growthRow(
    { id: 'growth-command', work: 'HTTP command, 32 clients, on a log that has grown', by: 'rate' },
    commands,
  ),
  growthRow(
    { id: 'growth-tile', work: 'command → tile, 500 commands/s, on a log that has grown', by: 'latency' },
    tiles,
  ),
];
