/** The interface of lists and of trust: pages, summaries, and how far the views can be believed. */
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import type { Page } from '@gemba/platform/http/request/pages';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { lists } from '../figures/lists.js';
import { pageParameters, summaryParameters } from '../queries/lists/asked.js';
import { readList, summarise } from '../queries/lists/lists.sql.js';
import { Summary } from '../answers/summary.js';
import { Trust } from '../answers/views.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import type { Query as Asked } from '../queries/scope.js';
import { AFTER, checkNames } from '../queries/scope.js';
import { readTrust } from '../queries/trust.sql.js';
import { RATED, READ_BY_ROLE, WAITED, now, settled } from './answering.http.js';

/** An error may quote what it was about, of whatever site; whoever looks after the system is told it. */
const SEES_ERRORS = ['admin', 'service'];

const LISTED = { ...READ_BY_ROLE, 422: ['PRJ-LIST-NOW'] };
const SUMMED = { ...RATED, 422: ['PRJ-LIST-NOW', ...RATED[422]] };

/** What each table is asked by, and what its rows are. */
const PAGES = Object.fromEntries(
  [...lists.values()].map((list) => [
    list.name,
    { summary: `Read a page of ${list.name}`, query: pageParameters(list), pageOf: list.row },
  ]),
);

const SUMMARIES = Object.fromEntries(
  [...lists.values()].map((list) => [
    list.name,
    { summary: `Count ${list.name}, and add up numbers, by a field`, query: summaryParameters(list) },
  ]),
);

@Controller('v1')
export class ListsInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get('tables/:name')
  @Describe({ each: PAGES, refusals: LISTED })
  async list(
    @Caller() caller: Principal,
    @Param('name') name: string,
    @Query() query: Asked,
  ): Promise<Page<object>> {
    await settled(this.views, query);
    return readList(this.runtime.pool, name, { caller, query, now: now() });
  }

  @Get('tables/:name/summary')
  @Describe({ each: SUMMARIES, answer: Summary, refusals: SUMMED })
  async summary(
    @Caller() caller: Principal,
    @Param('name') name: string,
    @Query() query: Asked,
  ): Promise<Summary> {
    await settled(this.views, query);
    return summarise(this.runtime.pool, name, { caller, query, now: now() });
  }

  @Get('trust')
  @Describe({ summary: 'How far the views can be believed', query: AFTER, answer: Trust, refusals: WAITED })
  async trust(@Caller() caller: Principal, @Query() query: Asked): Promise<Trust> {
    checkNames(query, AFTER);
    await settled(this.views, query);
    const consumers = [...this.runtime.strategy.consumers().values()].map((each) => {
      const { consumer, status, counters, paused, lastError } = each.state();
      const said = SEES_ERRORS.some((role) => caller.roles.includes(role)) ? { lastError } : {};
      return { consumer, status, ...counters, paused: [...paused.keys()], ...said };
    });
    const { consumer, lag } = this.views;
    return readTrust(this.runtime.pool, { caller, consumer, lag: lag.current(), consumers, now: now() });
  }
}
