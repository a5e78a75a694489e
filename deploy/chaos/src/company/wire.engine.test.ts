/** A wire to a server that says everything back: it passes, stalls, ends, and passes again. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { until } from '@gemba/deploy-local/testing/until.process';
import { layWire, type Wire } from './wire.process.js';

const WITHIN_MS = 2_000;

let server: Server;
let wire: Wire;
let client: Socket;
let heard: string;

const join = async (): Promise<Socket> => {
  const socket = connect(wire.port, '127.0.0.1');
  socket.on('data', (bytes: Buffer) => (heard += bytes.toString()));
  // A dropped end is what these tests are about; they look at what was heard.
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
};

beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  wire = await layWire();
  wire.lead({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  client = await join();
});

afterEach(async () => {
  client.destroy();
  await wire.close();
  server.close();
});

const says = async (text: string): Promise<void> => {
  client.write(text);
  await until(() => heard.endsWith(text), WITHIN_MS);
};

describe('a wire', () => {
  it('lets pass what is said', async () => {
    await says('hello');
    expect(heard).toBe('hello');
  });

  it('keeps back what is said while it is stalled, and delivers it after', async () => {
    await says('one');
    wire.trouble({ kind: 'stalled', ways: ['in'] });
    client.write('two');
    const other = connect(wire.port, '127.0.0.1');
    await once(other, 'connect');
    other.destroy();
    expect(heard).toBe('one');
    wire.mend();
    await until(() => heard === 'onetwo', WITHIN_MS);
  });

  it('drops everybody when it is cut, and takes them again when it is mended', async () => {
    await says('one');
    wire.trouble({ kind: 'cut' });
    await until(() => client.destroyed, WITHIN_MS);
    wire.mend();
    client = await join();
    await says('two');
    expect(heard).toBe('onetwo');
  });

  it('delays what is said', async () => {
    wire.trouble({ kind: 'late', ms: 40 });
    const began = performance.now();
    await says('slow');
    expect(performance.now() - began).toBeGreaterThan(79);
  });

  it('ends one side only when it is half-closed', async () => {
    await says('one');
    wire.trouble({ kind: 'half-closed' });
    await once(client, 'end');
    expect(heard).toBe('one');
  });
});
