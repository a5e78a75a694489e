/** The interface by which it is asked what held an order line or a production order up. */
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { LineTrace } from '../answers/trace.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import type { Query as Asked } from '../queries/scope.js';
import { checkNames } from '../queries/scope.js';
import { TRACE, traceDelay } from '../queries/trace/trace.sql.js';
import { READ_BY_ROLE, now, settled } from './answering.http.js';

@Controller('v1/trace')
export class TraceInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get()
  @Describe({
    summary: 'What held an order line or a production order up, over all departments',
    query: TRACE,
    answer: LineTrace,
    refusals: READ_BY_ROLE,
  })
  async trace(@Caller() caller: Principal, @Query() query: Asked): Promise<LineTrace> {
    checkNames(query, TRACE);
    await settled(this.views, query);
    return traceDelay(this.runtime.pool, { caller, query, now: now() });
  }
}
