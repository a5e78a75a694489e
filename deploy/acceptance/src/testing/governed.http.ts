/** The projection beside a governance that it tells what it sees: a site in Lyon, and Ana who works there. */
import { until } from '@gemba/deploy-local/testing/until.process';
import { governance } from '@gemba/governance-service/governance.module';
import type { Answer, Client, TestService } from '@gemba/platform/testing/service.http';
import { EVERYWHERE } from '@gemba/platform/testing/service.http';
import { viewsOf } from '@gemba/projection-service/live/views.module';
import type { Running } from '@gemba/projection-service/testing/running.http';
import { runProjection } from '@gemba/projection-service/testing/running.http';
import { Story } from '@gemba/projection-service/testing/story';
import { euros, pieces } from '@gemba/projection-service/testing/words';

export type Governed = {
  readonly running: Running;
  readonly deciding: TestService;
  /** The COO at governance. */
  readonly coo: Client;
  readonly story: Story;
  /** Tells of a day's work in Lyon, of which so many pieces are scrap. */
  readonly work: (order: string, date: string, made: readonly [good: string, scrap: string]) => void;
  /** Publishes what was told since, and waits until the views have all that anybody said. */
  readonly settled: () => Promise<void>;
};

export const PATIENCE_MS = 30_000;
const DAY_MS = 86_400_000;

/** @throws where it was refused */
export const done = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${String(answer.body.code)}: ${String(answer.body.detail)}`);
  return answer;
};

const operation = ([good, scrap]: readonly [string, string]) => ({
  ...{ item: 'PUMP-100', operation: 10, good: pieces(good), scrap: pieces(scrap), rework: pieces('0') },
  ...{ setup: 'PT10M', run: 'PT2H', plannedRun: 'PT1H40M', plannedRunPerUnit: 'PT10M', people: ['ana'] },
  workUnit: 'LATHE-1',
});

const govern = async (deciding: TestService): Promise<Client> => {
  const coo = await deciding.as(EVERYWHERE);
  const admin = await deciding.as({ sub: 'admin', roles: ['admin'], sites: ['*'] });
  const books = { currency: 'EUR', groupCurrency: 'EUR', country: 'FR' };
  await done(admin.post('/v1/legal-entities', { id: 'gemba-fr', name: 'Gemba France', ...books }));
  const clock = { timeZone: 'Europe/Paris', dayStart: '06:00' };
  await done(admin.post('/v1/sites', { id: 'lyon', name: 'Lyon', companyId: 'gemba-fr', ...clock }));
  const validFrom = new Date(Date.now() - DAY_MS).toISOString();
  const right = { topic: 'monitoring-rule', scope: 'all', holderRole: 'coo', level: 'hq', validFrom };
  await done(admin.post('/v1/decision-rights', { id: 'monitoring-rule.coo', ...right }));
  return coo;
};

export const runGoverned = async (): Promise<Governed> => {
  const running = await runProjection();
  const deciding = await running.company.start(governance);
  const coo = await govern(deciding);
  const story = new Story();
  let told = 0;
  const lagless = () =>
    viewsOf(running.service.runtime)
      .lag.current()
      ?.every(({ lag }) => lag === 0) === true;
  const settled = async (): Promise<void> => {
    const events = story.events.slice(told);
    told = story.events.length;
    await until(async () => ((await deciding.runtime.relayLag())?.events ?? 0) === 0, PATIENCE_MS);
    await running.tell(events);
    await Promise.all(
      [...deciding.runtime.strategy.consumers().values()].map((each) => each.waitForIdle(PATIENCE_MS)),
    );
    await until(() => Promise.resolve(lagless()), PATIENCE_MS);
  };
  const work: Governed['work'] = (order, date, made) => {
    const recordedAt = new Date(Date.now() - DAY_MS).toISOString();
    const event = ['OperationCompleted', operation(made)] as const;
    story.say(`production-order-${order}`, event, { site: 'lyon', date, recordedAt });
  };
  const ana = { name: 'Ana', site: 'lyon', position: 'Planner', costCentre: 'LYO', start: '2026-01-01' };
  story.say('employee-ana', ['EmployeeHired', { ...ana, hourlyCost: euros('30.00') }], { site: 'lyon' });
  await settled();
  return { running, deciding, coo, story, work, settled };
};
