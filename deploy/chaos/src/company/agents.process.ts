/** Speaks to the fault agents inside the services. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Order, Said } from './agent/orders.js';

const PATIENCE_MS = 3_000;

/** Gives an order and waits until it is taken. Rejects when the service is not there or has no ears. */
export async function order(address: string, what: Order): Promise<Said> {
  const socket = connect(address);
  const late = AbortSignal.timeout(PATIENCE_MS);
  try {
    await once(socket, 'connect', { signal: late });
    socket.write(`${JSON.stringify(what)}\n`);
    const [line] = (await once(createInterface(socket), 'line', { signal: late })) as [string];
    return JSON.parse(line) as Said;
  } finally {
    socket.destroy();
  }
}
