/** Named queries of EPCIS 2.0 and subscriptions: whoever asks is told of what comes at their sites. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { answerSchemaOf } from '@gemba/contracts/schema';
import type { JsonSchema } from '@gemba/contracts/schema';
import { Caller, Roles } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { isBound } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { validated } from '@gemba/platform/http/request/validation';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import type { FastifyReply } from 'fastify';
import { v7 } from 'uuid';
import type { Fault } from '../document/check.js';
import { lastPlace } from '../query/events.sql.js';
import { NameQuery, QueryAnswer, Subscribe, SubscriptionAnswer } from './answers.js';
import { faultsOfSubscription, queryIn } from './asked.js';
import { delivererOf } from './deliverer.process.js';
import { NamedQuery, Subscription } from './entities.sql.js';
import { takenUp } from './giving-up.process.js';
import { dueAfter } from './outbox.sql.js';
import { cannotReceive } from './receiver.http.js';

const SEES_ALL = ['admin', 'coo'];
const INVALID = 'SCM-EPCIS-INVALID';
const TAKEN = 'SCM-EPCIS-QUERY';

const invalid = (detail: string, faults: readonly Fault[], exception: string): Problem =>
  new Problem(400, INVALID, detail, {
    type: `epcisException:${exception}`,
    errors: faults.map((fault) => ({ ...fault, code: INVALID })),
  });

const notThere = (what: string, exception = 'NoSuchNameException'): Problem =>
  new Problem(404, 'PLT-NOT-FOUND', `There is no ${what}.`, { type: `epcisException:${exception}` });

const sitesOf = ({ sites }: Principal): string[] | null => (isBound(sites) ? [...sites] : null);

const queryAnswer = ({ name, query, createdAt }: NamedQuery): QueryAnswer => ({
  ...{ name, query, createdAt: createdAt.toISOString() },
});

const answerOf = (of: Subscription): SubscriptionAnswer => ({
  ...{ subscriptionID: of.id, queryName: of.queryName, dest: of.dest, stream: of.schedule === null },
  ...(of.schedule === null ? {} : { schedule: of.schedule }),
  reportIfEmpty: of.reportIfEmpty,
  ...(of.initialRecordTime === null ? {} : { initialRecordTime: of.initialRecordTime.toISOString() }),
  ...{ createdAt: of.createdAt.toISOString(), state: of.state, attempts: of.attempts },
  ...(of.failingSince === null ? {} : { failingSince: of.failingSince.toISOString() }),
  ...(of.error === null ? {} : { error: of.error }),
});

const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const QUERIES = listOf(answerSchemaOf(QueryAnswer));
const SUBSCRIPTIONS = listOf(answerSchemaOf(SubscriptionAnswer));

@Controller('epcis/queries')
@Roles('warehouse', 'admin', 'coo')
export class SubscriptionsInterface {
  constructor(private readonly runtime: Runtime) {}

  @Get()
  @Describe({ summary: 'List the queries that you named', answer: QUERIES })
  async queries(@Caller() caller: Principal): Promise<object> {
    const found = await this.manager().find(NamedQuery, {
      where: { owner: caller.id },
      order: { name: 'asc' },
    });
    return found.map(queryAnswer);
  }

  @Post()
  @HttpCode(201)
  @Describe({
    summary: 'Name a query, to subscribe to it',
    ...{ body: NameQuery, answer: QueryAnswer, also: { 200: 'It was named before.' } },
    refusals: { 400: [INVALID], 409: [TAKEN] },
  })
  async name(
    @Caller() caller: Principal,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueryAnswer> {
    const { name, query: said } = validated(NameQuery, body);
    const query = queryIn(said);
    if (Array.isArray(query))
      throw invalid('The query is not as EPCIS 2.0 has it.', query, 'QueryParameterException');
    const owner = caller.id;
    const made = { owner, name, query, createdAt: new Date() };
    const inserted = await this.manager()
      .createQueryBuilder()
      .insert()
      .into(NamedQuery)
      .values(made)
      .orIgnore()
      .returning('name')
      .execute();
    const kept = await this.manager().findOneByOrFail(NamedQuery, { owner, name });
    if (
      JSON.stringify(Object.entries(kept.query).toSorted()) !==
      JSON.stringify(Object.entries(query).toSorted())
    )
      throw new Problem(409, TAKEN, `${name} is another query of yours; take another name.`, {
        type: 'epcisException:DuplicateNameException',
      });
    reply.status((inserted.raw as unknown[]).length > 0 ? 201 : 200);
    reply.header('Location', `/epcis/queries/${name}`);
    return queryAnswer(kept);
  }

  @Get(':name')
  @Describe({ summary: 'Read a query that you named', answer: QueryAnswer })
  async query(@Caller() caller: Principal, @Param('name') name: string): Promise<QueryAnswer> {
    return queryAnswer(await this.named(caller, name));
  }

  @Delete(':name')
  @HttpCode(204)
  @Describe({ summary: 'Forget a query, and end all subscriptions to it' })
  async forget(@Caller() caller: Principal, @Param('name') name: string): Promise<void> {
    const { owner } = await this.named(caller, name);
    const over = await this.manager().findBy(Subscription, { owner, queryName: name, state: 'given-up' });
    for (const each of over) await takenUp(this.runtime, each);
    await delivererOf(this.runtime).source.transaction(async (tx) => {
      await tx.delete(Subscription, { owner, queryName: name });
      await tx.delete(NamedQuery, { owner, name });
    });
  }

  @Get(':name/subscriptions')
  @Describe({ summary: 'List the subscriptions to a query', answer: SUBSCRIPTIONS })
  async subscriptions(@Caller() caller: Principal, @Param('name') queryName: string) {
    const { owner } = await this.named(caller, queryName);
    const found = await this.manager().find(Subscription, {
      where: { owner, queryName },
      order: { createdAt: 'asc', id: 'asc' },
    });
    return found.map(answerOf);
  }

  @Post(':name/subscriptions')
  @HttpCode(201)
  @Describe({
    summary: 'Have what a query finds sent to you, as it comes or by a schedule',
    detail:
      'Each event is sent at least once and in order, as an EPCISQueryDocument by POST; what is not ' +
      'answered with 2xx is sent again, later each time, for two days. The same document has the same ' +
      'Idempotency-Key. Redirects are not followed.',
    ...{ body: Subscribe, answer: SubscriptionAnswer, refusals: { 400: [INVALID] } },
  })
  async subscribe(
    @Caller() caller: Principal,
    @Param('name') queryName: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionAnswer> {
    const { owner, query } = await this.named(caller, queryName);
    const asked = validated(Subscribe, body);
    const { receivers } = delivererOf(this.runtime).world;
    const now = new Date();
    const faults = faultsOfSubscription(asked, { cannot: cannotReceive(asked.dest, receivers), now });
    if (faults.length > 0)
      throw invalid('The subscription cannot be had.', faults, 'SubscriptionControlsException');
    const { dest, signatureToken, schedule = null, reportIfEmpty = false } = asked;
    const since = asked.initialRecordTime;
    const made: Subscription = {
      ...{ id: v7(), owner, queryName, query, sites: sitesOf(caller), dest, signatureToken },
      ...{ schedule, reportIfEmpty, initialRecordTime: since === undefined ? null : new Date(since) },
      ...{ createdAt: now, reached: since === undefined ? await lastPlace(this.runtime.pool) : '0' },
      ...{
        state: 'active',
        dueAt: dueAfter({ schedule }, now),
        attempts: 0,
        failingSince: null,
        error: null,
      },
    };
    await this.manager().insert(Subscription, made);
    reply.header('Location', `/epcis/queries/${queryName}/subscriptions/${made.id}`);
    return answerOf(made);
  }

  @Get(':name/subscriptions/:id')
  @Describe({ summary: 'Read how a subscription is doing', answer: SubscriptionAnswer })
  async subscription(
    @Caller() caller: Principal,
    @Param('name') queryName: string,
    @Param('id') id: string,
  ): Promise<SubscriptionAnswer> {
    return answerOf(await this.subscribed(caller, queryName, id));
  }

  @Delete(':name/subscriptions/:id')
  @HttpCode(204)
  @Describe({ summary: 'End a subscription' })
  async end(
    @Caller() caller: Principal,
    @Param('name') queryName: string,
    @Param('id') id: string,
  ): Promise<void> {
    const of = await this.subscribed(caller, queryName, id);
    if (of.state === 'given-up') await takenUp(this.runtime, of);
    await this.manager().delete(Subscription, { id });
  }

  @Post(':name/subscriptions/:id/resume')
  @HttpCode(200)
  @Describe({ summary: 'Send to a receiver again that was given up', answer: SubscriptionAnswer })
  async resume(
    @Caller() caller: Principal,
    @Param('name') queryName: string,
    @Param('id') id: string,
  ): Promise<SubscriptionAnswer> {
    const of = await this.subscribed(caller, queryName, id);
    if (of.state !== 'given-up') return answerOf(of);
    await takenUp(this.runtime, of);
    const anew = {
      state: 'active' as const,
      attempts: 0,
      failingSince: null,
      error: null,
      dueAt: new Date(),
    };
    await this.manager().update(Subscription, { id, state: 'given-up' }, anew);
    return answerOf({ ...of, ...anew });
  }

  private manager() {
    return delivererOf(this.runtime).source.manager;
  }

  /** Who comes back may see other sites by now: so may what is sent to them. @throws Problem 404 */
  private async named({ id: owner, ...caller }: Principal, name: string): Promise<NamedQuery> {
    const sites = sitesOf({ id: owner, ...caller });
    await this.manager().update(Subscription, { owner }, { sites });
    const found = await this.manager().findOneBy(NamedQuery, { owner, name });
    if (!found) throw notThere(`query ${name} of yours`);
    return found;
  }

  /** Those of the caller; whoever looks after the system finds everybody's. @throws Problem 404 */
  private async subscribed(caller: Principal, queryName: string, id: string): Promise<Subscription> {
    const seesAll = SEES_ALL.some((role) => caller.roles.includes(role)) && !isBound(caller.sites);
    const isId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id);
    const found = isId ? await this.manager().findOneBy(Subscription, { id, queryName }) : null;
    if (!found || !(found.owner === caller.id || seesAll))
      throw notThere(`subscription ${id} to ${queryName}`, 'NoSuchSubscriptionException');
    return found;
  }
}
