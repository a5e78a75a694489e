/** Speaks to the fault agents inside the services. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order, Said } from './agent/orders.js';

const PATIENCE_MS = 3_000;
const INSISTS_MS = 30_000;
const PAUSE_MS = 100;

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

/** Gives an order until it is taken: a service that is away or busy hears it when it is back. */
export async function insist(address: string, what: Order): Promise<void> {
  const deadline = performance.now() + INSISTS_MS;
  for (let taken = false; !taken;) {
    taken = await order(address, what).then(
      () => true,
      (error: unknown) => {
        if (performance.now() > deadline) throw error;
        return false;
      },
    );
    if (!taken) await pause(PAUSE_MS);
  }
}
