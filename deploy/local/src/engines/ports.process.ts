/** Finds out which TCP ports of the loopback address can be listened on. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Whether nobody listens on this port. Tried on every address too, since another program may hold all of
 * them.
 */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * Below what Linux, macOS and Windows give to outgoing connections (32,768 and above): a program that starts
 * again finds its port as it left it, and not in the hands of somebody's connection.
 */
const CHOSEN_FROM = 12_000;
const CHOSEN_TO = 32_000;

/** Ports that are free now, one behind the other. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const first = randomInt(CHOSEN_FROM, CHOSEN_TO - count);
  const ports = Array.from({ length: count }, (_, index) => first + index);
  const free = await Promise.all(ports.map(isFree));
  return free.every(Boolean) ? ports : freePorts(count);
}
