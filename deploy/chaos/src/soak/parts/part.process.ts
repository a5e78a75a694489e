/** A process of the soak: started, asked, frozen, killed. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ORDER, type Asked, type Connection, type Said } from './orders.js';

export type PartName = 'appender' | 'relay' | 'consumer' | 'timer';

export type Part = {
  readonly pid: number;
  readonly ask: (asked: Asked) => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Whether it ended by a signal, and its last words to the error output. */
  readonly ended: Promise<{ readonly killed: boolean; readonly words: string }>;
};

const programs = resolve(import.meta.dirname, '../../../dist/soak/parts');
/** Of the error output, so many characters at the end are kept. */
const WORDS = 2_000;

export function startPart(name: PartName, order: Connection, hear: (said: Said) => void): Part {
  const child = spawn(process.execPath, [resolve(programs, name, 'main.js')], {
    env: { ...process.env, [ORDER]: JSON.stringify(order), NODE_OPTIONS: '', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-WORDS);
  });
  child.on('message', (said) => {
    hear(said as Said);
  });
  // What is sent to a process that has just been killed is lost with it.
  child.on('error', () => undefined);
  const ended = new Promise<{ killed: boolean; words: string }>((settle) => {
    child.once('close', (_code, signal) => {
      settle({ killed: signal !== null, words });
    });
  });
  return {
    pid: child.pid ?? 0,
    ask: (asked) => {
      if (child.connected) child.send(asked);
    },
    signal: (signal) => child.kill(signal),
    ended,
  };
}
