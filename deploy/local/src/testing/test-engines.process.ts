/** Engines for a test run: in a new folder, on free ports, gone with everything in it when the run is over. */
import { mkdirSync, rmSync } from 'node:fs';
import { startEngines, type Engines } from '../engines/engines.process.js';
import { freePorts } from '../engines/ports.process.js';

/** Starts in `state`, a folder of the caller's that `stop` removes. */
export async function startTestEngines(state: string): Promise<Engines> {
  mkdirSync(state, { recursive: true, mode: 0o755 });
  const [postgres = 0, broker = 0, controller = 0] = await freePorts(3);
  const engines = await startEngines({ state, ports: { postgres, broker, controller } });
  return {
    ...engines,
    stop: async () => {
      await engines.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}
