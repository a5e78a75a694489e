/** The interface by which it is asked where a lot went and where it came from. */
import { mayRead } from '@gemba/contracts/access';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { LotGenealogy } from '../answers/genealogy.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { GENEALOGY_PARAMETERS, readGenealogy } from '../queries/genealogy.sql.js';
import type { Query as Asked } from '../queries/scope.js';
import { READ_BY_ROLE, settled } from './answering.http.js';

@Controller('v1/genealogy')
export class GenealogyInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get()
  @Describe({
    summary: 'All that a lot went into, or came from, over all levels',
    query: GENEALOGY_PARAMETERS,
    answer: LotGenealogy,
    refusals: READ_BY_ROLE,
  })
  async read(@Caller() caller: Principal, @Query() query: Asked): Promise<LotGenealogy> {
    if (!mayRead(caller.roles, 'stock-item'))
      throw new Problem(403, 'ACC-ROLE', 'Lots are read by those who may read stock.');
    await settled(this.views, query);
    return readGenealogy(this.runtime.pool, caller, query);
  }
}
