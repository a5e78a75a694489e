/**
 * Engines for a test run: in a new folder, on free ports, gone with everything in it when the run is over.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../engines/child.process.js';
import { startEngines, type Engines } from '../engines/engines.process.js';
import { endLeftoverKafka, hasBroker } from '../engines/kafka.process.js';
import { freePorts } from '../engines/ports.process.js';
import { endLeftoverPostgres, hasPostgres } from '../engines/postgres.process.js';
import { enginesFrom } from './choice.js';
import { dockerAnswers, startContainers } from './containers.process.js';

const hasEmbedded = () => hasPostgres() && hasBroker();

const PREFIX = 'gemba-engines-';
const OWNER = 'owner';

/**
 * Starts both engines for this process alone: those that GEMBA_ENGINES asks for, else embedded ones where the
 * machine has what they need, else containers. What killed test runs left behind is removed first.
 * @throws NoEngines
 */
export async function startTestEngines(): Promise<Engines> {
  const from = enginesFrom(process.env.GEMBA_ENGINES ?? '', { hasEmbedded, dockerAnswers });
  await sweep();
  return from === 'docker' ? startContainers() : startEmbedded();
}

async function startEmbedded(): Promise<Engines> {
  const state = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(state, OWNER), String(process.pid));
  const remove = () => {
    rmSync(state, { recursive: true, force: true });
  };
  try {
    const [postgres = 0, broker = 0, controller = 0] = await freePorts(3);
    const engines = await startEngines({ state, ports: { postgres, broker, controller } });
    const stop = async () => {
      await engines.stop();
      remove();
    };
    return { ...engines, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

async function sweep(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of folders.map((name) => join(tmpdir(), name)).filter(isAbandoned)) {
    await Promise.all([endLeftoverKafka(folder), endLeftoverPostgres(folder)]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder without an owner has just been made by another run, which is about to name itself. */
function isAbandoned(folder: string): boolean {
  const file = join(folder, OWNER);
  return existsSync(file) && !isAlive(Number(readFileSync(file, 'utf8')));
}
