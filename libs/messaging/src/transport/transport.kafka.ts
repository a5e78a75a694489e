/**
 * Lets a NestJS application consume: every handler declared by `@Consumes` is one consumer with fenced
 * offsets.
 */
import {
  BaseRpcContext,
  Server,
  type CustomTransportStrategy,
  type MessageHandler,
} from '@nestjs/microservices';
import type { PoolClient } from 'pg';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Delivered } from '../consumer/batch/batch-plan.js';
import { startConsumer } from '../consumer/consumer.kafka.js';
import type { ConsumerOptions } from '../consumer/state/run.js';
import type { RunningConsumer } from '../consumer/state/running.js';
import { isDeclared } from './consumes.kafka.js';

/**
 * What a handler is given: events of one partition in order, and the transaction to which its effect
 * belongs.
 */
export type EventBatch = { readonly events: readonly Delivered[]; readonly tx: PoolClient };

export type TransportOptions = Pick<ConsumerOptions, 'kafka' | 'pool' | 'log' | 'fetchHole'> &
  Partial<
    Pick<
      ConsumerOptions,
      | 'isGenuine'
      | 'ownTopic'
      | 'partitionsConsumedConcurrently'
      | 'sessionTimeoutMs'
      | 'maxBytesPerPartition'
      | 'memberName'
      | 'restMs'
    >
  >;

type Status = 'connected' | 'disconnected';
type Handler = MessageHandler<EventBatch, BaseRpcContext>;

export class BatchKafkaStrategy
  extends Server<Record<string, never>, Status>
  implements CustomTransportStrategy
{
  override readonly propagatesEventHandlerErrors = true;
  private readonly running = new Map<string, RunningConsumer>();
  private listening = false;

  constructor(private readonly options: TransportOptions) {
    super();
  }

  /** Does not wait for Kafka: a consumer tries until it is there, and says so in its state. */
  listen(callback: (error?: unknown) => void): void {
    try {
      for (const [name, handler] of this.handlers()) this.running.set(name, this.start(name, handler));
    } catch (error) {
      callback(error);
      return;
    }
    this.listening = true;
    this._status$.next('connected');
    callback();
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.values()].map((consumer) => consumer.stop()));
    this._status$.next('disconnected');
  }

  /** Whether all consumers were started; each tells its own state. */
  isListening(): boolean {
    return this.listening;
  }

  /** The consumers by name, for health, metrics and the replay of parked events. */
  consumers(): ReadonlyMap<string, RunningConsumer> {
    return this.running;
  }

  /** Call after a commit to the log of the service, with the types of its events. Never throws or waits. */
  committed(types: ReadonlySet<string>): void {
    for (const consumer of this.running.values()) consumer.committed(types);
  }

  on(): never {
    throw new Error('This transport has no events of its own; consumers() tells their state.');
  }

  unwrap<T>(): T {
    return this.running as T;
  }

  private handlers(): ReadonlyMap<string, Handler> {
    return this.messageHandlers;
  }

  private start(consumer: string, handler: Handler): RunningConsumer {
    const { extras } = handler;
    if (!isDeclared(extras)) throw new Error(`Declare the handler of ${consumer} by @Consumes.`);
    const apply = (events: readonly Delivered[], tx: PoolClient): Promise<void> =>
      settle(handler, { events, tx }, new BaseRpcContext([consumer]));
    return startConsumer({ ...this.options, ...extras, consumer, apply });
  }
}

/**
 * A handler answers with a promise or, through a filter or an interceptor, with a stream that fails when
 * heard.
 */
async function settle(handler: Handler, batch: EventBatch, context: BaseRpcContext): Promise<void> {
  const answer: unknown = await handler(batch, context);
  if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
}
