/** The interface by which anything in the company is found. */
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import type { Page } from '@gemba/platform/http/request/pages';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { EntryRow } from '../answers/rows/company.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { ENTRY_PARAMETERS, findEntries } from '../queries/entries/entries.sql.js';
import type { Query as Asked } from '../queries/scope.js';
import { WAITED, settled } from './answering.http.js';

@Controller('v1/entries')
export class EntriesInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get()
  @Describe({
    summary: 'Find anything by what it is called',
    query: ENTRY_PARAMETERS,
    pageOf: EntryRow,
    refusals: WAITED,
  })
  async find(@Caller() caller: Principal, @Query() query: Asked): Promise<Page<EntryRow>> {
    await settled(this.views, query);
    return findEntries(this.runtime.pool, caller, query);
  }
}
