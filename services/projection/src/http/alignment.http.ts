/** The interface by which it is asked how much work and spending serves an objective. */
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { AlignedWork } from '../answers/alignment.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { ALIGNMENT, readAlignment } from '../queries/alignment.sql.js';
import type { Query as Asked } from '../queries/scope.js';
import { scopeOf } from '../queries/scope.js';
import { WAITED, settled, today } from './answering.http.js';

@Controller('v1/alignment')
export class AlignmentInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get()
  @Describe({
    summary: 'How much work and spending serves an objective',
    query: ALIGNMENT,
    answer: AlignedWork,
    refusals: WAITED,
  })
  async alignment(@Caller() caller: Principal, @Query() query: Asked): Promise<AlignedWork> {
    const scope = scopeOf(query, today(), ALIGNMENT);
    await settled(this.views, query);
    return readAlignment(this.runtime.pool, { caller, scope });
  }
}
