/** The interface by which it is asked why a figure moved. */
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { WhyMoved } from '../answers/why.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import type { Query as Asked } from '../queries/scope.js';
import { WHY, comparedIn } from '../queries/why/asked.js';
import { whyMoved } from '../queries/why/why.sql.js';
import { WAITED, settled, today } from './answering.http.js';

@Controller('v1/kpis')
export class WhyInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get(':id/why')
  @Describe({ summary: 'Why a figure moved', query: WHY, answer: WhyMoved, refusals: WAITED })
  async why(@Caller() caller: Principal, @Param('id') id: string, @Query() query: Asked): Promise<WhyMoved> {
    const compared = comparedIn(query, today());
    await settled(this.views, query);
    return whyMoved(this.runtime.pool, id, { caller, compared, query });
  }
}
