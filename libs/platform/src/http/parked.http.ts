/** Parked events of a service: list them, apply them again, or give one up on record. */
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { IsText } from '@gemba/contracts/fields';
import { evictParked, listParked } from '@gemba/messaging/consumer/parked/parked.sql';
import { Caller, Roles } from '../access/guard.http.js';
import type { Principal } from '../access/principal.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { Describe } from './describe.http.js';
import { Problem } from './problems/problem.js';
import { validated } from './request/validation.js';

class Eviction {
  @IsText() reason!: string;
}

const PATH = ':consumer/:streamId';

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
    async list(): Promise<object> {
      const names = [...runtime.strategy.consumers().keys()];
      const lists = await Promise.all(
        names.map(async (consumer) =>
          (await listParked(runtime.pool, consumer)).map((each) => ({ consumer, ...each })),
        ),
      );
      return { data: lists.flat() };
    }

    @Post(`${PATH}/replay`)
    @Describe({ summary: 'Apply the parked events of a stream again, in order' })
    @Roles('admin', 'operator')
    replay(@Param('consumer') consumer: string, @Param('streamId') streamId: string): Promise<object> {
      return consumerNamed(consumer).replayParked(streamId);
    }

    @Post(`${PATH}/:version/evict`)
    @Describe({ summary: 'Give one parked event up, on record', body: Eviction })
    @Roles('admin', 'operator')
    async evict(
      @Param() { consumer, streamId, version }: { consumer: string; streamId: string; version: string },
      @Body() body: unknown,
      @Caller() caller: Principal,
    ): Promise<object> {
      consumerNamed(consumer);
      const { reason } = validated(Eviction, body);
      const eviction = { pool: runtime.pool, consumer, reason: `${caller.id}: ${reason}` };
      const evicted = await evictParked(eviction, streamId, Number(version));
      if (!evicted)
        throw new Problem(404, 'PLT-NOT-FOUND', `Version ${version} of ${streamId} is not parked.`);
      return { evicted };
    }
  }
  return ParkedInterface;
};
