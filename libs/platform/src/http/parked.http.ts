/** Parked events of a service: list them, apply them again, or give one up on record. */
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { IsFlag, IsInstant, IsListOf, IsText, IsWhole } from '@gemba/contracts/fields';
import { evictParked, listParked } from '@gemba/messaging/consumer/batch/parked.sql';
import { Caller, Roles } from '../access/guard.http.js';
import type { Principal } from '../access/principal.js';
import { shownParked } from '../access/parked.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { Describe } from '../spec/openapi/describe.http.js';
import { Problem } from './problems/problem.js';
import { parkedVersionIn } from './request/asked.js';
import { validated } from './request/validation.js';

const MANY = { max: Number.MAX_SAFE_INTEGER };

class ParkedEvent {
  @Says('Which parked it.', 'finance.tables') @IsWords() readonly consumer!: string;
  @Says('The service that owns the stream.', 'production') @IsWords() readonly service!: string;
  @Says('The stream that waits.', 'production-order-PRO-2026-118') @IsWords() readonly streamId!: string;
  @Says('Of the event in its stream; 0 for a message that could not be read.')
  @IsWhole()
  readonly version!: number;
  @Says('Name of the event.', 'production.QuantityReported') @IsWords() readonly type!: string;
  @Says('Where it stands in Kafka.', 'gemba.production') @IsWords() readonly topic!: string;
  @Says('Of the topic.') @IsWhole() readonly partition!: number;
  @Says('In the partition.', '118') @IsWords() readonly offset!: string;
  @Says('What went wrong, or `behind` for an event that waits for one before it.', 'behind')
  @IsWords()
  readonly reason!: string;
  @Says('The same in words, without a trace.') @IsWords() readonly detail!: string;
  @Says('When it was parked.') @IsInstant() readonly parkedAt!: string;
  @Says('The event, or the raw message, as JSON.', '{}') @IsWords() readonly record!: string;
}

class ParkedEvents {
  @Says('By stream, in the order in which they are applied again.')
  @IsListOf(() => ParkedEvent)
  readonly data!: readonly ParkedEvent[];
}

class Replay {
  @Says('How many were applied.') @IsWhole(MANY) readonly applied!: number;
  @Says('How many are still parked.') @IsWhole(MANY) readonly remaining!: number;
  @Says('Why the first of them is; null where none is.', null) @OrNull() @IsWords() readonly reason!:
    string | null;
}

class Evicted {
  @Says('Whether it was given up.') @IsFlag() readonly evicted!: boolean;
}

class Eviction {
  @IsText() reason!: string;
}

const PATH = ':consumer/:service/:streamId';

/** The events of one stream that a consumer has parked. */
type Queue = { consumer: string; service: string; streamId: string };

/** The controller of what is parked; replays run in the consumer itself, so that nothing overtakes. */
export const parkedController = (runtime: Runtime): Type => {
  const consumerNamed = (name: string) => {
    const found = runtime.consumer(name);
    if (found) return found;
    const names = [...runtime.strategy.consumers().keys()].join(', ');
    throw new Problem(404, 'PLT-NOT-FOUND', `There is no consumer ${name} here; there are: ${names}.`);
  };

  @Controller('v1/parked')
  class ParkedInterface {
    @Get()
    @Describe({ summary: 'List parked events, with why they are parked', answer: ParkedEvents })
    async list(@Caller() caller: Principal): Promise<ParkedEvents> {
      const names = [...runtime.strategy.consumers().keys()];
      const lists = await Promise.all(
        names.map(async (consumer) =>
          (await listParked(runtime.pool, consumer))
            .flatMap((each) => shownParked(caller, each))
            .map((each) => ({ consumer, ...each })),
        ),
      );
      return { data: lists.flat() };
    }

    @Post(`${PATH}/replay`)
    @Describe({ summary: 'Apply the parked events of a stream again, in order', answer: Replay })
    @Roles('admin')
    replay(@Param() { consumer, service, streamId }: Queue): Promise<Replay> {
      return consumerNamed(consumer).replayParked({ service, streamId });
    }

    @Post(`${PATH}/:version/evict`)
    @Describe({ summary: 'Give one parked event up, on record', body: Eviction, answer: Evicted })
    @Roles('admin')
    async evict(
      @Param() { consumer, service, streamId, version }: Queue & { version: string },
      @Body() body: unknown,
      @Caller() caller: Principal,
    ): Promise<Evicted> {
      consumerNamed(consumer);
      const { reason } = validated(Eviction, body);
      const eviction = { pool: runtime.pool, consumer, reason: `${caller.id}: ${reason}` };
      const evicted = await evictParked(eviction, { service, streamId }, parkedVersionIn(version));
      if (!evicted)
        throw new Problem(
          404,
          'PLT-NOT-FOUND',
          `Version ${version} of ${service}/${streamId} is not parked.`,
        );
      return { evicted };
    }
  }
  return ParkedInterface;
};
