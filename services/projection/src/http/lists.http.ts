/** The interface of lists and of trust: pages, summaries, and how far the views can be believed. */
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { readList, summarise } from '../queries/lists/lists.sql.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import type { Query as Asked } from '../queries/scope.js';
import { checkNames } from '../queries/scope.js';
import { readTrust } from '../queries/trust.sql.js';
import { now, settled } from './answering.http.js';

@Controller('v1')
export class ListsInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get('tables/:name')
  async list(
    @Caller() caller: Principal,
    @Param('name') name: string,
    @Query() query: Asked,
  ): Promise<object> {
    await settled(this.views, query);
    return readList(this.runtime.pool, name, { caller, query, now: now() });
  }

  @Get('tables/:name/summary')
  async summary(
    @Caller() caller: Principal,
    @Param('name') name: string,
    @Query() query: Asked,
  ): Promise<object> {
    await settled(this.views, query);
    return summarise(this.runtime.pool, name, { caller, query, now: now() });
  }

  @Get('trust')
  async trust(@Query() query: Asked): Promise<object> {
    checkNames(query, []);
    await settled(this.views, query);
    const consumers = [...this.runtime.strategy.consumers().values()].map((each) => {
      const { consumer, status, counters, paused, lastError } = each.state();
      return { consumer, status, ...counters, paused: [...paused.keys()], lastError };
    });
    const { consumer, lag } = this.views;
    return readTrust(this.runtime.pool, { consumer, lag: lag.current(), consumers, now: now() });
  }
}
