/** What the processes of a soak are told when they start, and what they tell. */
import type { KafkaServer } from '@gemba/messaging/engines/server';

export type Connection = {
  readonly databaseUrl: string;
  readonly server: KafkaServer;
  /** The topic of the soak is `<prefix>.soak`. */
  readonly prefix: string;
  readonly seed: number;
};

/** The last command of each writer that is known to be done, by the writer's number. */
export type Done = Readonly<Record<number, number>>;

export type AppenderOrder = Connection & { readonly done: Done };

/** From any process to the soak. */
export type Said =
  | { readonly say: 'done'; readonly done: Done; readonly rollbacks: number; readonly repeats: number }
  /** Something that must never happen. */
  | { readonly say: 'wrong'; readonly what: string }
  | { readonly say: 'relay'; readonly status: string; readonly published: number }
  | {
      readonly say: 'consumer';
      readonly duplicates: number;
      readonly fetched: number;
      readonly parked: number;
    }
  | { readonly say: 'replayed'; readonly remaining: number };

/** From the soak to a process. */
export type Asked = { readonly ask: 'stop' } | { readonly ask: 'replay'; readonly streamId: string };

export const ORDER = 'GEMBA_SOAK';
