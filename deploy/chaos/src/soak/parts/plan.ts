/** What a soak does, computed from its seed: every writer's every command, and when something is killed. */
import { createHash } from 'node:crypto';

export const WRITERS = 24;
export const APPENDERS = 4;
/** Streams that all writers share at any time. */
export const HOT_STREAMS = 40;
/** After so many commands a writer goes on with the next forty, so that no stream grows without bound. */
const GENERATION = 1_000;
/** The writer and the command whose first event the consumer cannot apply at first. */
export const POISON = { writer: 0, n: 5 };

export type SoakCommand = {
  readonly commandId: string;
  readonly streamId: string;
  /** How many events it makes, 1 to 5; a refused one makes none. */
  readonly events: number;
  readonly refused: boolean;
  /** Sent once more when it is done, under the same key. */
  readonly repeated: boolean;
  /** Sent once more under the same key with another body. */
  readonly reused: boolean;
  /** Before it, an append is made in a transaction that is rolled back. */
  readonly rollback: boolean;
  readonly poison: boolean;
};

/** The `n`th command of a writer, from 1. */
export function commandAt(seed: number, writer: number, n: number): SoakCommand {
  const bytes = digest(`${String(seed)}/${String(writer)}/${String(n)}`);
  const share = (index: number): number => (bytes[index] ?? 0) / 256;
  const refused = share(1) < 0.02;
  const generation = String(Math.floor((n - 1) / GENERATION));
  return {
    commandId: uuidOf(bytes),
    streamId: `${generation}-${String((bytes[0] ?? 0) % HOT_STREAMS)}`,
    events: refused ? 0 : 1 + ((bytes[2] ?? 0) % 5),
    refused,
    repeated: share(3) < 0.05,
    reused: share(4) < 0.02,
    rollback: share(5) < 0.05,
    poison: writer === POISON.writer && n === POISON.n,
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A UUID (RFC 9562 version 8) of the last 16 of 32 bytes. */
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex').slice(32);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20)].join('-');
}

export type FaultKind =
  'kill-appender' | 'freeze-relay' | 'kill-relay' | 'kill-consumer' | 'kill-timer' | 'open-transaction';

/** A fault, and the event at whose writing it strikes. */
export type SoakFault = { readonly kind: FaultKind; readonly at: number; readonly which: number };

/** So many faults of each kind at least, and one more for every so many events. */
const FAULTS: Readonly<Record<FaultKind, readonly [least: number, every: number]>> = {
  'kill-appender': [6, 20_000],
  'freeze-relay': [2, 100_000],
  'kill-relay': [1, 200_000],
  'kill-consumer': [1, 200_000],
  'kill-timer': [2, 500_000],
  'open-transaction': [3, 50_000],
};

/** The faults of a soak of so many events, spread over its first nine tenths. */
export function faultsOf(seed: number, events: number): readonly SoakFault[] {
  const kinds = Object.entries(FAULTS) as [FaultKind, readonly [number, number]][];
  return kinds.flatMap(([kind, [least, every]]) =>
    Array.from({ length: least + Math.floor(events / every) }, (_, index) => {
      const bytes = digest(`${String(seed)}/${kind}/${String(index)}`);
      const at = Math.floor((bytes.readUInt32BE(0) / 2 ** 32) * events * 0.9);
      return { kind, at, which: bytes.readUInt32BE(4) };
    }).sort((a, b) => a.at - b.at),
  );
}
