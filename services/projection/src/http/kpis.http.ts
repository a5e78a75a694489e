/** The interface of figures: the catalogue, values with their past, explanations and the facts behind. */
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { checkReader } from '@gemba/platform/access/reading';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Kpi } from '@gemba/read-model/kpi';
import { Consistency, ProfitAndLoss } from '../answers/books.js';
import type { KpiEntry } from '../answers/kpis.js';
import { Explanation, Facts, KpiCatalogue, KpiValues } from '../answers/kpis.js';
import { mayReadKpi } from '../figures/readers.js';
import { catalogue } from '../figures/kpis/catalogue.js';
import { viewsOf } from '../live/views.module.js';
import type { Views } from '../live/views.module.js';
import { factsOfKpi } from '../queries/facts.sql.js';
import { explainKpi, kpiValues } from '../queries/kpi-values.sql.js';
import type { Query as Asked } from '../queries/scope.js';
import { AFTER, SCOPE, checkNames, scopeOf } from '../queries/scope.js';
import { readConsistency, readProfitAndLoss } from '../queries/books/books.sql.js';
import { RATED, READ_BY_ROLE, WAITED, lagMs, settled, today } from './answering.http.js';

const published = (kpi: Kpi): KpiEntry => ({
  id: kpi.id,
  name: kpi.name,
  description: kpi.description,
  formula: kpi.formula,
  formulaVersion: kpi.formulaVersion,
  validFrom: kpi.validFrom ?? null,
  earlier: kpi.earlier ?? [],
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

const VALUES: QueryParameters = {
  ...SCOPE,
  ids: 'Figures of the catalogue, with commas between them; all unless told.',
};

const FACTS: QueryParameters = {
  ...SCOPE,
  part: {
    says: 'Which part of the figure; its numerator unless told.',
    schema: { type: 'string', enum: ['numerator', 'denominator'] },
  },
  limit: '',
  cursor: '',
};

@Controller('v1')
export class FiguresInterface {
  private readonly views: Views;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.views = viewsOf(runtime);
  }

  @Get('kpis')
  @Describe({ summary: 'List the catalogue of figures', query: AFTER, answer: KpiCatalogue })
  kpis(@Caller() caller: Principal, @Query() query: Asked): KpiCatalogue {
    checkNames(query, AFTER);
    return { data: catalogue.filter((kpi) => mayReadKpi(caller.roles, kpi)).map(published) };
  }

  @Get('kpi-values')
  @Describe({ summary: 'Read figures with their past', query: VALUES, answer: KpiValues, refusals: WAITED })
  async values(@Caller() caller: Principal, @Query() query: Asked): Promise<KpiValues> {
    const scope = scopeOf(query, today(), VALUES);
    await settled(this.views, query);
    const { recordedAt, data } = await kpiValues(this.runtime.pool, { caller, scope, ids: query.ids });
    return { asOf: { recordedAt, lagMs: lagMs(this.views, recordedAt) }, data };
  }

  @Get('kpi-values/:id/explain')
  @Describe({ summary: 'Read how a figure comes about', query: SCOPE, answer: Explanation, refusals: WAITED })
  async explain(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: Asked,
  ): Promise<Explanation> {
    const scope = scopeOf(query, today());
    await settled(this.views, query);
    return explainKpi(this.runtime.pool, id, { caller, scope });
  }

  @Get('kpi-values/:id/facts')
  @Describe({
    summary: 'List the facts behind a figure',
    query: FACTS,
    answer: Facts,
    refusals: READ_BY_ROLE,
  })
  async facts(@Caller() caller: Principal, @Param('id') id: string, @Query() query: Asked): Promise<Facts> {
    const scope = scopeOf(query, today(), FACTS);
    await settled(this.views, query);
    return factsOfKpi(this.runtime.pool, id, { caller, scope, query });
  }

  @Get('profit-and-loss')
  @Describe({
    summary: 'Read the profit and loss of a period',
    query: SCOPE,
    answer: ProfitAndLoss,
    refusals: RATED,
  })
  async profitAndLoss(@Caller() caller: Principal, @Query() query: Asked): Promise<ProfitAndLoss> {
    checkReader(caller, 'journal');
    const scope = scopeOf(query, today());
    await settled(this.views, query);
    return readProfitAndLoss(this.runtime.pool, { caller, scope });
  }

  @Get('consistency')
  @Describe({
    summary: 'Whether subledgers and books agree',
    query: SCOPE,
    answer: Consistency,
    refusals: READ_BY_ROLE,
  })
  async consistency(@Caller() caller: Principal, @Query() query: Asked): Promise<Consistency> {
    checkReader(caller, 'journal');
    const scope = scopeOf(query, today());
    await settled(this.views, query);
    return readConsistency(this.runtime.pool, { caller, scope: { ...scope, at: null, knownAt: null } });
  }
}
