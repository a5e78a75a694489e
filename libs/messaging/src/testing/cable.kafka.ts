/** A cable to the broker that a test can cut: a TCP proxy under a port of its own. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { need } from './sandbox.sql.js';

export type Cable = {
  /** Address under which the broker is reached through the cable. */
  readonly broker: string;
  /** Drops what is connected and refuses what comes. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

/**
 * A broker tells clients the address at which it wants to be called, and they would go round the cable.
 * Its answers are rewritten: as both ports have five digits, the port stands in them as the same two bytes
 * after the host.
 */
export async function layCable(): Promise<Cable> {
  const [host = '', port = ''] = (need('TEST_KAFKA_BROKERS').split(',')[0] ?? '').split(':');
  const ends = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) near.destroy();
    else join(near, connect(Number(port), host));
  });
  const join = (near: Socket, far: Socket): void => {
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
      // A cut is what the test is about; the client notices by itself.
      end.on('error', () => other.destroy());
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => near.write(redirect(bytes, { host, from: Number(port), to: portOf(server) })));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    whole = false;
    for (const end of ends) end.destroy();
  };
  const mend = (): void => {
    whole = true;
  };
  const close = async (): Promise<void> => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  };
  return { broker: `127.0.0.1:${String(portOf(server))}`, cut, mend, close };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

type Redirection = { readonly host: string; readonly from: number; readonly to: number };

function redirect(bytes: Buffer, { host, from, to }: Redirection): Buffer {
  const port = Buffer.alloc(4);
  port.writeInt32BE(from);
  const address = Buffer.concat([Buffer.from(host), port]);
  for (let at = bytes.indexOf(address); at >= 0; at = bytes.indexOf(address, at + 1)) {
    bytes.writeInt32BE(to, at + host.length);
  }
  return bytes;
}
