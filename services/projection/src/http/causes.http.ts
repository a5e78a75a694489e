/** The interface by which it is asked what anything came of, and what came of it. */
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { CausalTrace } from '../answers/causes.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { CAUSES, traceCauses } from '../queries/causes/causes.sql.js';
import type { Query as Asked } from '../queries/scope.js';
import { READ_BY_ROLE, settled } from './answering.http.js';

@Controller('v1/causes')
export class CausesInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get()
  @Describe({
    summary: 'What an event came of over all departments, and what came of it',
    query: CAUSES,
    answer: CausalTrace,
    refusals: READ_BY_ROLE,
  })
  async trace(@Caller() caller: Principal, @Query() query: Asked): Promise<CausalTrace> {
    await settled(this.views, query);
    return traceCauses(this.runtime.pool, { caller, query });
  }
}
