/** The demo company: loads its history through the public interfaces, then goes on living. */
import { CompanyClient } from './client/company-client.http.js';
import { closeConnections } from './client/exchange.http.js';
import { Refused } from './client/refused.js';
import { open, playHistory, spanOf } from './life/history.js';
import { live } from './life/live.js';
import { settingsFrom } from './life/settings.js';
import { aim } from './life/aiming.js';
import { improve } from './life/improving.js';
import { watchFigures } from './life/watching.js';
import { openMemory } from './world/memory.process.js';

const settings = settingsFrom(process.argv.slice(2), process.env.GEMBA_RUN);
const ended = new AbortController();
const world = {
  company: new CompanyClient(settings.run),
  memory: openMemory(settings.folder),
  seed: settings.seed,
};

const end = (): void => {
  ended.abort();
  // Every command has a key: what was under way is given again at the next start, without a second effect.
  process.exit(0);
};
process.once('SIGTERM', end);
process.once('SIGINT', end);

try {
  if (settings.live) {
    await live(world, settings.pace, ended.signal);
  } else {
    const began = performance.now();
    const tell = (text: string): void => {
      console.log(`${text} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    };
    const span = await spanOf(world, settings.historyDays);
    await open(world, span, tell);
    await playHistory(world, span, tell);
    await watchFigures(world);
    await aim(world, span);
    await improve(world, span);
    tell('figures are watched');
    tell(`${String(world.company.answered)} requests were answered`);
  }
} catch (error) {
  console.error(error instanceof Refused ? error.message : error);
  process.exitCode = 1;
} finally {
  world.memory.close();
  closeConnections();
}
