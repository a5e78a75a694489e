/** A wire is a TCP proxy between a service and an engine that can be cut, stalled, slowed, half-closed. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Seen from the service: what it sends goes out, what the engine answers comes in. */
export type Way = 'out' | 'in';

export type Trouble =
  /** What is connected is dropped, what comes is refused. */
  | { readonly kind: 'cut' }
  /** Nothing passes, and nobody is told. */
  | { readonly kind: 'stalled'; readonly ways: readonly Way[] }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'narrow'; readonly bytesPerSecond: number }
  /** The engine seems to have nothing more to say, while it still listens. */
  | { readonly kind: 'half-closed' };

export type Wire = {
  /** Address under which the service reaches the engine. */
  readonly port: number;
  /** Says where the engine is; nobody can pass before. */
  readonly lead: (to: { readonly host: string; readonly port: number }) => void;
  readonly trouble: (what: Trouble) => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

type Line = { readonly near: Socket; readonly far: Socket };

class Proxy {
  readonly lines = new Set<Line>();
  target: { readonly host: string; readonly port: number } | undefined;
  private now: Trouble | undefined;
  private changed = Promise.withResolvers<null>();

  set(trouble: Trouble | undefined): void {
    this.now = trouble;
    this.changed.resolve(null);
    this.changed = Promise.withResolvers();
    if (trouble?.kind === 'cut') this.drop();
    if (trouble?.kind === 'half-closed') for (const { near } of this.lines) near.end();
  }

  drop(): void {
    for (const { near, far } of this.lines) {
      near.destroy();
      far.destroy();
    }
  }

  accept(near: Socket): void {
    if (this.now?.kind === 'cut' || !this.target) {
      near.destroy();
      return;
    }
    const far = connect(this.target.port, this.target.host);
    const line = { near, far };
    this.lines.add(line);
    const forget = (): void => {
      this.lines.delete(line);
    };
    tie(near, far, forget);
    tie(far, near, forget);
    void this.pump(near, far, 'out');
    void this.pump(far, near, 'in');
  }

  private async pump(from: Socket, to: Socket, way: Way): Promise<void> {
    try {
      for await (const chunk of from) {
        await this.passage(way, (chunk as Buffer).length);
        await pass(to, chunk as Buffer);
      }
      to.end();
    } catch (error) {
      // Reading from a dropped socket ends with an error; the pair is gone then.
      to.destroy(error instanceof Error ? error : undefined);
    }
  }

  private async passage(way: Way, bytes: number): Promise<void> {
    for (let passed = false; !passed;) {
      const { now, changed } = this;
      const ms = delayOf(now, bytes);
      if (ms > 0) await pause(ms);
      passed = now?.kind !== 'stalled' || !now.ways.includes(way);
      if (!passed) await changed.promise;
    }
  }
}

/** How long bytes take, in milliseconds. */
const delayOf = (now: Trouble | undefined, bytes: number): number => {
  if (now?.kind === 'late') return now.ms;
  return now?.kind === 'narrow' ? (bytes / now.bytesPerSecond) * 1000 : 0;
};

/** An end that breaks or closes takes the other with it; service and engine see it by themselves. */
const tie = (end: Socket, other: Socket, closed: () => void): void => {
  end.setNoDelay(true);
  end.on('error', () => other.destroy());
  end.on('close', () => {
    closed();
    other.destroy();
  });
};

/** Hands bytes on, no faster than they are taken; where nobody is left they are lost. */
async function pass(to: Socket, chunk: Buffer): Promise<void> {
  if (to.destroyed || to.writableEnded || to.write(chunk)) return;
  await Promise.race([once(to, 'drain'), once(to, 'close')]);
}

/** Lays a wire at a free port of the loopback address. */
export async function layWire(): Promise<Wire> {
  const proxy = new Proxy();
  const server = createServer({ allowHalfOpen: true }, (near) => {
    proxy.accept(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    lead: (to) => {
      proxy.target = to;
    },
    trouble: (what) => {
      proxy.set(what);
    },
    mend: () => {
      proxy.set(undefined);
    },
    close: async () => {
      proxy.set({ kind: 'cut' });
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
