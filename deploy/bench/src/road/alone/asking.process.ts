/** Asks KafkaJS alone, in a process of its own, which has none of our code for records. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { KafkaServer } from '@gemba/messaging/engines/server';
import type { Sample } from '../../measure/row.js';

export type Ask = {
  readonly work: 'send' | 'read';
  readonly kafka: KafkaServer;
  readonly topics: readonly string[];
  /** To be read exactly; to be sent at least. */
  readonly count: number;
};

export type Alone = { readonly ask: (of: Ask) => Promise<Sample>; readonly stop: () => Promise<void> };

const program = join(import.meta.dirname, 'alone.process.js');

export const startAlone = (): Alone => {
  const child = fork(program, { execArgv: ['--no-warnings'] });
  const ended = once(child, 'exit');
  const ask = async (of: Ask): Promise<Sample> => {
    child.send(of);
    const answer = await Promise.race([once(child, 'message'), ended]);
    if (child.exitCode !== null) throw new Error(`KafkaJS alone ended with ${String(child.exitCode)}.`);
    return answer[0] as Sample;
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { ask, stop };
};
