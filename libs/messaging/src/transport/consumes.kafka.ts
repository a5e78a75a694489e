/** Declares a handler as a consumer whose errors arrive as they were thrown. */
import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { ConsumerOptions } from '../consumer/state/run.js';

/** `topics`, and what else is to differ from the settings of the transport. */
export type ConsumerExtras = { readonly topics: readonly string[] } & Partial<
  Pick<
    ConsumerOptions,
    | 'fetchHole'
    | 'hears'
    | 'partitionsConsumedConcurrently'
    | 'sessionTimeoutMs'
    | 'maxBytesPerPartition'
    | 'restMs'
  >
>;

/** Present in the extras of handlers declared by `Consumes`, and of no others. */
const declared = Symbol('gemba.consumes');

/**
 * Nest's own filter answers "Internal server error" for whatever is thrown. A broken database would then
 * look like a bad event and be parked; so this filter passes every error on.
 */
@Catch()
class PassOn implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}

/** The overloads that know a map of events leave no decorator that could be combined. */
const eventPattern: (name: string, extras: object) => MethodDecorator = EventPattern;

/** `consumer` names it in the database and its group in Kafka: once in use it must not change. */
export function Consumes(consumer: string, extras: ConsumerExtras): MethodDecorator {
  return applyDecorators(eventPattern(consumer, { ...extras, [declared]: true }), UseFilters(new PassOn()));
}

export function isDeclared(extras: object | undefined): extras is ConsumerExtras {
  return extras !== undefined && declared in extras;
}
