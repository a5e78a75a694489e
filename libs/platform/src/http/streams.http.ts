/** Streams as they stand in the log, for readers that miss events, for drill-down and for audit. */
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { readLog, readStream, readTail, verifyLog } from '@gemba/event-store/log.sql';
import { Caller, Roles } from '../access/guard.http.js';
import type { Principal } from '../access/principal.js';
import { sees } from '../access/principal.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { eventSchema, page } from '../spec/openapi/parts.js';
import { Describe } from './describe.http.js';
import { pageLimit } from './request/pages.js';
import { Problem } from './problems/problem.js';

const wholeNumber = (text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(text)) throw new Problem(400, 'PLT-QUERY', `${text} is not a whole number.`);
  return Number(text);
};

const EVENTS = page(eventSchema);

const VERIFICATION = {
  type: 'object',
  required: ['events', 'flaws'],
  properties: {
    events: { type: 'integer', description: 'How many were read.' },
    flaws: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          streamId: { type: 'string' },
          version: { type: 'integer' },
          flaw: { type: 'string' },
        },
      },
    },
  },
};

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
        from: wholeNumber(query.from, 1),
        limit: limit + 1,
      });
      const [first] = rows;
      if (first && !sees(caller, first.meta.siteId)) throw unknownStream(streamId);
      if (!first && (await readStream(runtime.pool, streamId, { limit: 1 })).length === 0)
        throw unknownStream(streamId);
      return { data: rows.slice(0, limit), hasMore: rows.length > limit };
    }

    @Get('log')
    @Describe({
      summary: 'Read the log of the service',
      query: { after: 'Position to read on from.', tail: 'Any text: the newest events instead.', limit: '' },
      answer: EVENTS,
    })
    @Roles('admin', 'service', 'coo')
    async log(@Query() query: Record<string, string>): Promise<object> {
      const limit = pageLimit(query.limit);
      const data = query.tail
        ? (await readTail(runtime.pool, limit)).reverse()
        : await readLog(runtime.pool, wholeNumber(query.after, 0), limit);
      return { data, hasMore: data.length === limit };
    }

    @Get('log/verification')
    @Describe({ summary: 'Walk every hash chain of the log', answer: VERIFICATION })
    @Roles('admin', 'coo')
    verify(): Promise<object> {
      return verifyLog(runtime.pool);
    }
  }
  return StreamsInterface;
};

const unknownStream = (streamId: string): Problem =>
  new Problem(404, 'PLT-NOT-FOUND', `There is no stream ${streamId} here.`);
