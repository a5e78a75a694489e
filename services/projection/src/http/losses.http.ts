/** The interface by which it is asked where the time of machines went. */
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { checkReader } from '@gemba/platform/access/reading';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { OeeLosses } from '../answers/losses.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { LOSSES, readLosses } from '../queries/losses.sql.js';
import type { Query as Asked } from '../queries/scope.js';
import { scopeOf } from '../queries/scope.js';
import { READ_BY_ROLE, settled, today } from './answering.http.js';

@Controller('v1/losses')
export class LossesInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get()
  @Describe({
    summary: 'Where the time of machines went, and why they stood',
    query: LOSSES,
    answer: OeeLosses,
    refusals: READ_BY_ROLE,
  })
  async losses(@Caller() caller: Principal, @Query() query: Asked): Promise<OeeLosses> {
    checkReader(caller, 'equipment');
    const scope = scopeOf(query, today(), LOSSES);
    await settled(this.views, query);
    const { workUnit = '' } = query;
    return readLosses(this.runtime.pool, { caller, scope, workUnit: workUnit === '' ? null : workUnit });
  }
}
