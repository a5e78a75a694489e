/** Streams as they stand in the log, for readers that miss events, for drill-down and for audit. */
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { readLog, readStream, readTail } from '@gemba/event-store/log/log.sql';
import { Caller, Roles } from '../access/guard.http.js';
import type { Principal } from '../access/principal.js';
import { knows, nounOf, shownEvent } from '../access/reading.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { eventSchema, page } from '../spec/openapi/parts.js';
import { Describe } from '../spec/openapi/describe.http.js';
import { positionIn, versionIn } from './request/asked.js';
import { pageLimit } from './request/pages.js';
import { Problem } from './problems/problem.js';

const EVENTS = page(eventSchema);

/** The controller of a service's log. */
export const streamsController = (runtime: Runtime): Type => {
  @Controller('v1')
  class StreamsInterface {
    @Get('streams/:streamId/events')
    @Describe({
      summary: 'Read a stream, oldest event first',
      query: { from: 'First version; 1 unless told.', limit: '' },
      answer: EVENTS,
    })
    async stream(
      @Caller() caller: Principal,
      @Param('streamId') streamId: string,
      @Query() query: Record<string, string>,
    ): Promise<object> {
      const limit = pageLimit(query.limit);
      const rows = await readStream(runtime.pool, streamId, {
        from: versionIn('from', query.from),
        limit: limit + 1,
      });
      const [first = (await readStream(runtime.pool, streamId, { limit: 1 }))[0]] = rows;
      if (!first || !knows(caller, first)) throw unknownStream(streamId, first !== undefined);
      const isTheirs = await runtime.isSeenBy(caller, { noun: nounOf(first.type), streamId });
      if (!isTheirs) throw unknownStream(streamId, true);
      const data = rows.slice(0, limit).map((event) => shownEvent(caller, event));
      return { data, hasMore: rows.length > limit };
    }

    @Get('log')
    @Describe({
      summary: 'Read the log of the service',
      query: { after: 'Position to read on from.', tail: 'Any text: the newest events instead.', limit: '' },
      answer: EVENTS,
    })
    @Roles('admin', 'service', 'coo')
    async log(@Caller() caller: Principal, @Query() query: Record<string, string>): Promise<object> {
      const limit = pageLimit(query.limit);
      const data = query.tail
        ? (await readTail(runtime.pool, limit)).reverse()
        : await readLog(runtime.pool, positionIn('after', query.after), limit);
      const known = data.filter((event) => knows(caller, event)).map((event) => shownEvent(caller, event));
      return { data: known, hasMore: data.length === limit };
    }
  }
  return StreamsInterface;
};

const unknownStream = (streamId: string, unseen: boolean): Problem =>
  new Problem(404, 'PLT-NOT-FOUND', `There is no stream ${streamId} here.`, { unseen });
