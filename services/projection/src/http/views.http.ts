/** The interface of the views as a whole: their hash, and rebuilding them. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { IsOneOf, Optional } from '@gemba/contracts/fields';
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import { Caller, Roles } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Problem } from '@gemba/platform/http/problems/problem';
import { validated } from '@gemba/platform/http/request/validation';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { Expectation } from '../answers/views.js';
import { EXPECTATIONS, Rebuild, ViewsHash } from '../answers/views.js';
import { hashOf } from '../engine/build/hash.sql.js';
import { readLiveBuild } from '../engine/build/locks.sql.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { readRebuild, readRunning } from '../engine/rebuild/rebuilds.sql.js';

class RebuildViews {
  /** `changed` takes the new build also when it differs, because the models have changed. */
  @Optional() @IsOneOf(EXPECTATIONS) expect?: Expectation;
}

@Controller('v1/views')
export class ViewsInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get('hash')
  @Describe({ summary: 'The hash of every part of the views, at their offsets', answer: ViewsHash })
  @Roles('admin', 'coo')
  hash(): Promise<ViewsHash> {
    return inTransaction(this.runtime.pool, async (tx) => {
      await tx.query('set transaction isolation level repeatable read');
      const { schema } = await readLiveBuild(tx);
      const { rows } = await tx.query<{ place: string; next: string }>(
        `select topic || '/' || partition as place, next_offset as next from consumer_offsets
          where consumer = $1 order by 1`,
        [this.views.consumer],
      );
      const offsets = Object.fromEntries(rows.map(({ place, next }) => [place, next]));
      return { build: schema, ...(await hashOf(tx, schema)), offsets };
    });
  }

  @Post('rebuild')
  @Describe({
    summary: 'Fill a new build of the views beside the live one',
    ...{ body: RebuildViews, answer: Rebuild, refusals: { 409: ['PRJ-REBUILD-STATE'] } },
  })
  @Roles('admin')
  @HttpCode(202)
  async rebuild(@Caller() caller: Principal, @Body() body: unknown): Promise<Rebuild> {
    const { expect = 'same' } = validated(RebuildViews, body ?? {});
    const begun = await this.views.rebuilds.begin(caller.id, expect);
    if (begun) return begun;
    const running = await readRunning(this.runtime.pool);
    throw new Problem(
      409,
      'PRJ-REBUILD-STATE',
      `Rebuild ${String(running?.id ?? '')} is under way; wait for its end.`,
    );
  }

  @Get('rebuild/:id')
  @Describe({ summary: 'How far a rebuild is, or how it ended', answer: Rebuild })
  @Roles('admin', 'coo')
  async progress(@Param('id') id: string): Promise<Rebuild> {
    const found = /^\d{1,9}$/.test(id) ? await readRebuild(this.runtime.pool, Number(id)) : undefined;
    if (found) return found;
    throw new Problem(404, 'PLT-NOT-FOUND', `There was no rebuild ${id}.`);
  }
}
