/** The interface of figures: the catalogue, values with their past, explanations and the facts behind. */
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { Kpi } from '@gemba/read-model/kpi';
import { catalogue } from '../figures/kpis/catalogue.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { factsOfKpi } from '../queries/facts.sql.js';
import { explainKpi, kpiValues } from '../queries/kpi-values.sql.js';
import type { Query as Asked } from '../queries/scope.js';
import { checkNames, scopeOf } from '../queries/scope.js';
import { readConsistency, readProfitAndLoss } from '../queries/books/books.sql.js';
import { lagMs, settled, today } from './answering.http.js';

const published = (kpi: Kpi) => ({
  id: kpi.id,
  name: kpi.name,
  description: kpi.description,
  formula: kpi.formula,
  formulaVersion: kpi.formulaVersion,
  unit: kpi.unit,
  owner: kpi.owner,
  direction: kpi.direction,
  group: kpi.group,
  decimals: kpi.decimals,
  supporting: kpi.supporting ?? false,
  numerator: { measures: kpi.numerator },
  denominator: kpi.denominator && { measures: kpi.denominator },
  target: kpi.target ?? null,
});

@Controller('v1')
export class FiguresInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get('kpis')
  kpis(@Query() query: Asked): object {
    checkNames(query, []);
    return { data: catalogue.map(published) };
  }

  @Get('kpi-values')
  async values(@Caller() caller: Principal, @Query() query: Asked): Promise<object> {
    const scope = scopeOf(query, today(), ['ids']);
    await settled(this.views, query);
    const { recordedAt, data } = await kpiValues(this.runtime.pool, { caller, scope, ids: query.ids });
    return { asOf: { recordedAt, lagMs: lagMs(this.views, recordedAt) }, data };
  }

  @Get('kpi-values/:id/explain')
  async explain(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: Asked,
  ): Promise<object> {
    const scope = scopeOf(query, today());
    await settled(this.views, query);
    return explainKpi(this.runtime.pool, id, { caller, scope });
  }

  @Get('kpi-values/:id/facts')
  async facts(@Caller() caller: Principal, @Param('id') id: string, @Query() query: Asked): Promise<object> {
    const scope = scopeOf(query, today(), ['part', 'limit', 'cursor']);
    await settled(this.views, query);
    return factsOfKpi(this.runtime.pool, id, { caller, scope, query });
  }

  @Get('profit-and-loss')
  async profitAndLoss(@Caller() caller: Principal, @Query() query: Asked): Promise<object> {
    const scope = scopeOf(query, today());
    await settled(this.views, query);
    return readProfitAndLoss(this.runtime.pool, { caller, scope });
  }

  @Get('consistency')
  async consistency(@Caller() caller: Principal, @Query() query: Asked): Promise<object> {
    const scope = scopeOf(query, today());
    await settled(this.views, query);
    return readConsistency(this.runtime.pool, { caller, scope: { ...scope, at: null, knownAt: null } });
  }
}
