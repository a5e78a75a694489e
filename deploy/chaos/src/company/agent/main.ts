/** The fault agent is loaded into a service first; it strikes at fail points and burdens the process. */
import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { failpoints } from '@gemba/messaging/engines/failpoint';
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import { setTimeout as pause } from 'node:timers/promises';
import { setClock } from './clock.process.js';
import { noticePools, takeConnections } from './connections.process.js';
import { ADDRESS, type Blow, type Order, type Said } from './orders.js';

const struck = new Map<string, number>();

function strike(point: string, blow: Blow): void | Promise<void> {
  struck.set(point, (struck.get(point) ?? 0) + 1);
  if (blow.kind === 'kill') process.kill(process.pid, 'SIGKILL');
  if (blow.kind === 'fail') throw new InfrastructureError(`struck at ${point}`);
  if (blow.kind === 'delay') return pause(blow.ms);
}

function arm({ point, blow, skip }: Order & { order: 'arm' }): void {
  let left = skip;
  failpoints.set(point, () => {
    left -= 1;
    return left < 0 ? strike(point, blow) : undefined;
  });
}

/** Strings that nobody can share or compress, until the heap is full. */
function fillMemory(): void {
  const taken: number[][] = [];
  const grow = (): void => {
    for (let round = 0; round < 4; round += 1) taken.push(Array.from({ length: 500_000 }, Math.random));
    setImmediate(grow);
  };
  grow();
}

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end) JSON.stringify({ performance });
}

function disarm(): void {
  failpoints.clear();
  setClock(0);
}

function follow(order: Order): void {
  switch (order.order) {
    case 'arm':
      arm(order);
      break;
    case 'disarm':
      disarm();
      break;
    case 'clock':
      setClock(order.byMs);
      break;
    case 'fill-memory':
      fillMemory();
      break;
    case 'block':
      setImmediate(block, order.ms);
      break;
    case 'take-connections':
      // Where the database is away there is nothing to take.
      takeConnections(order.ms).catch((error: unknown) => struck.set(String(error), 1));
      break;
    case 'say':
  }
}

function serve(socket: Socket): void {
  socket.unref();
  // Who gave the order may be gone before it hears the answer.
  socket.on('error', () => socket.destroy());
  createInterface(socket).on('line', (line) => {
    follow(JSON.parse(line) as Order);
    const said: Said = { pid: process.pid, struck: Object.fromEntries(struck) };
    socket.write(`${JSON.stringify(said)}\n`);
  });
}

const address = process.env[ADDRESS];
if (address !== undefined) {
  noticePools();
  rmSync(address, { force: true });
  createServer(serve).listen(address).unref();
}
