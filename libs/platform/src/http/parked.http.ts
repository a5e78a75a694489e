/** Parked events of a service: list them, apply them again, or give one up on record. */
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { IsText } from '@gemba/contracts/fields';
import { evictParked, listParked } from '@gemba/messaging/consumer/batch/parked.sql';
import { Caller, Roles } from '../access/guard.http.js';
import type { Principal } from '../access/principal.js';
import { shownParked } from '../access/parked.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { Describe } from '../spec/openapi/describe.http.js';
import { Problem } from './problems/problem.js';
import { parkedVersionIn } from './request/asked.js';
import { validated } from './request/validation.js';

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
    @Describe({ summary: 'List parked events, with why they are parked' })
    async list(@Caller() caller: Principal): Promise<object> {
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
    @Describe({ summary: 'Apply the parked events of a stream again, in order' })
    @Roles('admin')
    replay(@Param() { consumer, service, streamId }: Queue): Promise<object> {
      return consumerNamed(consumer).replayParked({ service, streamId });
    }

    @Post(`${PATH}/:version/evict`)
    @Describe({ summary: 'Give one parked event up, on record', body: Eviction })
    @Roles('admin')
    async evict(
      @Param() { consumer, service, streamId, version }: Queue & { version: string },
      @Body() body: unknown,
      @Caller() caller: Principal,
    ): Promise<object> {
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
